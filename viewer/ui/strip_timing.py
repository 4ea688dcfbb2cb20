"""The layer of the strip that shows the timing: flags for sync points, hatching for advertisements."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from viewer.controllers.timing import Edge, Mark, TimingState, place_of
from viewer.core.timeline import SyncPoint
from viewer.ui.flag import paint_flag
from viewer.ui.strip_layers import StripGeometry
from viewer.ui.theme import Theme, mix

_NEAR = 6.0  # pixels from a flag's pole that still mean the flag
_NARROWEST = 3.0  # a hatched stretch is at least so wide


class TimingLayer:
    """Flags above the lane, and hatching in it."""

    def __init__(self, state: TimingState) -> None:
        self._state = state

    def mark_at(self, x: float, at: StripGeometry) -> Mark | None:
        """What stands at `x`: the nearest flag, else the stretch it lies in."""
        flags = [(abs(at.x_at(place_of(flag)) - x), number) for number, flag in enumerate(self._flags)]
        distance, number = min(flags, default=(_NEAR + 1, 0))
        if distance <= _NEAR:
            return self._flags[number]
        return next((span for span in self._state.timeline.spans if _holds(_area(span, at), x)), None)

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:  # noqa: ARG002
        """See `Layer`; it looks the same before and behind the playhead."""
        for span in self._state.timeline.spans:
            area = _area(span, at)
            painter.fillRect(area, mix(theme.strip_empty, theme.window, 0.6))
            painter.fillRect(area, QBrush(theme.quiet, Qt.BrushStyle.BDiagPattern))
            for x in (area.left(), area.right() - 1):
                painter.fillRect(QRectF(x, area.top(), 1, area.height()), theme.quiet)
        painter.save()
        for flag in self._flags:
            _paint_flag(painter, at, theme, flag)
        painter.restore()

    @property
    def _flags(self) -> list[SyncPoint | Edge]:
        edge = self._state.edge
        return [*self._state.timeline.points, *([edge] if edge else [])]


def _area(span: tuple[int, int], at: StripGeometry) -> QRectF:
    left, right = at.x_at(span[0]), at.x_at(span[1])
    return QRectF(left, at.lane.top(), max(right - left, _NARROWEST), at.lane.height())


def _holds(area: QRectF, x: float) -> bool:
    return area.left() <= x <= area.right()


def _paint_flag(painter: QPainter, at: StripGeometry, theme: Theme, flag: SyncPoint | Edge) -> None:
    """Half an advertisement has an open pennant that points into it."""
    top = QPointF((at.x_at(place_of(flag)) * at.ratio // 1) / at.ratio, at.ticks.top())
    height = at.lane.bottom() - at.ticks.top()
    if isinstance(flag, Edge):
        paint_flag(painter, top, height, theme.quiet, whole=False, ahead=flag.starts)
    else:
        paint_flag(painter, top, height, theme.accent)
