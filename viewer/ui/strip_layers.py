"""The layers the overview strip is painted of, over one geometry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Turn
from viewer.ui.theme import Theme, mix

MOST_TICKS = 4_000
"""More ticks of one kind than this no screen could show apart."""

_SEPARATED_FROM = 6.0  # pixels a turn must be wide to be set apart from the next speaker's


@dataclass(frozen=True, slots=True)
class StripGeometry:
    """Where times lie on the strip; lengths in device-independent pixels.

    Attributes:
        lane: the line the episode is drawn on; its left edge is 0 ms, its right edge the end.
        ticks: the rows above it, for marks.
        duration_ms: length of the episode; at least 1.
        ratio: device pixels per pixel.
    """

    lane: QRectF
    ticks: QRectF
    duration_ms: int
    ratio: float

    def x_at(self, ms: float) -> float:
        """The place of a time, clamped to the lane."""
        share = min(1.0, max(0.0, ms / self.duration_ms))
        return self.lane.left() + share * self.lane.width()

    def ms_at(self, x: float) -> int:
        """The time of a place, clamped to the episode."""
        share = min(1.0, max(0.0, (x - self.lane.left()) / max(1.0, self.lane.width())))
        return round(share * self.duration_ms)


class Layer(Protocol):
    """Something drawn along the episode; layers are painted in the order in which they were set."""

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:
        """Paint the whole length, as it looks where it was `heard` or where it was not yet."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the lane in which one turn is heard; `turn` is None where nobody speaks."""

    left: float
    right: float
    turn: int | None


class SpeakerLayer:
    """The line of the episode, tinted by speaker: one look-up per pixel column, however many turns."""

    def __init__(
        self,
        turns: Sequence[Turn],
        timeline: Timeline = IDENTITY,
        hue: Callable[[int | None], int | None] = lambda speaker: speaker,
    ) -> None:
        self._turns, self._hue = turns, hue
        self._timeline = timeline
        self._starts = [turn.start_ms for turn in turns]
        self._cut: tuple[StripGeometry, list[Stretch]] | None = None

    def turn_at(self, ms: int) -> int | None:
        """Index of the turn heard at `ms` of audio time; None in a gap and where there is no transcript."""
        written = self._timeline.to_transcript(ms)
        index = bisect_right(self._starts, written) - 1
        if index < 0 or written >= self._turns[index].end_ms or self._timeline.span_at(ms):
            return None
        return index

    def stretches(self, at: StripGeometry) -> Sequence[Stretch]:
        """The lane cut where the turn changes, to the device pixel."""
        if self._cut is None or self._cut[0] != at:
            self._cut = at, list(self._stretches(at))
        return self._cut[1]

    def _stretches(self, at: StripGeometry) -> Iterator[Stretch]:
        columns = max(1, round(at.lane.width() * at.ratio))
        begin, current = 0, self.turn_at(at.duration_ms // (2 * columns))
        for column in range(1, columns):
            turn = self.turn_at((2 * column + 1) * at.duration_ms // (2 * columns))
            if turn != current:
                yield self._stretch(at, begin, column, current)
                begin, current = column, turn
        yield self._stretch(at, begin, columns, current)

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:
        """See `Layer`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(at.lane, 3, 3)
        painter.setClipPath(outline)
        painter.fillRect(at.lane, theme.strip_empty)

        @cache
        def tint(speaker: int | None) -> QColor:
            color = theme.speaker(self._hue(speaker))
            return color if heard else mix(color, theme.window, theme.strip_rest)

        previous: int | None = None
        for stretch in self.stretches(at):
            previous = self._paint_stretch(painter, at, stretch, previous, tint, theme.window)
        painter.restore()

    def _paint_stretch(
        self,
        painter: QPainter,
        at: StripGeometry,
        stretch: Stretch,
        previous: int | None,
        tint: Callable[[int | None], QColor],
        gap: QColor,
    ) -> int | None:
        if stretch.turn is None:
            return None
        speaker = self._turns[stretch.turn].speaker
        area = QRectF(stretch.left, at.lane.top(), stretch.right - stretch.left, at.lane.height())
        painter.fillRect(area, tint(speaker))
        changed = previous is not None and self._turns[previous].speaker != speaker
        if changed and area.width() >= _SEPARATED_FROM:
            painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), gap)
        return stretch.turn

    @staticmethod
    def _stretch(at: StripGeometry, begin: int, end: int, turn: int | None) -> Stretch:
        left = at.lane.left()
        return Stretch(left + begin / at.ratio, left + end / at.ratio, turn)


def thinned(times: Sequence[int]) -> list[int]:
    """At most `MOST_TICKS` of `times`, spread as they are: one for each small stretch that has any."""
    if not times:
        return []
    first, length = min(times), max(times) - min(times) + 1
    return list({(ms - first) * MOST_TICKS // length: ms for ms in times}.values())


class TickLayer:
    """Small marks above the line: search hits, later notes. Marks on the same pixel are drawn once."""

    def __init__(self, ticks: Iterable[tuple[int, QColor]]) -> None:
        self._ticks = list(ticks)
        self._placed: tuple[StripGeometry, dict[float, QColor]] | None = None

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:  # noqa: ARG002
        """See `Layer`."""
        for column, color in self._columns(at).items():
            left = at.lane.left() + column / at.ratio - 1
            painter.fillRect(QRectF(left, at.ticks.top(), 2, at.ticks.height()), color)

    def _columns(self, at: StripGeometry) -> dict[float, QColor]:
        if self._placed is None or self._placed[0] != at:
            end, scale = at.duration_ms, at.lane.width() * at.ratio / at.duration_ms
            self._placed = at, {min(end, max(0, ms)) * scale // 1: color for ms, color in self._ticks}
        return self._placed[1]
