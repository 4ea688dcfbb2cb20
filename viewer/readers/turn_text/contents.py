"""A list of contents ("05:10 The harbour") looks like a transcript, but its clock is not the transcript's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from viewer.readers.turn_text.grammar import Mark

_SHORTEST_LIST = 3
_LARGEST_SHARE = 3  # a list is at most a third of all marks
_TEXT_RATIO = 3  # and a turn has at least three times the text of an entry


def without_contents(marks: Sequence[Mark], lines: Sequence[str]) -> list[Mark]:
    """`marks` without a list of contents before or after them.

    Such a list is short, its entries are, and where it meets the transcript the time starts over.
    """
    most = len(marks) // _LARGEST_SHARE
    first = [place for place in range(most, _SHORTEST_LIST - 1, -1) if _restarts(marks, place)]
    last = [
        place
        for place in range(len(marks) - most, len(marks) - _SHORTEST_LIST + 1)
        if _restarts(marks, place)
    ]
    if not first and not last:
        return list(marks)
    before = [0, *accumulate(map(len, lines))]  # characters before each line
    at = [before[mark.line] for mark in marks] + [before[-1]]
    begin = next((place for place in first if _is_list(at, (0, place), (place, len(marks)))), 0)
    end = next((place for place in last if _is_list(at, (place, len(marks)), (begin, place))), len(marks))
    return list(marks[begin:end])


def _restarts(marks: Sequence[Mark], place: int) -> bool:
    """Whether the time at `place` is before that of the mark before, and among the first of all."""
    if not 1 < place < len(marks):
        return False
    here, before, second = marks[place].start_ms, marks[place - 1].start_ms, marks[1].start_ms
    return here is not None and before is not None and second is not None and here < before and here <= second


def _is_list(at: Sequence[int], entries: tuple[int, int], turns: tuple[int, int]) -> bool:
    """Whether marks `entries` have so much less text than marks `turns`; `at`: where each text begins."""
    entry, turn = ((at[end] - at[begin]) / (end - begin) for begin, end in (entries, turns))
    return entry * _TEXT_RATIO <= turn
