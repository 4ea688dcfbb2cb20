"""Finding annotated passages again in another edition of their transcript.

A passage is placed by itself only where no other place comes near it; whatever is less than sure is left to
the reader, with the places that come into question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from viewer.core.anchor import BREAK, CONTEXT, Anchor, describe, text_hash
from viewer.core.annotations import Annotation, Place
from viewer.core.clues import Clue, clue_of, is_doubled, likeness, needed
from viewer.core.origins import Known, Origin, Origins, Unknown
from viewer.core.sightings import Sights, Span
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Timing, Turn
from viewer.core.words import Page

_EVERY = 16  # passages between two steps
_FAR_TURNS = 50  # so far from where it was expected, the place of a passage speaks for it no more
_FAR_MS = 120_000
_AT_TURNS, _AT_MS = 3, 30_000  # as near as this it is where it was expected
_LEAST_QUOTE = 0.5  # less like it than this is no candidate
_LEAST_CONTEXT = 0.85  # in such surroundings whatever stands there is one
_EQUAL = 0.1  # candidates that differ by less are equal
_EQUAL_BESIDE = 0.35  # the same for two that share some of their surroundings
_EQUAL_NEAR = 0.5  # the same where something was moved next to its like
_EQUAL_QUOTE = 0.3  # the quotes of equals differ by less
_BESIDE = 20  # words between two places that may be taken for each other
_NEAR_TURNS = 3  # turns between two that may be, if one of them was moved or is new
_SHORT, _SHORT_CONTEXT = 20, 0.65  # code points: what is shorter must be known by its surroundings, too
_UNSEEN = ((5, 1.0), (20, 0.85), (40, 0.6))  # the same where nobody knows the old edition
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for a place, each from 0 to 1.

    Attributes:
        quote: how like the passage it is.
        context: how like what stands before and behind it is, the better of the two counting twice.
        place: how near it is to where the passage was expected, in turns.
        time: the same in time; None where the turn has no time of its own.
        origin: whether the words there are the passage's own, as far as that can be known.
    """

    quote: float
    context: float
    place: float
    time: float | None
    origin: Origin

    @property
    def total(self) -> float:
        """All together: the words count most, then whether they are the passage's own."""
        whereabouts = self.place if self.time is None else (self.place + self.time) / 2
        own = {Origin.OWN: 1.0, Origin.OTHER: 0.0}.get(self.origin, 0.5)
        return 0.4 * self.quote + 0.2 * self.context + 0.1 * whereabouts + 0.3 * own


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that comes into question, described in the new edition."""

    anchor: Anchor
    score: Score


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a passage.

    Attributes:
        place: sure, doubtful, or detached.
        anchor: described in the new edition where sure; else the old one, unchanged.
        candidates: the places that came into question, the best first; where sure, the first one is taken.
    """

    place: Place
    anchor: Anchor
    candidates: tuple[Candidate, ...] = ()


def reanchor(
    anchors: Sequence[Anchor],
    turns: Sequence[Turn],
    old_turns: Sequence[Turn] | None = None,
    step: Step = unwatched,
) -> list[Found]:
    """Find passages in another edition.

    Args:
        anchors: the passages, in any order.
        turns: the new edition.
        old_turns: the edition in which the anchors were described, if it is still known. It tells a passage
            that was moved from another one that reads the same; without it, what is not near its old place
            is left to the reader.
        step: hears how far this is; may raise to stop it.

    Returns:
        One for each anchor, in their order.
    """
    step(0.0)
    hashed = text_hash(turns)
    found = {place: _same(anchor, turns, hashed) for place, anchor in enumerate(anchors)}
    missing = [place for place, one in found.items() if one is None]
    if missing:
        search = _Search(
            turns, hashed, [anchors[place] for place in missing], old_turns, part(step, 0.0, 0.4)
        )
    for done, place in enumerate(missing):
        if done % _EVERY == 0:
            step(0.4 + 0.6 * done / len(missing))
        found[place] = search.find(anchors[place])
    step(1.0)
    return [one for one in found.values() if one is not None]


def settled(annotation: Annotation, found: Found) -> Annotation:
    """The annotation with what became of its passage; its old anchor is kept while that is not sure."""
    return replace(annotation, anchor=found.anchor, place=found.place)


def _same(anchor: Anchor, turns: Sequence[Turn], hashed: str) -> Found | None:
    """Where the text is the same, offsets hold; None where it is not, or they do not."""
    if anchor.text_hash != hashed or not 0 <= anchor.start_turn <= anchor.end_turn < len(turns):
        return None
    again = describe(turns, anchor.start_turn, anchor.start, anchor.end_turn, anchor.end, hashed)
    return Found(Place.SURE, again) if again.quote == anchor.quote else None


class _Search:
    """One new edition, searched for one passage after the other."""

    def __init__(
        self,
        turns: Sequence[Turn],
        hashed: str,
        anchors: Sequence[Anchor],
        old_turns: Sequence[Turn] | None,
        step: Step,
    ) -> None:
        self._turns, self._hashed = turns, hashed
        self._page = Page(turns)
        words = self._page.words(part(step, 0.0, 0.3))
        self._sights = Sights(self._page, words)
        self._known = None
        if old_turns is not None:
            self._known = Known(Page(old_turns), self._page, words, part(step, 0.3, 1.0))
        self._unknown = Unknown(self._sights, [anchor for anchor in anchors if not self._knows(anchor)])

    def find(self, anchor: Anchor) -> Found:
        clue = clue_of(anchor)
        origins: Origins = self._unknown
        if self._known is not None and self._knows(anchor):
            origins = self._known
        spans = self._sights.find(clue, origins.expected(clue))
        sights = [self._sight(clue, span, origins) for span in spans]
        sights = _apart(sorted(filter(_is_worth_it, sights), key=lambda sight: -sight.score.total))
        if not sights:
            return Found(Place.DETACHED, anchor)
        shown = tuple(Candidate(self._describe(sight.span), sight.score) for sight in sights[:_MOST_SHOWN])
        sure = _is_sure if origins is self._known else _is_sure_unseen
        if sure(anchor, sights[0], sights[1:]):
            return Found(Place.SURE, shown[0].anchor, shown)
        return Found(Place.DOUBTFUL, anchor, shown)

    def _knows(self, anchor: Anchor) -> bool:
        return self._known is not None and self._known.knows(anchor)

    def _sight(self, clue: Clue, span: Span, origins: Origins) -> _Sight:
        text, anchor = self._page.text, clue.anchor
        before = likeness(anchor.prefix, text[max(0, span.begin - CONTEXT) : span.begin])
        behind = likeness(anchor.suffix, text[span.end : span.end + CONTEXT])
        context = (2 * max(before, behind) + min(before, behind)) / 3
        turn = self._page.turn_at(span.begin)
        leap = abs(turn - origins.expected_turn(clue))
        near = max(0.0, 1.0 - max(0, leap - _AT_TURNS) / _FAR_TURNS)
        quote = likeness(anchor.quote, text[span.begin : span.end])
        time = self._time(clue, turn, span, origins)
        return _Sight(span, turn, Score(quote, context, near, time, origins.origin(clue, span)))

    def _time(self, clue: Clue, turn: int, span: Span, origins: Origins) -> float | None:
        if self._turns[turn].timing is Timing.ESTIMATED:
            return None
        here = self._turns[turn]
        passed = span.begin - self._page.place(turn, 0)
        ms = here.start_ms + (here.end_ms - here.start_ms) * passed // (len(here.text) + 1)
        leap = abs(ms - origins.expected_ms(clue))
        return max(0.0, 1.0 - max(0, leap - _AT_MS) / _FAR_MS)

    def _describe(self, span: Span) -> Anchor:
        start = self._page.offset_at(span.begin)
        end = self._page.offset_at(span.end)
        if span.end > span.begin and self._page.text[span.end - 1] != BREAK:
            turn, offset = self._page.offset_at(span.end - 1)
            end = turn, offset + 1
        return describe(self._turns, *start, *end, self._hashed)


class _Sight(NamedTuple):
    """A place that comes into question."""

    span: Span
    turn: int
    score: Score


def _apart(sights: Sequence[_Sight]) -> list[_Sight]:
    """The sights without those that lie over a better one: they are the same place."""
    apart: list[_Sight] = []
    for sight in sights:
        if not any(_lie_over(sight.span, better.span) for better in apart):
            apart.append(sight)
    return apart


def _lie_over(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.begin, b.begin)
    return 2 * shared > min(a.end - a.begin, b.end - b.begin)


def _is_worth_it(sight: _Sight) -> bool:
    score = sight.score
    if score.quote >= _LEAST_QUOTE:
        return True
    return score.context >= _LEAST_CONTEXT and score.origin is not Origin.OTHER


def _is_sure(anchor: Anchor, best: _Sight, rivals: Sequence[_Sight]) -> bool:
    """Whether the best place may be taken without asking, as the old edition is known."""
    score = best.score
    trusted = 0.0 if BREAK in anchor.quote else score.context  # half of it may have moved with its turn
    if score.origin is not Origin.OWN or score.quote < needed(anchor.quote, trusted):
        return False
    if score.context < _LEAST_CONTEXT + _EQUAL and is_doubled(anchor):
        return False
    if score.context < _SHORT_CONTEXT and len(anchor.quote) < _SHORT:
        return False
    return not any(_is_rival(rival, best) for rival in rivals)


def _is_rival(other: _Sight, best: _Sight) -> bool:
    """Whether the comparison of both editions may have taken the best place for another one.

    It does so only between neighbours, or where something was moved: elsewhere what lies between tells.
    """
    beside = abs(other.span.first - best.span.first) <= _BESIDE
    near = beside or abs(other.turn - best.turn) <= _NEAR_TURNS
    origin, has_moved = other.score.origin, best.score.place < 1.0
    equal = _EQUAL_BESIDE if near else _EQUAL
    if has_moved or (near and origin is Origin.MOVED):
        equal = _EQUAL_NEAR
    if not _is_as_good(other.score, best.score, equal):
        return False
    if origin is Origin.OWN or has_moved:
        return True
    if origin is Origin.OTHER:
        return beside and best.score.quote + best.score.context < 2.0
    return near


def _is_sure_unseen(anchor: Anchor, best: _Sight, rivals: Sequence[_Sight]) -> bool:
    """Whether the best place may be taken without asking, though nobody knows the old edition any more."""
    score = best.score
    if score.quote < needed(anchor.quote) or not _is_at_home(score):
        return False
    if score.context < next((least for size, least in _UNSEEN if len(anchor.quote) < size), 0.0):
        return False
    home = [rival.score for rival in rivals if rival.score.place == 1.0]
    return not any(
        _is_as_good(rival, score, _EQUAL_NEAR) or rival.context >= score.context - _EQUAL for rival in home
    )


def _is_at_home(score: Score) -> bool:
    """Whether a place is where it was expected, by the turns and by the clock if there is one."""
    return score.place == 1.0 and score.time in {None, 1.0}


def _is_as_good(rival: Score, best: Score, equal: float) -> bool:
    alike = rival.quote >= best.quote - _EQUAL_QUOTE
    return alike and rival.quote + rival.context >= best.quote + best.context - equal
