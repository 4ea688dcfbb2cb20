"""When the annotations of ELAN are heard: by time slots, some without a time, or by the annotation above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

Span = tuple[int, int]


def aligned(rows: Sequence[tuple[str, str]], slots: Mapping[str, int | None]) -> list[Span | None]:
    """Begin and end of annotations on one tier that name two time slots each.

    Slots without a time share what lies between their neighbours on the tier in equal parts, as the program
    shows them. What one annotation ends with and the next begins with is one moment, if neither has a time.

    Args:
        rows: the two slots of each annotation, in the order of the file.
        slots: their times; None where there is none.

    Returns:
        The span of each; None where neither it nor a neighbour has a time.
    """
    moments: list[int | None] = []
    places: list[Span] = []
    last = ""
    for first, second in rows:
        begin = slots.get(first)
        if not moments or not (first == last or (begin is None and moments[-1] is None)):
            moments.append(begin)
        moments.append(slots.get(second))
        places.append((len(moments) - 2, len(moments) - 1))
        last = second
    filled = _filled(moments)
    return [_span(filled[first], filled[second]) for first, second in places]


def shared(parent: Span, count: int) -> list[Span]:
    """The spans of annotations that share that of the one above in equal parts."""
    start, end = parent
    bounds = [start + (end - start) * place // count for place in range(count + 1)]
    return list(pairwise(bounds))


def _filled(moments: Sequence[int | None]) -> list[int | None]:
    """The same with times between the known ones; None stays where none is known on one of the sides."""
    filled = list(moments)
    known = [place for place, moment in enumerate(moments) if moment is not None]
    for before, after in pairwise(known):
        start, end = moments[before] or 0, moments[after] or 0
        for place in range(before + 1, after):
            filled[place] = start + max(0, end - start) * (place - before) // (after - before)
    return filled


def _span(start: int | None, end: int | None) -> Span | None:
    """A span from what is known of it; one that ends too early has no length."""
    if start is None or end is None:
        start = end = end if start is None else start
    return None if start is None or end is None else (start, max(start, end))
