"""The highlighters' colours in menus and lists."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from viewer.core.annotations import Colour
from viewer.ui.theme import Theme


def swatch(theme: Theme, colour: Colour | None, size: int = 16) -> QIcon:
    """A small square of a colour, crossed out where there is none."""
    picture = QPixmap(QSize(size, size) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.mark_line(colour) if colour else theme.line_strong, 1))
    painter.setBrush(theme.mark(colour) if colour else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(1.5, 1.5, size - 3, size - 3), 3, 3)
    if colour is None:
        painter.drawLine(3, size - 4, size - 4, 3)
    painter.end()
    return QIcon(picture)
