"""The round button in the middle: play or pause."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.ui import icons
from viewer.ui.icon_button import IconButton
from viewer.ui.theme import Theme

_DIAMETER = 40
_RING = 3
_GLYPH = 20


class PlayButton(IconButton):
    """A filled circle with what a press will do; a ring around it while it has the focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._colors = theme
        self._playing = False
        super().__init__("play", "", parent)
        self.set_playing(playing=False)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._colors = theme
        self.update()

    def set_playing(self, *, playing: bool) -> None:
        """Offer to pause while something plays, else to play."""
        self._playing = playing
        self._take()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the circle and its ring."""
        side = _DIAMETER + 2 * (_RING + 1)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle, glyph and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRect(0, 0, _DIAMETER, _DIAMETER)
        circle.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground())
        painter.drawEllipse(circle)
        self._draw_glyph(painter, circle)
        if self.hasFocus():
            painter.setPen(QPen(self._colors.text, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(-_RING, -_RING, _RING, _RING))
        painter.end()

    def _ground(self) -> QColor:
        if not self.isEnabled():
            return self._colors.line
        hot = self.underMouse() or self.isDown()
        return self._colors.accent_hover if hot else self._colors.accent

    def _draw_glyph(self, painter: QPainter, circle: QRect) -> None:
        name = "pause" if self._playing else "play"
        area = QRect(0, 0, _GLYPH, _GLYPH)
        area.moveCenter(circle.center())
        if not self._playing:
            area.translate(1, 0)  # a triangle's weight lies left of its middle
        color = self._colors.accent_text if self.isEnabled() else self._colors.disabled
        if icons.available():
            icons.draw(painter, area, name, color)
        else:
            painter.setPen(color)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "❚❚" if self._playing else "▶")

    def _take(self) -> None:
        super()._take()
        name = self.tr("Pause") if self._playing else self.tr("Play")
        self.set_name(name, self.shortcut_text())
