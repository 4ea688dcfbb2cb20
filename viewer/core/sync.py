"""Which turn is heard at a moment, and which one comes next."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Turn

REPLAY_MS = 3000  # further than this into a turn, "previous" means its own start


@dataclass(frozen=True, slots=True)
class Now:
    """What is heard at a moment.

    Attributes:
        turn: index of the turn; None in a gap.
        word: index of the word inside the turn; None where no word times are known.
    """

    turn: int | None
    word: int | None = None


_NOTHING = Now(None)


class SyncEngine:
    """Answers "what is heard at ms of the audio?" in O(log n), from segments worked out once.

    Where turns overlap the later start wins; when that one is over, an earlier one that still runs is heard
    again. In a span of the timeline nothing is heard.

    Args:
        turns: in the order of their starts, in transcript time.
        timeline: how transcript time runs through the audio.
    """

    def __init__(self, turns: Sequence[Turn], timeline: Timeline = IDENTITY) -> None:
        self._turns = turns
        self._timeline = timeline
        self._starts = array("q", (turn.start_ms for turn in turns))
        self._from = array("q")  # first moment of each segment
        self._heard = array("q")  # the turn heard in it; -1 for none
        for ms, turn in _segments(turns):
            if self._from and self._from[-1] == ms:
                self._from.pop()
                self._heard.pop()
            self._from.append(ms)
            self._heard.append(-1 if turn is None else turn)

    def under(self, timeline: Timeline, turns: Sequence[Turn] | None = None) -> SyncEngine:
        """The same turns under another timeline, however many they are, at once.

        Args:
            timeline: how transcript time runs through the audio from now on.
            turns: the same with other ends; quick where that is the last one's alone.
        """
        if turns is None or turns == self._turns:
            turns = self._turns
        elif not self._differs_at_its_end(turns):
            return SyncEngine(turns, timeline)
        other = copy(self)
        other._turns, other._timeline = turns, timeline  # noqa: SLF001 - one of its own kind
        if turns is not self._turns:
            other._from = self._from[:]  # noqa: SLF001
            other._from[-1] = turns[-1].end_ms  # noqa: SLF001
        return other

    def with_words(self, turns: Sequence[Turn]) -> SyncEngine:
        """The same for other turns; at once where they have the same times as those before."""
        times = [(turn.start_ms, turn.end_ms) for turn in turns]
        if times != [(turn.start_ms, turn.end_ms) for turn in self._turns]:
            return SyncEngine(turns, self._timeline)
        other = copy(self)
        other._turns = turns  # noqa: SLF001 - one of its own kind
        return other

    def at(self, ms: int) -> Now:
        """What is heard at `ms` of audio time."""
        if self._timeline.span_at(ms):
            return _NOTHING
        place = bisect_right(self._from, self._timeline.to_transcript(ms))
        turn = self._heard[place - 1] if place else -1
        return _NOTHING if turn < 0 else Now(turn)

    def change_after(self, ms: int) -> int | None:
        """The first moment after `ms` at which something else may be heard; None where there is none."""
        place = bisect_right(self._from, self._timeline.to_transcript(ms))
        moments = [self._timeline.to_audio(self._from[place])] if place < len(self._from) else []
        edge = self._timeline.edge_after(ms)
        return min(moments if edge is None else [*moments, edge], default=None)

    def start_of(self, turn: int) -> int:
        """Audio time at which `turn` starts; negative when that is before the audio begins."""
        return self._timeline.to_audio(self._turns[turn].start_ms)

    def end_of(self, turn: int) -> int:
        """Audio time at which `turn` ends; never before it starts, however little of it is left to hear."""
        return max(self._timeline.end_to_audio(self._turns[turn].end_ms), self.start_of(turn))

    def next_turn(self, ms: int) -> int | None:
        """The first turn that starts after `ms`; None behind the last start."""
        index = self._begun(ms)
        return index if index < len(self._starts) else None

    def previous_turn(self, ms: int) -> int | None:
        """The turn to go back to from `ms`; None before the first one.

        That is the turn being heard (in a gap, the one that began last) when it began more than 3 s ago, or a
        third of its length if that is less; else the one before it.
        """
        heard = self.at(ms).turn
        turn = self._begun(ms) - 1 if heard is None else heard
        if turn < 0:
            return None
        start_ms, end_ms = self.start_of(turn), self.end_of(turn)
        if ms - start_ms > min(REPLAY_MS, (end_ms - start_ms) // 3):
            return turn
        return max(self._begun(start_ms - 1) - 1, 0)

    def turn_at_hand(self, ms: int) -> int | None:
        """The turn heard at `ms`; in a gap the one to come, behind all the last; None where there is none."""
        heard = self.at(ms).turn
        if heard is not None or not self._turns:
            return heard
        return min(self._begun(ms), len(self._turns) - 1)

    def turn_of(self, transcript_ms: int) -> int | None:
        """The turn that has begun last at a transcript time, or the first one; None where there is none."""
        return max(bisect_right(self._starts, transcript_ms) - 1, 0) if self._turns else None

    def _differs_at_its_end(self, turns: Sequence[Turn]) -> bool:
        """Whether the last segment alone, in which the last turn is heard to its end, is another one."""
        if len(self._from) < 2 or len(turns) != len(self._turns) or turns[:-1] != self._turns[:-1]:
            return False
        new, old = turns[-1], self._turns[-1]
        alone = self._heard[-2] == len(turns) - 1 and self._from[-2] == old.start_ms == new.start_ms
        outlasted = (
            max((turn.end_ms for turn in turns[:-1]), default=0) > new.end_ms
        )  # it is heard again then
        return alone and self._heard[-1] < 0 and not outlasted and new.end_ms > new.start_ms

    def _begun(self, ms: int) -> int:
        """How many turns have begun by `ms` of audio time."""
        return bisect_right(self._starts, self._timeline.to_transcript(self._timeline.heard_by(ms)))


def _segments(turns: Sequence[Turn]) -> Iterator[tuple[int, int | None]]:
    """Moments at which another turn (or none) begins to be heard, in order of time.

    The turns still running are a stack, the latest start on top. Only the top is heard, so it is early enough
    to notice that a turn further down has ended when it comes up.
    """
    running: list[tuple[int, int]] = []  # (end, index)
    for index, turn in enumerate(turns):
        yield from _ends(running, turn.start_ms)
        if turn.end_ms > turn.start_ms:
            running.append((turn.end_ms, index))
            yield turn.start_ms, index
    yield from _ends(running, None)


def _ends(running: list[tuple[int, int]], until: int | None) -> Iterator[tuple[int, int | None]]:
    """Take the turns off the stack that are over at `until` (None: all), saying what is heard after each."""
    while running and (until is None or running[-1][0] <= until):
        end, _ = running.pop()
        while running and running[-1][0] <= end:
            running.pop()
        yield end, running[-1][1] if running else None
