"""Which turn is heard at a moment, and which one comes next."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """Answers "what is heard at ms?" in O(log n), from segments worked out once.

    Where turns overlap the later start wins; when that one is over, an earlier one that still runs is heard
    again.
    """

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = turns
        self._starts = array("q", (turn.start_ms for turn in turns))
        self._from = array("q")  # first moment of each segment
        self._heard = array("q")  # the turn heard in it; -1 for none
        for ms, turn in _segments(turns):
            if self._from and self._from[-1] == ms:
                self._from.pop()
                self._heard.pop()
            self._from.append(ms)
            self._heard.append(-1 if turn is None else turn)

    def at(self, ms: int) -> Now:
        """What is heard at `ms` of transcript time."""
        place = bisect_right(self._from, ms)
        turn = self._heard[place - 1] if place else -1
        return _NOTHING if turn < 0 else Now(turn)

    def change_after(self, ms: int) -> int | None:
        """The first moment after `ms` at which something else is heard; None where there is none."""
        place = bisect_right(self._from, ms)
        return self._from[place] if place < len(self._from) else None

    def next_turn(self, ms: int) -> int | None:
        """The first turn that starts after `ms`; None behind the last start."""
        index = bisect_right(self._starts, ms)
        return index if index < len(self._starts) else None

    def previous_turn(self, ms: int) -> int | None:
        """The turn to go back to from `ms`; None before the first one.

        That is the turn being heard (in a gap, the one that began last) when it began more than 3 s ago, or a
        third of its length if that is less; else the one before it.
        """
        heard = self.at(ms).turn
        turn = bisect_right(self._starts, ms) - 1 if heard is None else heard
        if turn < 0:
            return None
        start_ms, end_ms = self._turns[turn].start_ms, self._turns[turn].end_ms
        if ms - start_ms > min(REPLAY_MS, (end_ms - start_ms) // 3):
            return turn
        return max(bisect_left(self._starts, start_ms) - 1, 0)


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
