"""Anchors made of what a file says: words, what stands around them, a place, times."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from viewer.core.anchor import CONTEXT, Anchor, describe
from viewer.core.bundle import holds
from viewer.importers.base import Target

_FAR_TURNS = 1_000  # farther than any place may be from where a passage is expected

Spot = tuple[int, int, int, int]
"""Start turn, start, end turn, end."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a file says of a passage.

    Attributes:
        quote: its words; empty where only the place is known.
        prefix: what stands before it.
        suffix: what stands behind it.
        spot: its place, as far as the file names one.
        start_ms: audio time; None where it is not known.
        end_ms: the same.
        same_text: whether the place was counted in the target's own text.
    """

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    spot: Spot | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    same_text: bool = False


def anchor_of(target: Target, clues: Clues) -> Anchor:
    """The passage described anew where it stands where the file says, else as the file describes it.

    The latter has an empty hash, and the place nearest to the clues as a hint.
    """
    if clues.spot is not None:
        found = _at(target, clues.spot)
        if found is not None and _agrees(found, clues):
            return found
    return _hint(target, clues)


def agreed(target: Target, anchor: Anchor) -> Anchor | None:
    """`anchor` described anew where its words and what stands around them are where it says, else None."""
    spot = (anchor.start_turn, anchor.start, anchor.end_turn, anchor.end)
    if not holds(target.turns, anchor) or not anchor.quote:
        return None
    found = describe(target.turns, *spot, target.text_hash)
    same = (found.prefix, found.suffix) == (anchor.prefix, anchor.suffix)
    return found if same and (anchor.prefix or anchor.suffix) else None


def _at(target: Target, spot: Spot) -> Anchor | None:
    turns = target.turns
    start_turn, start, end_turn, end = spot
    if not (0 <= start_turn <= end_turn < len(turns) and start >= 0 and end >= 0):
        return None
    if start > len(turns[start_turn].text) or end > len(turns[end_turn].text):
        return None
    if (start_turn, start) >= (end_turn, end):
        return None
    return describe(turns, *spot, target.text_hash)


def _agrees(found: Anchor, clues: Clues) -> bool:
    """Whether the words found are those of the file, and, in another text, what stands around them, too."""
    if not clues.quote:
        return clues.same_text
    if found.quote != clues.quote.replace("\r\n", "\n"):
        return False
    around = (found.prefix, found.suffix) == (clues.prefix, clues.suffix)
    return clues.same_text or (around and bool(clues.prefix or clues.suffix))


def _hint(target: Target, clues: Clues) -> Anchor:
    start_ms = target.timeline.to_transcript(clues.start_ms or 0)
    end_ms = start_ms if clues.end_ms is None else max(start_ms, target.timeline.to_transcript(clues.end_ms))
    prefix, suffix = clues.prefix[-CONTEXT:], clues.suffix[:CONTEXT]
    spot = clues.spot
    if spot is None or clues.start_ms is not None:  # a time is a better hint than a place in another text
        spot = _about(target, None if clues.start_ms is None else start_ms, len(clues.quote))
    return Anchor(*spot, clues.quote, prefix, suffix, start_ms, end_ms, "")


def _about(target: Target, start_ms: int | None, length: int) -> Spot:
    """The turn heard at a time; the words may not be there. Where no time is known, behind all turns.

    Then no place is as near as to be taken for where the passage was: at the beginning a teaser would be.
    """
    turn = len(target.turns) + _FAR_TURNS
    if start_ms is not None and target.turns:
        turn = max(0, bisect_right(target.turns, start_ms, key=lambda turn: turn.start_ms) - 1)
    return turn, 0, turn, length
