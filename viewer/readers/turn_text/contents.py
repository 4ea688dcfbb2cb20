"""A list of contents ("05:10 The harbour") looks like a transcript, but its clock is not the transcript's."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.readers.turn_text.grammar import Mark

_SHORTEST_LIST = 3
_LARGEST_SHARE = 3  # a list is at most a third of all marks
_TEXT_RATIO = 3  # and a turn has at least three times the text of an entry


def without_contents(marks: Sequence[Mark], lines: Sequence[str]) -> list[Mark]:
    """`marks` without a list of contents before or after them.

    Such a list is short, its entries are, and where it meets the transcript the time starts over.
    """
    kept = list(marks)
    most = len(kept) // _LARGEST_SHARE
    for place in range(most, _SHORTEST_LIST - 1, -1):
        if _restarts(kept, place) and _is_list(kept[:place], kept[place:], kept[place].line, lines):
            kept = kept[place:]
            break
    for place in range(len(kept) - most, len(kept) - _SHORTEST_LIST + 1):
        if _restarts(kept, place) and _is_list(kept[place:], kept[:place], len(lines), lines):
            return kept[:place]
    return kept


def _restarts(marks: Sequence[Mark], place: int) -> bool:
    """Whether the time at `place` is before that of the mark before, and among the first of all."""
    if not 1 < place < len(marks):
        return False
    here, before, second = marks[place].start_ms, marks[place - 1].start_ms, marks[1].start_ms
    return here is not None and before is not None and second is not None and here < before and here <= second


def _is_list(entries: Sequence[Mark], turns: Sequence[Mark], entries_end: int, lines: Sequence[str]) -> bool:
    end = entries[0].line if turns[0].line < entries[0].line else len(lines)
    entry = _characters(lines, entries[0].line, entries_end) / len(entries)
    turn = _characters(lines, turns[0].line, end) / len(turns)
    return entry * _TEXT_RATIO <= turn


def _characters(lines: Sequence[str], begin: int, end: int) -> int:
    return sum(map(len, lines[begin:end]))
