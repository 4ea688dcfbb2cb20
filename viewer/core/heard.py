"""Which words are meant: those heard between two moments, or selected, without the blanks around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from viewer.core.letters import in_word
from viewer.core.timing import offset_at
from viewer.core.transcript import Turn

Passage = tuple[int, int, int, int]
"""First turn and code point, last turn and the code point behind."""


def whole_turn(turns: Sequence[Turn], turn: int) -> Passage:
    """All words of a turn, without the blanks around them."""
    text = turns[turn].text
    return turn, len(text) - len(text.lstrip()), turn, len(text.rstrip())


def without_blanks(turns: Sequence[Turn], passage: Passage) -> Passage | None:
    """A passage without the blanks and empty turns at its ends; None where it is nothing else."""
    first, start, last, end = passage
    while (first, start) < (last, end) and not turns[first].text[start:].strip():
        first, start = first + 1, 0
    while (first, start) < (last, end) and not turns[last].text[:end].strip():
        last, end = last - 1, len(turns[last - 1].text)
    if not (first, start) < (last, end):
        return None
    start = len(turns[first].text) - len(turns[first].text[start:].lstrip())
    end = len(turns[last].text[:end].rstrip())
    return (first, start, last, end) if (first, start) < (last, end) else None


def heard_between(turns: Sequence[Turn], start_ms: int, end_ms: int) -> Passage | None:
    """The words heard from `start_ms` to `end_ms`, the first and the last one whole.

    Args:
        turns: in the order of their starts.
        start_ms: transcript time.
        end_ms: transcript time, not before `start_ms`.

    Returns:
        The passage; None where nobody speaks in that time.
    """
    first = max(0, bisect_right(turns, start_ms, key=_start) - 1)
    if first < len(turns) and turns[first].end_ms <= start_ms:
        first += 1
    last = bisect_right(turns, end_ms, key=_start) - 1
    if last < first or last < 0:
        return None
    start, end = _word_start(turns[first], start_ms), _word_end(turns[last], end_ms)
    return (first, start, last, end) if first < last or start < end else None


def _word_start(turn: Turn, ms: int) -> int:
    offset = offset_at(turn, ms) if ms > turn.start_ms else 0
    while offset > 0 and in_word(turn.text[offset - 1]):
        offset -= 1
    return offset


def _word_end(turn: Turn, ms: int) -> int:
    if ms >= turn.end_ms:
        return len(turn.text.rstrip())
    offset = offset_at(turn, ms)
    while offset < len(turn.text) and in_word(turn.text[offset]):
        offset += 1
    return offset


def _start(turn: Turn) -> int:
    return turn.start_ms
