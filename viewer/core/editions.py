"""What is different in another edition of a transcript, in words, and what happens to the notes on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from viewer.core.alignment import NONE, Alignment, align
from viewer.core.annotations import Place
from viewer.core.reanchor import Found
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Turn
from viewer.core.words import Page, Places, Words

_ISLAND = 2  # so few words that are the same, between
_SEA = 4  # at least so many that are not on either side, are chance


class Change(StrEnum):
    """What happened to some words."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole words of an edition, from a place in one turn to a place in the same or a later one.

    Attributes:
        start_turn: the turn it begins in; of an empty stretch, where it would be.
        start: its first code point there.
        end_turn: the turn it ends in.
        end: the first code point behind it there.
        words: how many words it has.
    """

    start_turn: int
    start: int
    end_turn: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that share a fate.

    Attributes:
        change: what happened to them.
        old: where they are in the old edition; empty where they were added.
        new: where they are in the new one; empty where they were removed.
        moved: whether they were removed here and stand elsewhere, or were added here and stood elsewhere.
    """

    change: Change
    old: Stretch
    new: Stretch
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something there are, by what happened to them.

    Attributes:
        same: they are as they were.
        changed: there is something else in their place; counted in the new edition.
        added: they are new.
        removed: they are gone.
        moved: they stand elsewhere.
    """

    same: int
    changed: int
    added: int
    removed: int
    moved: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What makes one edition another.

    Attributes:
        hunks: all words of both, in their order; what is the same is told as well.
        words: how many words changed.
        turns: how many turns changed; those without words are not counted.
    """

    hunks: tuple[Hunk, ...]
    words: Tally
    turns: Tally


@dataclass(frozen=True, slots=True)
class Outlook:
    """What happens to the notes: "38 kept, 2 to review"."""

    kept: int
    to_review: int
    detached: int


def difference(old: Sequence[Turn], new: Sequence[Turn], step: Step = unwatched) -> Difference:
    """Compare two editions: words are what stands between blanks, and where lines break does not count.

    Args:
        old: the turns of one.
        new: the turns of the other.
        step: hears how far this is.
    """
    sides = _Side(Page(old), part(step, 0.0, 0.2)), _Side(Page(new), part(step, 0.2, 0.4))
    alignment = align(sides[0].words.keys, sides[1].words.keys, part(step, 0.4, 0.8))
    hunks = tuple(_hunks(*sides, alignment))
    step(0.9)
    found = Difference(hunks, _words(hunks), _turns(*sides, alignment))
    step(1.0)
    return found


def outlook(found: Iterable[Found]) -> Outlook:
    """How many notes there are of each fate."""
    places = Counter(one.place for one in found)
    return Outlook(places[Place.SURE], places[Place.DOUBTFUL], places[Place.DETACHED])


class _Side:
    """One edition: its words, and where they are."""

    def __init__(self, page: Page, step: Step) -> None:
        self.page = page
        self.words: Words = page.words(step, exact=True)
        self.turns: Places = page.turns_at(self.words.begins)

    def stretch(self, first: int, behind: int) -> Stretch:
        words, end_of_text = self.words, len(self.page.text)
        begin = int(words.begins[first]) if first < len(words) else end_of_text
        turn, start = self.page.offset_at(begin) if self.page.turns else (0, 0)
        if first == behind:
            return Stretch(turn, start, turn, start, 0)
        end_turn, end = self.page.offset_at(int(words.ends[behind - 1]) - 1)
        return Stretch(turn, start, end_turn, end + 1, behind - first)

    def firsts(self) -> Places:
        """The first word of each turn that has words."""
        return np.flatnonzero(np.diff(self.turns, prepend=NONE)).astype(np.int64)


def _hunks(old: _Side, new: _Side, alignment: Alignment) -> Iterator[Hunk]:
    at = to = 0
    for first, other, size in [*_islands_sunk(_kept(alignment)), (len(old.words), len(new.words), 0)]:
        yield from _changed(old, new, (at, first), (to, other), alignment)
        at, to = first + size, other + size
        if size:
            yield Hunk(Change.SAME, old.stretch(first, at), new.stretch(other, to))


def _kept(alignment: Alignment) -> list[tuple[int, int, int]]:
    """Runs of words that are the same and in their order: the first in both editions, and how many."""
    here = np.flatnonzero((alignment.new != NONE) & ~alignment.moved)
    there = alignment.new[here]
    if not len(here):
        return []
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    firsts = np.concatenate((np.zeros(1, np.int64), breaks))
    sizes = np.diff(np.append(firsts, len(here)))
    return list(zip(here[firsts].tolist(), there[firsts].tolist(), sizes.tolist(), strict=True))


def _islands_sunk(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs without those that only happen to be the same amid what was written anew."""
    kept: list[tuple[int, int, int]] = []
    for place, (first, other, size) in enumerate(runs):
        if size <= _ISLAND and kept and place + 1 < len(runs):
            last, following = kept[-1], runs[place + 1]
            before = min(first - last[0] - last[2], other - last[1] - last[2])
            behind = min(following[0] - first - size, following[1] - other - size)
            if min(before, behind) >= _SEA:
                continue
        kept.append((first, other, size))
    return kept


def _changed(
    old: _Side, new: _Side, here: tuple[int, int], there: tuple[int, int], alignment: Alignment
) -> Iterator[Hunk]:
    """What is between two runs that are the same, apart for what was moved and what was not."""
    gone = list(_parts(here, alignment.moved[here[0] : here[1]]))
    come = list(_parts(there, alignment.arrived[there[0] : there[1]]))
    if [moved for *_, moved in gone + come] == [False, False] and gone and come:
        yield Hunk(Change.REPLACED, old.stretch(*here), new.stretch(*there))
        return
    for first, behind, moved in gone:
        yield Hunk(Change.REMOVED, old.stretch(first, behind), new.stretch(there[0], there[0]), moved)
    for first, behind, moved in come:
        yield Hunk(Change.ADDED, old.stretch(here[1], here[1]), new.stretch(first, behind), moved)


def _parts(ends: tuple[int, int], moved: NDArray[np.bool_]) -> Iterator[tuple[int, int, bool]]:
    """A stretch of words in parts that were all moved, or all not."""
    at = ends[0]
    for was_moved, part_of in groupby(moved.tolist()):
        size = len(list(part_of))
        yield at, at + size, was_moved
        at += size


def _words(hunks: Iterable[Hunk]) -> Tally:
    counts: Counter[str] = Counter()
    for hunk in hunks:
        if hunk.moved:
            counts["moved"] += hunk.new.words
        else:
            counts[hunk.change] += hunk.old.words if hunk.change is Change.REMOVED else hunk.new.words
    return Tally(
        counts[Change.SAME],
        counts[Change.REPLACED],
        counts[Change.ADDED],
        counts[Change.REMOVED],
        counts["moved"],
    )


def _turns(old: _Side, new: _Side, alignment: Alignment) -> Tally:
    """Turns by their words: the same if all are, in the same turn; moved if most are elsewhere."""
    firsts, old_firsts = new.firsts(), old.firsts()
    if not len(firsts) or not len(old_firsts):
        return Tally(0, 0, len(firsts), len(old_firsts), 0)
    sizes = np.diff(np.append(firsts, len(new.words)))
    has_origin = alignment.old != NONE
    moved = np.add.reduceat(alignment.arrived, firsts, dtype=np.int64)
    found = np.add.reduceat(has_origin, firsts, dtype=np.int64)
    old_sizes = np.bincount(old.turns, minlength=len(old.page.turns))
    begin, end = alignment.old[firsts], alignment.old[firsts + sizes - 1]
    whole = (begin != NONE) & (end != NONE) & (end - begin == sizes - 1) & (found == sizes)
    whole &= (old.turns[begin] == old.turns[end]) & (old_sizes[old.turns[begin]] == sizes)
    elsewhere, added = 2 * moved > sizes, found == 0
    same = whole & ~elsewhere
    left = np.add.reduceat(alignment.new != NONE, old_firsts, dtype=np.int64)
    changed = ~(same | elsewhere | added)
    counts = [int(np.count_nonzero(flags)) for flags in (same, changed, added, left == 0, elsewhere)]
    return Tally(*counts)
