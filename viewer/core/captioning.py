"""Turns as captions: those that the source has, or cut by the rules that people read subtitles best by.

Source of the rules: the BBC's Subtitle Guidelines and Netflix's Timed Text Style Guide
(https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/,
https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617): two lines of 42 letters, 17 to 20
letters a second, 5/6 to 7 seconds, two frames between captions while speech goes on; a caption ends with a
sentence or else with a clause, and parts no word from what belongs to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from viewer.core.cue import Cue
from viewer.core.line_breaks import FORCED, Piece, fits, full_lines, lines, pieces, room
from viewer.core.timing import ms_at
from viewer.core.transcript import Turn

SHORTEST_MS = 833
LONGEST_MS = 7_000
GAP_MS = 80  # two frames of 25 a second
_CHAINED_MS = 480  # a shorter gap is closed to two frames: it would only flicker
_COLUMNS_PER_S = 17  # wanted
_MOST_COLUMNS_PER_S = 20
_EACH = 4.0  # what a caption costs by itself: few are better than many
_SMALL = 24  # columns; with fewer a caption looks like a left-over


@dataclass(frozen=True, slots=True)
class Shown:
    """A caption as it is shown.

    Attributes:
        start_ms: first moment of it.
        end_ms: first moment after it.
        lines: where each line begins and ends in the turn's text, in code points; between two are blanks.
        words: the pieces that begin in it and have times of their own, in the order of both.
    """

    start_ms: int
    end_ms: int
    lines: tuple[tuple[int, int], ...]
    words: tuple[Cue, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the turn's text."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.lines[-1][1]


def captions(turn: Turn, *, recut: bool = False, lead: int = 0) -> list[Shown]:
    """The captions of a turn, in the order of its words, all of which are in one; none where it has no words.

    Args:
        turn: the turn; it has times.
        recut: cut by the rules also where the source says what its captions were.
        lead: columns that a name takes at the beginning of the first line.

    Returns:
        Those of the source with their own times, in as many lines as they need. Others lie inside the turn,
        begin one after the other, and keep to two lines unless a single word is longer than one.
    """
    cues = tuple(turn.cues)
    turn = replace(turn, cues=cues)
    begins = [place for place, cue in enumerate(cues) if not cue.inner]
    if recut or not begins:
        return _cut(turn, 0, len(turn.text), turn.end_ms, lead)
    first = cues[begins[0]]
    found = _cut(turn, 0, first.start, min(first.start_ms, turn.end_ms), lead)
    for begin, following in pairwise([*begins, len(cues)]):
        end = cues[following].start if following < len(cues) else len(turn.text)
        found += _as_it_was(turn, cues[begin:following], end, 0 if found else lead)
    return found


def _as_it_was(turn: Turn, group: Sequence[Cue], end: int, lead: int) -> Iterator[Shown]:
    """The caption of the source that a group of cues is; nothing where it holds no words."""
    parts = pieces(turn.text, group[0].start, end, lead)
    if parts:
        end_ms = max(cue.end_ms for cue in group)
        yield Shown(group[0].start_ms, end_ms, tuple(lines(parts)), tuple(group))


def _cut(turn: Turn, start: int, end: int, end_ms: int, lead: int) -> list[Shown]:
    """Captions of a part of the turn's text, which is spoken until `end_ms`."""
    parts = pieces(turn.text, start, end, lead)
    if not parts:
        return []
    times = _times(turn, parts, end_ms)
    bounds = list(pairwise(_apart([0, *_best(parts, times)], times)))
    starts = [cue.start for cue in turn.cues]
    found = []
    for first, last in bounds:
        text = parts[first:last]
        span = _span(text, times, first, last)
        words = turn.cues[bisect_left(starts, text[0].start) : bisect_left(starts, text[-1].end)]
        found.append(Shown(*span, tuple(lines(text)), tuple(words)))
    return found


class _Times(NamedTuple):
    """When pieces are heard.

    Attributes:
        starts: of each, never falling, and the end of all; inside the turn.
        ends: of each; the next start where the source does not say.
        quiet: for each, for how long nothing is heard before it, counted from the first.
    """

    starts: list[int]
    ends: list[int]
    quiet: list[int]


def _times(turn: Turn, parts: Sequence[Piece], end_ms: int) -> _Times:
    last, limit = turn.start_ms, max(turn.start_ms, end_ms - 1)
    starts = list[int]()
    for part in parts:
        last = min(max(last, ms_at(turn, part.start)), limit)
        starts.append(last)
    starts.append(max(end_ms, last + 1))
    ends, quiet, behind = list[int](), [0], 0
    for part, (start, following) in zip(parts, pairwise(starts), strict=True):
        while behind < len(turn.cues) and turn.cues[behind].start < part.end:
            behind += 1
        cue = turn.cues[behind - 1] if behind else None
        known = cue is not None and cue.end <= part.end
        ends.append(min(max(start, cue.end_ms), following) if cue and known else following)
        quiet.append(quiet[-1] + following - ends[-1])
    return _Times(starts, ends, quiet)


def _best(parts: Sequence[Piece], times: _Times) -> list[int]:
    """Where captions end, by their places in `parts`, so that all together cost least."""
    ends = full_lines(parts)
    costs, before = [0.0], [0]
    for last in range(1, len(parts) + 1):
        least, origin = float("inf"), last - 1
        for first in range(last - 1, -1, -1):
            if not _may_be_one(parts, times, ends, first, last):
                break
            cost = costs[first] + _price(parts, times, first, last)
            if cost < least:
                least, origin = cost, first
        costs.append(least)
        before.append(origin)
    cuts, last = list[int](), len(parts)
    while last:
        cuts.append(last)
        last = before[last]
    return cuts[::-1]


def _may_be_one(parts: Sequence[Piece], times: _Times, ends: Sequence[int], first: int, last: int) -> bool:
    if last - first == 1:
        return True
    return (
        parts[first].cost != FORCED
        and times.ends[last - 1] - times.starts[first] <= LONGEST_MS
        and (ends[first] >= last or fits(parts, ends[first], last))
    )


def _price(parts: Sequence[Piece], times: _Times, first: int, last: int) -> float:
    """What a caption costs: by itself, by where it ends, by silence inside, and by how hard it is to read."""
    ms, columns = max(1, times.starts[last] - times.starts[first]), room(parts, first, last)
    quiet = (times.quiet[last - 1] - times.quiet[first]) / 200
    hurry = max(0.0, columns * 1000 / ms - _MOST_COLUMNS_PER_S)
    small = max(0, _SMALL - columns) / 4 + max(0, SHORTEST_MS - ms) / 100
    return _EACH + max(0, parts[last - 1].cost) + quiet + min(hurry / 4, 5.0) + small


def _apart(cuts: Sequence[int], times: _Times) -> list[int]:
    """The cuts without those before a caption that would begin no later than the one before it."""
    kept = [cuts[0]]
    for cut in cuts[1:-1]:
        if times.starts[cut] > times.starts[kept[-1]]:
            kept.append(cut)
    return [*kept, cuts[-1]]


def _span(text: Sequence[Piece], times: _Times, first: int, last: int) -> tuple[int, int]:
    """When the caption with the pieces from `first` up to `last` is shown."""
    start_ms, next_ms, said_ms = times.starts[first], times.starts[last], times.ends[last - 1]
    goes_on = last < len(times.ends)
    limit = next_ms - GAP_MS if goes_on and next_ms - start_ms > 2 * GAP_MS else next_ms
    if goes_on and limit - said_ms < _CHAINED_MS:
        said_ms = limit
    wanted = start_ms + max(SHORTEST_MS, room(text, 0, len(text)) * 1000 // _COLUMNS_PER_S)
    end_ms = min(max(said_ms, wanted), limit, start_ms + LONGEST_MS)
    return start_ms, max(end_ms, start_ms + 1)
