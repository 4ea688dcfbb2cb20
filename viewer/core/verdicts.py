"""Whether a place where a passage was found may be taken without asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from viewer.core.anchor import BREAK, Anchor
from viewer.core.clues import is_doubled, needed
from viewer.core.origins import Origin
from viewer.core.sightings import Span

_LEAST_QUOTE = 0.5  # less like it than this is no candidate
_LEAST_CONTEXT = 0.85  # in such surroundings whatever stands there is one
_EQUAL = 0.1  # candidates that differ by less are equal
_EQUAL_BESIDE = 0.35  # the same for two that share some of their surroundings
_EQUAL_NEAR = 0.5  # the same where something was moved next to its like
_EQUAL_MOVED = 0.25  # the same where one of them was moved, wherever to
_EQUAL_QUOTE = 0.3  # the quotes of equals differ by less
_BESIDE = 20  # words between two places that may be taken for each other
_NEAR_TURNS = 3  # turns between two that may be, if one of them was moved or is new
_SHORT, _SHORT_CONTEXT = 20, 0.65  # code points: what is shorter must be known by its surroundings, too
_UNSEEN = ((5, 1.0), (20, 0.85), (40, 0.6))  # the same where nobody knows the old edition


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


class Sight(NamedTuple):
    """A place that comes into question.

    Attributes:
        span: where it is.
        turn: the turn in which it begins.
        score: what speaks for it.
    """

    span: Span
    turn: int
    score: Score


def apart(sights: Sequence[Sight]) -> list[Sight]:
    """The sights without those that lie over a better one: they are the same place."""
    apart: list[Sight] = []
    for sight in sights:
        if not any(_lie_over(sight.span, better.span) for better in apart):
            apart.append(sight)
    return apart


def _lie_over(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.begin, b.begin)
    return 2 * shared > min(a.end - a.begin, b.end - b.begin)


def is_worth_it(sight: Sight) -> bool:
    """Whether a place is a candidate: it reads like the passage, or stands where the passage stood."""
    score = sight.score
    if score.quote >= _LEAST_QUOTE:
        return True
    return score.context >= _LEAST_CONTEXT and score.origin is not Origin.OTHER


def is_sure(anchor: Anchor, best: Sight, rivals: Sequence[Sight]) -> bool:
    """Whether the best place may be taken without asking, as the old edition is known."""
    score = best.score
    trusted = 0.0 if BREAK in anchor.quote else score.context  # half of it may have moved with its turn
    if score.origin is not Origin.OWN or score.quote < needed(anchor.quote, trusted):
        return False
    if score.context < 1.0 and is_doubled(anchor):
        return False
    if score.context < _SHORT_CONTEXT and len(anchor.quote) < _SHORT:
        return False
    return not any(_is_rival(rival, best) for rival in rivals)


def _is_rival(other: Sight, best: Sight) -> bool:
    """Whether the comparison of both editions may have taken the best place for another one.

    It does so only between neighbours, or where something was moved: elsewhere what lies between tells.
    """
    beside = abs(other.span.first - best.span.first) <= _BESIDE
    near = beside or abs(other.turn - best.turn) <= _NEAR_TURNS
    origin, has_moved = other.score.origin, best.score.place < 1.0
    equal = _EQUAL_BESIDE if near else _EQUAL_MOVED if has_moved or origin is Origin.OWN else _EQUAL
    if near and (has_moved or origin is Origin.MOVED):
        equal = _EQUAL_NEAR
    if not _is_as_good(other.score, best.score, equal):
        return False
    if origin is Origin.OWN or has_moved:
        return True
    if origin is Origin.OTHER:
        return beside and best.score.quote + best.score.context < 2.0
    return near


def is_sure_unseen(anchor: Anchor, best: Sight, rivals: Sequence[Sight]) -> bool:
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
