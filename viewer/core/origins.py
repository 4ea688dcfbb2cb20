"""Where a passage is to be expected in another edition, and whether the words of a place are its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

import numpy as np

from viewer.core.alignment import NONE, align
from viewer.core.anchor import Anchor, between, text_hash
from viewer.core.clues import Clue, clue_of
from viewer.core.runs import Run, heaviest_chain
from viewer.core.sightings import Sights, Span
from viewer.core.steps import Step, part
from viewer.core.timing import ms_at
from viewer.core.words import Page, Words

_AROUND = 5  # words beside a passage that speak for it where it says nothing itself
_BESIDE_TURNS = 5  # passages as near as this to another one are no witnesses for it
_LEAST_WITNESSES = 3
_LEAST_HITS = 4


class Origin(StrEnum):
    """Where the words of a place come from."""

    OWN = "own"  # they are those of the passage
    OTHER = "other"  # they are those of another place of the old edition, which is still where it was
    MOVED = "moved"  # they are those of another place, which was moved
    UNKNOWN = "unknown"  # they are new, or the old edition is not known


class Origins(Protocol):
    """What is known of the old edition."""

    def expected(self, clue: Clue) -> list[int]:
        """Words of the new edition at which the clue may begin."""

    def expected_turn(self, clue: Clue) -> int:
        """The turn in which the passage would begin if it had not been moved."""

    def expected_ms(self, clue: Clue) -> int:
        """The time at which it would begin then, in transcript time."""

    def origin(self, clue: Clue, span: Span) -> Origin:
        """Where the words of a place come from."""


class Known:
    """The old edition, compared with the new one word by word.

    Args:
        old: the old edition.
        new: the new one.
        new_words: its words.
        step: hears how far the comparison is.
    """

    def __init__(self, old: Page, new: Page, new_words: Words, step: Step) -> None:
        self._old, self._new, self._new_words = old, new, new_words
        self._hash = text_hash(old.turns)
        self._words = old.words(part(step, 0.0, 0.3))
        self._alignment = align(self._words.keys, new_words.keys, part(step, 0.3, 1.0))
        self._kept = np.flatnonzero((self._alignment.new != NONE) & ~self._alignment.moved)

    def knows(self, anchor: Anchor) -> bool:
        """Whether this is the edition in which the anchor was described."""
        if anchor.text_hash != self._hash or not 0 <= anchor.start_turn <= anchor.end_turn < len(
            self._old.turns
        ):
            return False
        ends = anchor.start_turn, anchor.start, anchor.end_turn, anchor.end
        return between(self._old.turns, *ends) == anchor.quote

    def expected(self, clue: Clue) -> list[int]:
        """See `Origins`."""
        first, behind = self._own(clue.anchor)
        partners = self._alignment.new[first:behind]
        own = np.flatnonzero(partners != NONE)
        expected = [int(partners[own[0]]) - int(own[0])] if len(own) else []
        if len(self._kept):
            word, partner = self._neighbour(clue.anchor)
            expected.append(partner + first - word)
        return [place - clue.first for place in expected]

    def expected_turn(self, clue: Clue) -> int:
        """See `Origins`."""
        if not len(self._kept):
            return clue.anchor.start_turn
        word, partner = self._neighbour(clue.anchor)
        here = self._old.turn_at(int(self._words.begins[word]))
        return self._new.turn_at(int(self._new_words.begins[partner])) + clue.anchor.start_turn - here

    def expected_ms(self, clue: Clue) -> int:
        """See `Origins`."""
        if not len(self._kept):
            return clue.anchor.start_ms
        word, partner = self._neighbour(clue.anchor)
        here = self._old.turns[self._old.turn_at(int(self._words.begins[word]))]
        there = self._new.turns[self._new.turn_at(int(self._new_words.begins[partner]))]
        return clue.anchor.start_ms + there.start_ms - here.start_ms

    def origin(self, clue: Clue, span: Span) -> Origin:
        """See `Origins`: the passage's own words decide; where they are new, those beside them."""
        first, behind = self._own(clue.anchor)
        own, other = self._count(range(span.first, span.behind), range(first, behind))
        if not own and not other:
            around = range(span.first - _AROUND, span.behind + _AROUND)
            own, other = self._count(around, range(first - _AROUND, behind + _AROUND))
        if not own and not other:
            return Origin.UNKNOWN
        if own >= other:
            return Origin.OWN
        return Origin.MOVED if self._has_moved(span) else Origin.OTHER

    def _own(self, anchor: Anchor) -> tuple[int, int]:
        """The words of the passage in the old edition: the first, and the one behind the last."""
        first = self._words.first_from(self._old.place(anchor.start_turn, anchor.start))
        behind = self._words.first_behind(self._old.place(anchor.end_turn, anchor.end))
        return first, max(first, behind)

    def _neighbour(self, anchor: Anchor) -> tuple[int, int]:
        """The word nearest to where the passage begins that is still in its order, and its partner."""
        first = self._own(anchor)[0]
        at = int(np.searchsorted(self._kept, first))
        near = [int(word) for word in self._kept[max(0, at - 1) : at + 1]]
        word = min(near, key=lambda word: abs(word - first))
        return word, int(self._alignment.new[word])

    def _has_moved(self, span: Span) -> bool:
        return bool(self._alignment.arrived[max(0, span.first - _AROUND) : span.behind + _AROUND].any())

    def _count(self, new: range, old: range) -> tuple[int, int]:
        """How many words of a stretch come from a stretch of the old edition, and how many from elsewhere."""
        origins = self._alignment.old[max(0, new.start) : max(0, new.stop)]
        origins = origins[origins != NONE]
        own = int(np.count_nonzero((origins >= old.start) & (origins < old.stop)))
        return own, len(origins) - own


class Unknown:
    """No old edition: passages are expected where they were, as far as others of them have not moved.

    Args:
        sights: the new edition.
        anchors: all passages; those found once only are witnesses for the others.
    """

    def __init__(self, sights: Sights, anchors: Iterable[Anchor]) -> None:
        self._sights = sights
        self._leaps: dict[int, tuple[int, int]] = {}  # by the turn a witness was in: when, and how far
        self._runs = heaviest_chain(list(self._witnesses(anchors)))
        self._turns = [run.old for run in self._runs]

    def expected(self, clue: Clue) -> list[int]:
        """See `Origins`."""
        page, words = self._sights.page, self._sights.words
        turn = min(max(self.expected_turn(clue), 0), len(page.turns) - 1)
        return [words.first_from(page.place(turn, 0)) - clue.first] if page.turns else []

    def expected_turn(self, clue: Clue) -> int:
        """See `Origins`."""
        turn = clue.anchor.start_turn
        near = self._near(turn)
        return turn + _between(turn, [(run.old, run.new - run.old) for run in near])

    def expected_ms(self, clue: Clue) -> int:
        """See `Origins`."""
        leaps = [self._leaps[run.old] for run in self._near(clue.anchor.start_turn)]
        return clue.anchor.start_ms + _between(clue.anchor.start_ms, leaps)

    def origin(self, clue: Clue, span: Span) -> Origin:  # noqa: ARG002 - nobody can know
        """See `Origins`."""
        return Origin.UNKNOWN

    def _near(self, turn: int) -> list[Run]:
        """The witnesses before and behind a turn; none where there are too few to be believed."""
        before = self._runs[: bisect_left(self._turns, turn - _BESIDE_TURNS)]
        behind = self._runs[bisect_left(self._turns, turn + _BESIDE_TURNS + 1) :]
        if len(before) + len(behind) < _LEAST_WITNESSES:
            return []
        return [*before[-1:], *behind[:1]]

    def _witnesses(self, anchors: Iterable[Anchor]) -> Iterator[Run]:
        """What became of turns, by one passage of each that is found once only."""
        page, words = self._sights.page, self._sights.words
        for anchor in sorted(anchors, key=lambda anchor: (anchor.start_turn, anchor.start)):
            clue = clue_of(anchor)
            word = None if anchor.start_turn in self._leaps else self._sights.only(clue, _LEAST_HITS)
            if word is not None:
                place = int(words.begins[min(word + clue.first, len(words) - 1)])
                turn, offset = page.offset_at(place)
                leap = ms_at(page.turns[turn], offset) - anchor.start_ms
                self._leaps[anchor.start_turn] = anchor.start_ms, leap
                yield Run(anchor.start_turn, turn, 1)


def _between(place: int, leaps: list[tuple[int, int]]) -> int:
    """How far a place has leapt, by how far those before and behind it have; 0 where nobody knows."""
    if not leaps:
        return 0
    places, distances = zip(*leaps, strict=True)
    return round(float(np.interp(place, places, distances)))
