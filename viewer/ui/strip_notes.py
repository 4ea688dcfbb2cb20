"""The layer of the strip that shows what the reader marked: ticks for passages, ribbons for bookmarks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from viewer.core.annotations import Annotation, Kind
from viewer.core.timeline import IDENTITY, Timeline
from viewer.ui.strip_layers import StripGeometry
from viewer.ui.theme import Theme

_GAP, _TICK, _RIBBON = 3.0, 5.0, 8.0  # below the lane: room, height of a tick and of a ribbon
_RIBBON_WIDTH = 7.0
_NEAR = 4.0  # pixels from a mark that still mean it


@dataclass(frozen=True, slots=True)
class StripNote:
    """One mark on the strip, at audio time `ms`."""

    ms: int
    annotation: Annotation


class NoteStripLayer:
    """Marks below the lane; those on the same pixel are drawn once, bookmarks above passages."""

    def __init__(self, annotations: Iterable[Annotation], timeline: Timeline = IDENTITY) -> None:
        found = (StripNote(_ms(annotation, timeline), annotation) for annotation in annotations)
        self._notes = sorted(found, key=lambda note: note.ms)
        self._times = [note.ms for note in self._notes]

    def at(self, x: float, at: StripGeometry) -> list[Annotation]:
        """What is marked at `x`, the nearest first; not more than can be told."""
        reach = _NEAR * at.duration_ms / max(1.0, at.lane.width())
        ms = (x - at.lane.left()) * at.duration_ms / max(1.0, at.lane.width())
        near = self._notes[bisect_left(self._times, ms - reach) : bisect_left(self._times, ms + reach)]
        return [note.annotation for note in sorted(near, key=lambda note: abs(note.ms - ms))[:3]]

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:  # noqa: ARG002
        """See `Layer`; it looks the same before and behind the playhead."""
        top = at.lane.bottom() + _GAP
        passages: dict[float, StripNote] = {}
        ribbons: dict[float, StripNote] = {}
        for note in self._notes:
            column = (at.x_at(note.ms) * at.ratio // 1) / at.ratio
            (ribbons if note.annotation.kind is Kind.BOOKMARK else passages)[column] = note
        for x, note in passages.items():
            painter.fillRect(QRectF(x - 1, top, 2, _TICK), theme.mark_line(note.annotation.colour))
        for x in ribbons:
            _paint_ribbon(painter, QPointF(x, top), theme)


def _ms(annotation: Annotation, timeline: Timeline) -> int:
    anchor = annotation.anchor
    return timeline.to_audio(anchor.start_ms) if anchor else annotation.moment_ms or 0


def _paint_ribbon(painter: QPainter, top: QPointF, theme: Theme) -> None:
    left, right, bottom = top.x() - _RIBBON_WIDTH / 2, top.x() + _RIBBON_WIDTH / 2, top.y() + _RIBBON
    notch = QPointF(top.x(), bottom - _RIBBON_WIDTH / 2)
    points = [QPointF(left, top.y()), QPointF(right, top.y()), QPointF(right, bottom), notch]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.window)
    painter.setBrush(theme.accent)
    painter.drawPolygon(QPolygonF([*points, QPointF(left, bottom)]))
