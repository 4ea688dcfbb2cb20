"""Transcript time against audio time: sync points, and stretches of the audio that have no transcript.

The stretches (advertisements, say) are taken out of the audio first; what is left is called *kept time* here.
Sync points then tie transcript time to kept time: piecewise linear between two points, with slope 1 beyond
the outer ones, since nothing is known there but that both count the same seconds. Without points transcript
time *is* kept time, so that everything behind an advertisement comes later by its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from viewer.errors import WorldError, message

SHORTER_MS = 2_000
"""So much may be missing at the end of the audio: stamps are whole seconds, and often a little late."""

LONGER_MS = 60_000
LONGER_SHARE = 0.02
"""So much more there may be, in ms and as a share of the whole, whichever is more: music behind the last
words, and an error in where these end, which is an estimate."""


@dataclass(frozen=True, slots=True, order=True)
class SyncPoint:
    """A moment known in both times.

    Attributes:
        transcript_ms: as the transcript counts.
        audio_ms: where it is heard.
    """

    transcript_ms: int
    audio_ms: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How transcript time runs through the audio; immutable, and the same both ways.

    Attributes:
        points: increasing in both times, none of them inside a span.
        spans: ``[start, end)`` of audio time in which no transcript passes; in order, neither touching nor
            overlapping.

    Raises:
        WorldError: points or spans that contradict each other; `with_point` and `with_span` never make such.
    """

    points: tuple[SyncPoint, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    _removed: tuple[int, ...] = field(init=False, repr=False, compare=False)  # by the spans before each one
    _cuts: tuple[int, ...] = field(init=False, repr=False, compare=False)  # kept time of each span
    _kept: tuple[int, ...] = field(init=False, repr=False, compare=False)  # kept time of each point
    _written: tuple[int, ...] = field(init=False, repr=False, compare=False)  # transcript time of each point

    def __post_init__(self) -> None:
        removed = tuple(accumulate((end - start for start, end in self.spans), initial=0))
        cuts = tuple(start - gone for (start, _), gone in zip(self.spans, removed, strict=False))
        object.__setattr__(self, "_removed", removed)
        object.__setattr__(self, "_cuts", cuts)
        object.__setattr__(self, "_kept", tuple(self._keep(point.audio_ms) for point in self.points))
        object.__setattr__(self, "_written", tuple(point.transcript_ms for point in self.points))
        self._refuse_contradictions()

    # From one time to the other

    def to_transcript(self, ms: int) -> int:
        """The transcript time heard at `ms` of audio time; inside a span, that of its end.

        It never decreases. A fraction of a millisecond is dropped.
        """
        kept = self._keep(ms)
        place = bisect_right(self._kept, kept)
        if not self._kept:
            return kept
        if place == 0 or place == len(self._kept):
            nearest = min(place, len(self._kept) - 1)
            return self._written[nearest] + kept - self._kept[nearest]
        length, passed = self._stretch(place)
        return self._written[place - 1] + (kept - self._kept[place - 1]) * passed // length

    def to_audio(self, ms: int) -> int:
        """The first moment of the audio, outside all spans, at which `ms` of transcript time is reached.

        So it is the inverse of `to_transcript` to the millisecond where both run equally fast, and to the
        length of a millisecond of the slower one elsewhere. It may be negative: before the audio begins.
        """
        kept = self._reach(ms)
        return kept + self._removed[bisect_right(self._cuts, kept)]

    def end_to_audio(self, ms: int) -> int:
        """Where in the audio something ends that ends at `ms`: before a span that follows, not behind it."""
        kept = self._reach(ms)
        return kept + self._removed[bisect_left(self._cuts, kept)]

    def span_at(self, ms: int) -> tuple[int, int] | None:
        """The span that holds `ms` of audio time."""
        place = bisect_right(self.spans, ms, key=_start)
        span = self.spans[place - 1] if place else None
        return span if span is not None and ms < span[1] else None

    def edge_after(self, ms: int) -> int | None:
        """The first start or end of a span behind `ms` of audio time."""
        if span := self.span_at(ms):
            return span[1]
        place = bisect_right(self.spans, ms, key=_start)
        return self.spans[place][0] if place < len(self.spans) else None

    def heard_by(self, ms: int) -> int:
        """`ms` of audio time, or the last moment before the span it lies in."""
        span = self.span_at(ms)
        return span[0] - 1 if span else ms

    # How sure it is

    def approximate(self, ms: int, *, agree: bool = True) -> bool:
        """Whether what is lit at `ms` of audio time is only about right.

        Between two points it is right. With fewer than two it is taken to be, as long as the lengths `agree`
        (see `agrees`); with more, what lies beyond the outer ones is a guess.
        """
        if len(self.points) < 2:
            return not agree
        return not self.points[0].audio_ms <= ms <= self.points[-1].audio_ms

    def agrees(self, last_ms: int, end_ms: int | None, duration_ms: int) -> bool:
        """Whether transcript and audio are about equally long, see `SHORTER_MS` and `LONGER_MS`.

        Args:
            last_ms: the largest time the transcript names.
            end_ms: transcript time at which its last turn should end; None where nobody can say.
            duration_ms: length of the audio; 0 where it is unknown, which agrees with everything.
        """
        if duration_ms <= 0:
            return True
        heard = self.to_transcript(duration_ms)
        if heard < last_ms - SHORTER_MS:
            return False
        return end_ms is None or heard <= end_ms + max(LONGER_MS, round(LONGER_SHARE * duration_ms))

    # Others

    def with_point(self, transcript_ms: int, audio_ms: int) -> Timeline:
        """One more thing known. Where it contradicts what was said before, what was said last counts.

        So points go that would make time run backwards or stand still, and a span that holds `audio_ms` ends
        there: a turn that starts is no advertisement.
        """
        new = SyncPoint(transcript_ms, audio_ms)
        cut = self.span_at(audio_ms)
        spans = [span for span in self.spans if span != cut]
        if cut is not None and cut[0] < audio_ms:
            spans = sorted([*spans, (cut[0], audio_ms)])
        free = Timeline((), tuple(spans))
        kept = free.to_transcript(audio_ms)
        others = [
            point
            for point in self.points
            if (point.transcript_ms - transcript_ms) * (free.to_transcript(point.audio_ms) - kept) > 0
        ]
        return Timeline(tuple(sorted([*others, new])), tuple(spans))

    def with_span(self, start_ms: int, end_ms: int) -> Timeline:
        """``[start_ms, end_ms)`` of the audio has no transcript; joined with the spans that it touches.

        Points inside it go: what was said last counts.

        Raises:
            WorldError: it would end before it starts.
        """
        start_ms = max(0, start_ms)
        if end_ms <= start_ms:
            raise WorldError(message("An advertisement ends after it starts"))
        touching = [span for span in self.spans if span[0] <= end_ms and span[1] >= start_ms]
        others = [span for span in self.spans if span not in touching]
        start = min([start_ms, *(span[0] for span in touching)])
        end = max([end_ms, *(span[1] for span in touching)])
        points = tuple(point for point in self.points if not start <= point.audio_ms < end)
        return Timeline(points, tuple(sorted([*others, (start, end)])))

    def without_point(self, point: SyncPoint) -> Timeline:
        """The same without a point."""
        return Timeline(tuple(each for each in self.points if each != point), self.spans)

    def without_span(self, span: tuple[int, int]) -> Timeline:
        """The same without a span."""
        return Timeline(self.points, tuple(each for each in self.spans if each != span))

    def shifted(self, by_ms: int, at_ms: int = 0) -> Timeline:
        """The whole transcript later by `by_ms` (earlier where that is negative); spans stay where they are.

        Args:
            by_ms: milliseconds.
            at_ms: transcript time of the point that is made where there is none yet.
        """
        points = self.points or (SyncPoint(at_ms, self.to_audio(at_ms)),)
        free = Timeline((), self.spans)
        moved = (
            SyncPoint(point.transcript_ms, free.to_audio(free.to_transcript(point.audio_ms) + by_ms))
            for point in points
        )
        return Timeline(tuple(moved), self.spans)

    # Inside

    def _keep(self, ms: int) -> int:
        """Kept time at `ms` of audio time."""
        place = bisect_right(self.spans, ms, key=_start)
        if place and ms < self.spans[place - 1][1]:
            return self._cuts[place - 1]
        return ms - self._removed[place]

    def _reach(self, ms: int) -> int:
        """The first kept time at which `ms` of transcript time is reached."""
        if not self._written:
            return ms
        place = bisect_right(self._written, ms)
        if place == 0 or place == len(self._written):
            nearest = min(place, len(self._written) - 1)
            return self._kept[nearest] + ms - self._written[nearest]
        length, passed = self._stretch(place)
        return self._kept[place - 1] - (self._written[place - 1] - ms) * length // passed

    def _stretch(self, place: int) -> tuple[int, int]:
        """Kept and transcript time between the point at `place` and the one before."""
        return (
            self._kept[place] - self._kept[place - 1],
            self._written[place] - self._written[place - 1],
        )

    def _refuse_contradictions(self) -> None:
        spans_apart = all(start < end for start, end in self.spans) and _rising(
            edge for span in self.spans for edge in span
        )
        if not spans_apart:
            raise WorldError(message("The advertisements overlap, or one ends before it starts"))
        if any(self.span_at(point.audio_ms) for point in self.points):
            raise WorldError(message("A sync point lies inside an advertisement"))
        if not (_rising(self._written) and _rising(self._kept)):
            raise WorldError(
                message("The sync points contradict each other"),
                message("What is later in the transcript must be later in the audio, too."),
            )


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _rising(numbers: Iterable[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


IDENTITY = Timeline()
"""Transcript and audio run together."""
