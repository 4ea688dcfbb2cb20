"""Starts for turns that share a stamp with others or have none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, islice, pairwise
from operator import lt

from viewer.core.timecode import LONGEST_MS

MS_PER_CHARACTER = 65.0
"""How long a character takes to say where nothing gives a clue: 15 characters, or 2.5 words, a second."""

_SLOWEST, _FASTEST = 250.0, 30.0
_SPREAD_MS = 1000  # a stamp names a whole second
_HEARD_IN_A_SECOND = 15  # characters


def pace(starts: Sequence[int | None], lengths: Sequence[int]) -> float:
    """Milliseconds per character between the first known start and the last, within what people can speak.

    Never so slow that the whole text would take longer than the longest time there is.
    """
    known = [place for place, start in enumerate(starts) if start is not None]
    rate = MS_PER_CHARACTER
    if known:
        first, last = known[0], known[-1]
        spoken = sum(lengths[first:last])
        passed = (starts[last] or 0) - (starts[first] or 0)
        if spoken and passed:
            rate = min(_SLOWEST, max(_FASTEST, passed / spoken))
    return min(rate, LONGEST_MS / (sum(lengths) + 1))


def fill(
    starts: Sequence[int | None], ends: Sequence[int | None], lengths: Sequence[int], rate: float
) -> list[int]:
    """Starts for all: the known ones as they are, the others between them in proportion to the text.

    Args:
        starts: never decreasing where known.
        ends: given ends; one of them limits the turn before a gap, or the last turn.
        lengths: characters of each turn.
        rate: milliseconds per character, for turns after the last known time.
    """
    known = [place for place, start in enumerate(starts) if start is not None]
    filled = [start or 0 for start in starts]
    if not known or known[0] > 0:
        known.insert(0, -1)  # the beginning of the recording is a known time without a turn
    for left, right in pairwise([*known, len(starts)]):
        if right - left > 1:
            _fill_gap(filled, left, right, ends, lengths, rate)
    return filled


def _fill_gap(
    filled: list[int], left: int, right: int, ends: Sequence[int | None], lengths: Sequence[int], rate: float
) -> None:
    """Give a start to every turn between `left`, which has one, and `right`, which has one or is the end."""
    begin = filled[left] if left >= 0 else 0
    weights = [length + 1 for length in lengths[max(left, 0) : right]]
    limit = filled[right] if right < len(filled) else ends[-1] or begin + round(rate * sum(weights))
    stop = ends[left] if left >= 0 else begin
    if stop is not None and begin <= stop <= limit:  # known when the turn before the gap ends
        begin, weights = stop, weights[1 if left >= 0 else 0 :]
        shares = [0, *accumulate(weights[:-1])]
    else:
        shares = list(accumulate(weights[:-1]))
    total = sum(weights)
    for place, share in zip(range(left + 1, right), shares, strict=True):
        filled[place] = begin + max(0, limit - begin) * share // total


def spread(starts: list[int], lengths: Sequence[int]) -> set[int]:
    """Make `starts`, which never decrease, strictly increase, so that every turn can be reached; in place.

    Turns with one stamp share the second it names in proportion to their text, of which no more counts than
    can be heard in a second: the last of them goes on beyond it.

    Returns:
        The places of all turns that share a stamp or had to give way.
    """
    touched: set[int] = set()
    if all(map(lt, starts, islice(starts, 1, None))):
        return touched
    place = 0
    while place < len(starts):
        stop = place + 1
        while stop < len(starts) and starts[stop] == starts[place]:
            stop += 1
        if stop - place > 1:
            _share_second(starts, lengths, place, stop)
            touched.update(range(place, stop))
        place = stop
    for later in range(1, len(starts)):
        if starts[later] <= starts[later - 1]:
            starts[later] = starts[later - 1] + 1
            touched.add(later)
    return touched


def _share_second(starts: list[int], lengths: Sequence[int], begin: int, stop: int) -> None:
    stamp = starts[begin]
    room = min(_SPREAD_MS, starts[stop] - stamp) if stop < len(starts) else _SPREAD_MS
    weights = [min(max(length, 1), _HEARD_IN_A_SECOND) for length in lengths[begin:stop]]
    total = sum(weights)
    for place, share in zip(range(begin, stop), [0, *accumulate(weights[:-1])], strict=True):
        starts[place] = stamp + room * share // total
