"""Words in a few lines, cut with an ellipsis; each paragraph runs in the direction of its own script."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_LINE = "\u2028"  # what a text layout takes for the end of a line
_MOST = 4_000  # code points that are looked at: what is cut away need not be laid out


class Paragraph:
    """Text laid out in a width; at most so many lines.

    Attributes:
        height: pixels it takes; 0 without words.
        cut: whether not all of it is shown.
    """

    def __init__(self, text: str, font: QFont, width: float, lines: int) -> None:
        shown = text.strip()[:_MOST].replace("\r\n", _LINE).replace("\n", _LINE)
        self._layout, height = _laid_out(shown, font, width)
        self.cut = self._layout.lineCount() > lines or len(text) > _MOST
        if self._layout.lineCount() > lines:
            line = self._layout.lineAt(lines - 1)
            units = shown.encode("utf-16-le", "surrogatepass")
            begin = line.textStart() * 2
            before, rest = (
                part.decode("utf-16-le", "surrogatepass") for part in (units[:begin], units[begin:])
            )
            rest = rest.split(_LINE, 1)[0].rstrip() + "…"
            room = QFontMetricsF(font)
            last = room.elidedText(rest, Qt.TextElideMode.ElideRight, round(width) - 3)
            self._layout, height = _laid_out(before + last, font, width, most=lines)
        self.height = height if shown else 0.0

    def draw(self, painter: QPainter, left: float, top: float, color: QColor) -> None:
        """Draw with the upper left corner there."""
        if self.height:
            painter.setPen(color)
            self._layout.draw(painter, QPointF(left, top))


def _laid_out(text: str, font: QFont, width: float, most: int = 0) -> tuple[QTextLayout, float]:
    """A layout with a forced width, and its height; no more than `most` lines, where that is given."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if runs_left(text) else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height, count = 0.0, 0
    while (not most or count < most) and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += round(line.height() * 1.12)
        count += 1
    layout.endLayout()
    return layout, height


def runs_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script that runs from right to left."""
    for letter in text:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def flow(widths: list[float], room: float, height: float, gap: float, lines: int) -> list[QRectF]:
    """Places for boxes that stand side by side and go on in the next line; those beyond `lines` get none."""
    places: list[QRectF] = []
    left = top = 0.0
    for width in widths:
        taken = min(width, room)
        if left and left + taken > room:
            left, top = 0.0, top + height + gap
        if top >= lines * (height + gap):
            break
        places.append(QRectF(left, top, taken, height))
        left += taken + gap
    return places
