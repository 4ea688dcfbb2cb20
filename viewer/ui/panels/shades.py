"""The highlighters' colours on cards and in menus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from viewer.core.annotations import Colour
from viewer.ui.theme import Theme

_LIGHT = ("#ffe17a", "#ffc08a", "#bfe3a6", "#a9d3f5", "#d9bdf0", "#d3d0c9")
_DARK = ("#8a7420", "#94551f", "#47752f", "#2f6793", "#6f4b91", "#62666c")


def shade(theme: Theme, colour: Colour) -> QColor:
    """The highlighter's colour in this appearance."""
    return QColor((_DARK if theme.dark else _LIGHT)[list(Colour).index(colour)])


def swatch(theme: Theme, colour: Colour | None, size: int = 16) -> QIcon:
    """A small square of a colour, crossed out where there is none."""
    picture = QPixmap(QSize(size, size) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line_strong, 1))
    painter.setBrush(shade(theme, colour) if colour else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(1.5, 1.5, size - 3, size - 3), 3, 3)
    if colour is None:
        painter.drawLine(3, size - 4, size - 4, 3)
    painter.end()
    return QIcon(picture)
