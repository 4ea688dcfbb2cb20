"""Finding annotated passages again in another edition of their transcript.

A passage is placed by itself only where no other place comes near it; whatever is less than sure is left to
the reader, with the places that come into question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.core.anchor import BREAK, CONTEXT, Anchor, describe, text_hash
from viewer.core.annotations import Annotation, Place
from viewer.core.clues import Clue, clue_of, is_repeated, likeness
from viewer.core.origins import Known, Origins, Unknown
from viewer.core.sightings import SHORT, Sights, Span
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Timing, Turn
from viewer.core.verdicts import Score, Sight, apart, is_sure, is_sure_unseen, is_worth_it
from viewer.core.words import Page

_EVERY = 16  # passages between two steps
_FAR_TURNS = 50  # so far from where it was expected, the place of a passage speaks for it no more
_FAR_MS = 120_000
_AT_TURNS, _AT_MS = 3, 30_000  # as near as this it is where it was expected
_MOST_SHOWN = 5


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
        sights = apart(sorted(filter(is_worth_it, sights), key=lambda sight: -sight.score.total))
        if not sights:
            return Found(Place.DETACHED, anchor)
        shown = tuple(Candidate(self._describe(sight.span), sight.score) for sight in sights[:_MOST_SHOWN])
        if origins is self._known:
            sure = is_sure(anchor, sights[0], sights[1:])
        else:
            sure = is_sure_unseen(anchor, sights[0], sights[1:]) and not self._may_be_another(sights[0])
        if sure:
            return Found(Place.SURE, shown[0].anchor, shown)
        return Found(Place.DOUBTFUL, anchor, shown)

    def _may_be_another(self, sight: Sight) -> bool:
        """Whether the same words stand right beside a place: too near for them to be told apart as sights.

        Short passages are: each of their copies is one.
        """
        if sight.span.behind - sight.span.first <= SHORT:
            return False
        here = self._page.text, sight.span.begin, sight.span.end
        alone = sight.score.context == 1.0 and not is_repeated(*here, around=True)
        return not alone and is_repeated(*here, around=False)

    def _knows(self, anchor: Anchor) -> bool:
        return self._known is not None and self._known.knows(anchor)

    def _sight(self, clue: Clue, span: Span, origins: Origins) -> Sight:
        text, anchor = self._page.text, clue.anchor
        before = likeness(anchor.prefix, text[max(0, span.begin - CONTEXT) : span.begin])
        behind = likeness(anchor.suffix, text[span.end : span.end + CONTEXT])
        context = (2 * max(before, behind) + min(before, behind)) / 3
        turn = self._page.turn_at(span.begin)
        leap = abs(turn - origins.expected_turn(clue))
        near = max(0.0, 1.0 - max(0, leap - _AT_TURNS) / _FAR_TURNS)
        quote = likeness(anchor.quote, text[span.begin : span.end])
        time = self._time(clue, turn, span, origins)
        return Sight(span, turn, Score(quote, context, near, time, origins.origin(clue, span)))

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
