"""The highlighters as small squares, with the line that each has in the text."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from viewer.core.annotations import Colour
from viewer.ui.theme import Theme
from viewer.ui.transcript.note_painter import line_pen

_ROUND = 3.0
_TICK = ((0.25, 0.42), (0.45, 0.62), (0.78, 0.2))  # in parts of the square
_RATIO = 2  # sharp enough on every screen


def paint_swatch(painter: QPainter, area: QRectF, colour: Colour, theme: Theme) -> None:
    """Draw a highlighter: its ground, and its line below; the pen and brush are changed."""
    painter.setPen(QPen(theme.mark_line(colour), 0.7))
    painter.setBrush(theme.mark(colour))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -3.5), _ROUND, _ROUND)
    painter.setPen(line_pen(colour, theme))
    below = area.bottom() - 1
    painter.drawLine(QLineF(area.left() + 1, below, area.right() - 1, below))


def swatch(theme: Theme, colour: Colour | None, size: int = 16, *, ticked: bool = False) -> QIcon:
    """A highlighter for menus and lists, ticked perhaps; an empty square for none."""
    picture = QPixmap(QSize(size, size) * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(1.5, 1.5, size - 3, size - 3)
    if colour is None:
        painter.setPen(QPen(theme.line_strong, 1))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
    else:
        paint_swatch(painter, area, colour, theme)
    if ticked:
        painter.setPen(QPen(theme.text, 1.8))
        painter.drawPolyline([QPointF(x * size, y * size) for x, y in _TICK])
    painter.end()
    return QIcon(picture)
