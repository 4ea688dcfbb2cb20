"""The picture of the overview strip: layers painted once into two pixmaps, and what moves drawn over them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from viewer.ui.strip_layers import Layer, StripGeometry
from viewer.ui.theme import Theme

HEAD_RADIUS = 4.5
_LOOP_GAP = 3.0
_LOOP_HEIGHT = 3.0


class StripPicture:
    """Keeps the layers as they look heard and not yet heard; drawing the strip copies from the two."""

    def __init__(self) -> None:
        self._key: tuple[StripGeometry, QSizeF] | None = None
        self._heard = QPixmap()
        self._rest = QPixmap()

    def forget(self) -> None:
        """The layers or the colours have changed."""
        self._key = None

    def paint_episode(
        self,
        painter: QPainter,
        layers: Mapping[str, Layer],
        at: StripGeometry,
        size: QSizeF,
        theme: Theme,
        position_ms: int,
    ) -> None:
        """Draw the layers, what lies before `position_ms` as heard."""
        if self._key != (at, size):
            self._key = (at, size)
            self._heard = _painted(layers, at, size, theme, heard=True)
            self._rest = _painted(layers, at, size, theme, heard=False)
        head = at.x_at(position_ms)
        painter.save()
        painter.setClipRect(QRectF(0, 0, head, size.height()), Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(0, 0, self._heard)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(head, 0, size.width(), size.height()), Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(0, 0, self._rest)
        painter.restore()


def _painted(
    layers: Mapping[str, Layer], at: StripGeometry, size: QSizeF, theme: Theme, *, heard: bool
) -> QPixmap:
    pixmap = QPixmap((size * at.ratio).toSize())
    pixmap.setDevicePixelRatio(at.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    for layer in layers.values():
        layer.paint(painter, at, theme, heard=heard)
    painter.end()
    return pixmap


def paint_head(painter: QPainter, at: StripGeometry, theme: Theme, position_ms: int) -> None:
    """Draw the playhead: a line through the lane with a knob on top."""
    # On a device pixel, or the line would be a grey smear of two.
    x = (at.x_at(position_ms) * at.ratio // 1) / at.ratio
    top = at.lane.top() - HEAD_RADIUS - 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.window)
    painter.drawRect(QRectF(x - 2, at.lane.top(), 4, at.lane.height()))
    painter.setBrush(theme.strip_head)
    painter.drawRect(QRectF(x - 1, top, 2, at.lane.bottom() + 2 - top))
    painter.drawEllipse(QPointF(x, top), HEAD_RADIUS, HEAD_RADIUS)


def paint_loop(painter: QPainter, at: StripGeometry, theme: Theme, loop: tuple[int, int]) -> None:
    """Draw the part that is repeated: a bracket under the lane."""
    left, right = at.x_at(loop[0]), max(at.x_at(loop[1]), at.x_at(loop[0]) + 3)
    top = at.lane.bottom() + _LOOP_GAP
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.strip_head)
    painter.drawRoundedRect(QRectF(left, top, right - left, _LOOP_HEIGHT), 1.5, 1.5)
    for x in (left, right - 2):
        painter.drawRect(QRectF(x, at.lane.top() - 2, 2, top + 1 - at.lane.top() + 2))


def paint_pointer(painter: QPainter, at: StripGeometry, theme: Theme, x: float) -> None:
    """Draw where a click would go."""
    line = QColor(theme.strip_head)
    line.setAlphaF(0.55)
    painter.fillRect(QRectF(x // 1, at.lane.top() - 2, 1, at.lane.height() + 4), line)


def paint_focus(painter: QPainter, at: StripGeometry, theme: Theme) -> None:
    """Draw the ring that says the keys go here."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.accent, 2))
    painter.drawRoundedRect(at.lane.adjusted(-5, -4, 5, 8), 6, 6)
