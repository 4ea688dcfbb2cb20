"""Where words stand after somebody else corrected the transcript, around them or them themselves."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.core.heard import Passage
from viewer.core.transcript import Turn

Range = tuple[int, int, int]
"""A turn, start and end in code points of its text."""


def kept_range(before: Sequence[Turn], after: Sequence[Turn], words: Range) -> Range:
    """Where the words of `before` stand in `after`, or else what stands in their place.

    How one came to be the other is not asked. A turn that is neither split nor joined is known by where it
    and the next start; else all that differs between both transcripts counts as one change.
    """
    turn, start, end = words
    place = _place(before, turn)
    same = [index for index in range(len(after)) if _place(after, index) == place]
    if not same:
        return _among_all(before, after, words)
    at = min(same, key=lambda index: (after[index].text != before[turn].text, abs(index - turn)))
    return at, *_moved(before[turn].text, after[at].text, start, end)


def kept_passage(before: Sequence[Turn], after: Sequence[Turn], passage: Passage) -> Passage:
    """The same for a passage that may end in another turn than it starts in."""
    start_turn, start, end_turn, end = passage
    if start_turn == end_turn:
        turn, first, last = kept_range(before, after, (start_turn, start, end))
        return turn, first, turn, last
    first_part = kept_range(before, after, (start_turn, start, len(before[start_turn].text)))
    last_part = kept_range(before, after, (end_turn, 0, end))
    return *first_part[:2], last_part[0], last_part[2]


def _place(turns: Sequence[Turn], index: int) -> tuple[int, int | None]:
    behind = turns[index + 1].start_ms if index + 1 < len(turns) else None
    return turns[index].start_ms, behind


def _among_all(before: Sequence[Turn], after: Sequence[Turn], words: Range) -> Range:
    turn, start, end = words
    old, new = [each.text for each in before], [each.text for each in after]
    lead = _common(old, new)
    tail = _common(old[lead:][::-1], new[lead:][::-1])
    if turn < lead:
        return words
    if turn >= len(old) - tail:
        return turn + len(new) - len(old), start, end
    texts = new[lead : len(new) - tail] or [""]
    at = sum(len(each) + 1 for each in old[lead:turn])
    whole = "\n".join(old[lead : len(old) - tail])
    first, last = _moved(whole, "\n".join(texts), at + start, at + end)
    for text in texts[:-1]:
        if first <= len(text):
            break
        lead, first, last = lead + 1, first - len(text) - 1, last - len(text) - 1
    lead = min(lead, max(0, len(new) - 1))
    room = len(new[lead]) if new else 0
    return lead, min(first, room), min(last, room)


def _moved(old: str, new: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of `old` in `new`: what is different in it counts whole."""
    lead = _common(old, new)
    tail = _common(old[lead:][::-1], new[lead:][::-1])
    more, behind = len(new) - len(old), len(old) - tail
    first = start + more if start >= behind else min(start, lead)
    last = end if end <= lead else max(end, behind) + more
    return first, max(first, last)


def _common(first: Sequence[object], second: Sequence[object]) -> int:
    """How far two rows are the same from their beginnings on."""
    most = min(len(first), len(second))
    return next((index for index in range(most) if first[index] != second[index]), most)
