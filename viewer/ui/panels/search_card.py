"""One hit of a search of the library, laid out in a width, and how it is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from viewer.core.found import Found, FoundIn
from viewer.core.query_hits import Excerpt
from viewer.core.timecode import format_ms
from viewer.ui import icons
from viewer.ui.panels.notes_card import GAP, OUTER, PAD, Fonts
from viewer.ui.panels.notes_painter import Looks
from viewer.ui.panels.notes_text import runs_left
from viewer.ui.panels.search_model import shown_of
from viewer.ui.theme import Theme

_LINES = 3
_ROUND = 7.0
_BAR = 3
_SIGN = 14
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HitCard:
    """A hit in a width.

    Attributes:
        hit: what it shows.
        width: of the list.
        height: in pixels, with the gap below.
    """

    def __init__(self, hit: Found, width: int, fonts: Fonts) -> None:
        self.hit, self.width, self._fonts = hit, width, fonts
        self._line = round(QFontMetricsF(fonts.time).height())
        self._shown = shown_of(hit)
        self._lay_out()
        self.height = round(PAD + self._line + 3 + self._words_height) + PAD - 2 + GAP

    def paint(self, painter: QPainter, top: int, theme: Theme, looks: Looks) -> None:
        """Draw it with its upper edge at `top`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, top, theme, looks)
        self._paint_head(painter, float(top + PAD), theme)
        painter.setPen(theme.text)
        grounds = _formats(self._shown, _ground(theme))
        self._words.draw(painter, QPointF(OUTER + PAD, top + PAD + self._line + 3), grounds)
        painter.restore()

    @property
    def _room(self) -> int:
        return max(40, self.width - 2 * OUTER - 2 * PAD)

    def _lay_out(self) -> None:
        self._words, self._words_height, seen = _laid_out(self._shown, self._fonts.text, self._room)
        if seen < len(self._shown.text):  # what is beyond the last line is left out
            cut = self._shown.text[: max(1, seen - 3)].rsplit(" ", 1)[0].rstrip(" …") + " …"
            spans = tuple((start, min(end, len(cut))) for start, end in self._shown.spans if start < len(cut))
            self._shown = Excerpt(cut, spans)
            self._words, self._words_height, _ = _laid_out(self._shown, self._fonts.text, self._room)

    def _paint_ground(self, painter: QPainter, top: int, theme: Theme, looks: Looks) -> None:
        area = QRectF(OUTER + 0.5, top + 0.5, self.width - 2 * OUTER - 1, self.height - GAP - 1)
        ground = theme.hover_band if looks.hovered else theme.surface
        painter.setBrush(theme.active_band if looks.chosen else ground)
        edge = theme.accent if looks.chosen else theme.line
        painter.setPen(QPen(edge, 2 if looks.chosen and looks.focused else 1))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        if looks.chosen:
            bar = QRectF(area.left() + 1, area.top() + _ROUND, _BAR, area.height() - 2 * _ROUND)
            painter.fillRect(bar, theme.accent)

    def _paint_head(self, painter: QPainter, top: float, theme: Theme) -> None:
        left = float(OUTER + PAD)
        time = format_ms(self.hit.ms)
        painter.setFont(self._fonts.time)
        painter.setPen(theme.text)
        width = painter.fontMetrics().horizontalAdvance(time)
        painter.drawText(QRectF(left, top, width + 2, self._line), _UPRIGHT, time)
        left += width + 9
        if self.hit.kind is FoundIn.NOTE:
            upper = round(top) + (self._line - _SIGN) // 2
            icons.draw(painter, QRect(round(left), upper, _SIGN, _SIGN), "note", theme.quiet)
            left += _SIGN + 6
        painter.setFont(self._fonts.small)
        painter.setPen(theme.quiet)
        room = round(OUTER + PAD + self._room - left)
        name = painter.fontMetrics().elidedText(self.hit.speaker, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room, self._line), _UPRIGHT, name)


def _laid_out(shown: Excerpt, font: QFont, width: float) -> tuple[QTextLayout, float, int]:
    """A layout, its height, and how many code points it shows; what was found is heavier."""
    text, heavy = shown.text, QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.DemiBold)
    layout = QTextLayout(text, font)
    layout.setFormats(_formats(shown, heavy))
    option = QTextOption(Qt.AlignmentFlag.AlignRight if runs_left(text) else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, units = 0.0, 0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += round(line.height() * 1.12)
        units = line.textStart() + line.textLength()
    layout.endLayout()
    seen = text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")
    return layout, height, len(seen)


def _ground(theme: Theme) -> QTextCharFormat:
    """The ground of what was found."""
    look = QTextCharFormat()
    look.setBackground(QBrush(theme.hit))
    return look


def _formats(shown: Excerpt, look: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    """The look of what was found."""
    ranges = []
    for start, end in shown.spans:
        marked = QTextLayout.FormatRange()
        marked.start = _units(shown.text[:start])
        marked.length = _units(shown.text[start:end])
        marked.format = look
        ranges.append(marked)
    return ranges


def _units(text: str) -> int:
    """How many UTF-16 units it has, which Qt counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
