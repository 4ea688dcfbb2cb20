"""Cues kept in place when the words of a turn are corrected, and when turns are split or joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from viewer.core.cue import Cue, Cues
from viewer.core.transcript import Turn


def edited(cues: Sequence[Cue], start: int, end: int, length: int) -> Cues:
    """The cues after the words from `start` to `end` were replaced by `length` code points.

    New words belong to the cue the old ones began in; words put between two cues to the second, behind the
    last one to that. A cue without words is none any more.
    """
    by = length - (end - start)
    taken = end > start or any(cue.start == start for cue in cues)

    def begin(place: int) -> int:
        return place if place <= start else place + by if place >= end else start + length

    def finish(place: int) -> int:
        if place < start or (place == start and taken):
            return place
        return place + by if place >= end else start + length

    return _whole(replace(cue, start=begin(cue.start), end=finish(cue.end)) for cue in cues)


def cut(cues: Sequence[Cue], end: int, start: int, ms: int) -> tuple[Cues, Cues]:
    """The cues of the halves of a turn: of its text up to `end`, heard before `ms`, and from `start` on."""
    first = (
        replace(cue, end=min(cue.end, end), end_ms=min(cue.end_ms, ms) if cue.end > start else cue.end_ms)
        for cue in cues
        if cue.start < end
    )
    second = (
        replace(
            cue,
            start=max(0, cue.start - start),
            end=cue.end - start,
            start_ms=max(cue.start_ms, ms) if cue.start < end else cue.start_ms,
        )
        for cue in cues
        if cue.end > start
    )
    return _whole(first), _whole(second)


def joined(first: Turn, second: Turn, by: int) -> Cues:
    """The cues of two turns in one; the text of the second begins at `by`."""
    if not (first.cues or second.cues):
        return Cues()
    moved = (replace(cue, start=cue.start + by, end=cue.end + by) for cue in _own(second))
    return Cues(chain(_own(first), moved))


def _own(turn: Turn) -> Sequence[Cue]:
    """Its cues; the whole as one where it has none."""
    return turn.cues or _whole((Cue(0, len(turn.text), turn.start_ms, turn.end_ms),))


def _whole(cues: Iterable[Cue]) -> Cues:
    return Cues(cue for cue in cues if cue.start < cue.end)
