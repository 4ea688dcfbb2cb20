"""Paints highlights: their grounds, a line under the text for each, signs in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from viewer.core.annotations import Colour
from viewer.ui import icons
from viewer.ui.theme import Theme
from viewer.ui.transcript.lines import span_rects
from viewer.ui.transcript.metrics import Metrics
from viewer.ui.transcript.note_marks import Stroke

_LINE, _STEP = 2.0, 3.0  # thickness of a line under the text, and from one to the next
_LEVELS = 3  # that have room between two lines of text
_SIGN = 15  # size of a sign in the margin
_PATTERNS: dict[Colour, tuple[float, ...]] = {  # dashes and gaps, in thicknesses
    Colour.YELLOW: (),
    Colour.ORANGE: (5, 1.5),
    Colour.GREEN: (1, 1),
    Colour.BLUE: (5, 1.5, 1, 1.5),
    Colour.PURPLE: (10, 2),
    Colour.GREY: (2, 2.5),
}
"""Not everybody sees the colours apart: each highlighter has its own kind of line."""


Placed = tuple[Stroke, list[QRectF]]
"""A stroke, and its lines in the turn's own pixels."""


def placed(layout: QTextLayout, strokes: Iterable[Stroke]) -> list[Placed]:
    """Where strokes lie on the lines of their turn."""
    return [(stroke, list(span_rects(layout, stroke.start, stroke.end))) for stroke in strokes]


def paint_grounds(painter: QPainter, y: int, strokes: Sequence[Placed], theme: Theme) -> None:
    """Paint what lies under the text; the shorter of two that overlap lies on top.

    Args:
        painter: draws.
        y: where the turn's upper edge is.
        strokes: those to be seen.
        theme: the colours.
    """
    for stroke, areas in sorted(strokes, key=lambda each: each[0].start - each[0].end):
        color = theme.mark(stroke.colour)
        for area in areas:
            painter.fillRect(area.adjusted(-1, y - 1, 1, y + 1).toAlignedRect(), color)


def paint_lines(painter: QPainter, y: int, strokes: Sequence[Placed], theme: Theme) -> None:
    """Paint the line under the text of each stroke; arguments as for `paint_grounds`, its pen is changed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for stroke, areas in strokes:
        painter.setPen(line_pen(stroke.colour, theme))
        for area in areas:
            below = round(y + area.bottom() + stroke.level % _LEVELS * _STEP)
            painter.drawLine(round(area.left()), below, round(area.right()), below)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def line_pen(colour: Colour, theme: Theme) -> QPen:
    """The line that goes with a highlighter."""
    return _pen(theme.mark_line(colour).rgb(), _PATTERNS[colour])


@cache
def _pen(color: int, pattern: tuple[float, ...]) -> QPen:
    pen = QPen(QColor(color), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern:
        pen.setDashPattern(pattern)
    return pen


def sign_rects(
    layout: QTextLayout, y: int, strokes: Iterable[Stroke], metrics: Metrics
) -> Iterator[tuple[QRect, list[Stroke]]]:
    """Where the signs of a turn stand in the right margin, one for each line of text that needs one."""
    beside: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        beside.setdefault(layout.lineForTextPosition(stroke.start).lineNumber(), []).append(stroke)
    left = metrics.text_left + metrics.text_width
    for number, there in beside.items():
        line = layout.lineAt(number)
        middle = y + line.y() + line.height() / 2
        area = QRectF(left, middle - metrics.line / 2, metrics.right - left, metrics.line)
        yield area.toRect(), there


def paint_sign(painter: QPainter, area: QRect, strokes: Sequence[Stroke], theme: Theme) -> None:
    """Draw the sign of what stands beside a line: a sheet for notes, else a label or an empty sheet."""
    first = next((stroke for stroke in strokes if stroke.annotation.note), strokes[0])
    noted = first.annotation
    name = "note" if noted.note else "tag" if noted.tags and not noted.unfinished else "unfinished"
    color = theme.mark_line(first.colour)
    box = QRect(0, 0, _SIGN, _SIGN)
    box.moveCenter(area.center())
    if icons.available():
        icons.draw(painter, box, name, color)
    else:
        painter.fillRect(box.adjusted(4, 4, -4, -4), color)
    if len(strokes) > 1:
        _paint_more(painter, box, color)


def _paint_more(painter: QPainter, box: QRect, color: QColor) -> None:
    """A second corner behind the sign: there is more than one."""
    painter.setPen(QPen(color, 1))
    right, bottom = box.right() + 2, box.bottom() + 1
    painter.drawLine(right, box.top() + 4, right, bottom)
    painter.drawLine(box.left() + 4, bottom, right, bottom)
