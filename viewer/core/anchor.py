"""A passage of a transcript, described so that it can be found again when the transcript has changed.

The description follows the selectors of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model):
position, exact quote with what stands around it, and time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.core.timing import ms_at
from viewer.core.transcript import Turn

CONTEXT = 32
"""So many code points of what stands before and behind a passage are kept."""
BREAK = "\n"
"""What stands for the border between two turns in a quote and around it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, from a place in one turn to a place in the same or a later one.

    Attributes:
        start_turn: the turn it begins in, by its index.
        start: its first code point in that turn's text.
        end_turn: the turn it ends in.
        end: the first code point after it in that turn's text.
        quote: its words, exactly; turns are parted by `BREAK`.
        prefix: up to `CONTEXT` code points before it, across turns.
        suffix: up to `CONTEXT` code points behind it, across turns.
        start_ms: transcript time at which its first letter is heard.
        end_ms: transcript time at which its last letter was heard.
        text_hash: `text_hash` of the turns it was described in.
    """

    start_turn: int
    start: int
    end_turn: int
    end: int
    quote: str
    prefix: str
    suffix: str
    start_ms: int
    end_ms: int
    text_hash: str


def describe(
    turns: Sequence[Turn], start_turn: int, start: int, end_turn: int, end: int, hashed: str
) -> Anchor:
    """Describe the passage from `start` in one turn to `end` in another (or the same) one.

    Args:
        turns: of the whole transcript.
        start_turn: index of the turn it begins in.
        start: code points into that turn's text, from 0 to its length.
        end_turn: index of the turn it ends in.
        end: code points into that turn's text; not before `start` where the turns are the same.
        hashed: `text_hash` of `turns`, which the caller keeps: it takes a while for a long transcript.
    """
    quote = between(turns, start_turn, start, end_turn, end)
    first, last = turns[start_turn], turns[end_turn]
    start_ms = ms_at(first, start)
    end_ms = ms_at(last, end) if end < len(last.text) else last.end_ms
    prefix, suffix = _before(turns, start_turn, start), _behind(turns, end_turn, end)
    return Anchor(
        start_turn, start, end_turn, end, quote, prefix, suffix, start_ms, max(start_ms, end_ms), hashed
    )


def between(turns: Sequence[Turn], start_turn: int, start: int, end_turn: int, end: int) -> str:
    """The words from one place to another, turns parted by `BREAK`."""
    if start_turn == end_turn:
        return turns[start_turn].text[start:end]
    middle = (turn.text for turn in turns[start_turn + 1 : end_turn])
    return BREAK.join((turns[start_turn].text[start:], *middle, turns[end_turn].text[:end]))


def text_hash(turns: Sequence[Turn]) -> str:
    """Tells texts apart: SHA-256, hexadecimal, of the turns' words; speakers and times do not count."""
    hashed = hashlib.sha256()
    for turn in turns:
        words = turn.text.encode("utf-8", "surrogatepass")
        hashed.update(len(words).to_bytes(8, "little"))
        hashed.update(words)
    return hashed.hexdigest()


def _before(turns: Sequence[Turn], turn: int, offset: int) -> str:
    found = turns[turn].text[max(0, offset - CONTEXT) : offset]
    while turn and len(found) < CONTEXT:
        turn -= 1
        found = f"{turns[turn].text[-CONTEXT:]}{BREAK}{found}"[-CONTEXT:]
    return found


def _behind(turns: Sequence[Turn], turn: int, offset: int) -> str:
    found = turns[turn].text[offset : offset + CONTEXT]
    while turn + 1 < len(turns) and len(found) < CONTEXT:
        turn += 1
        found = f"{found}{BREAK}{turns[turn].text[:CONTEXT]}"[:CONTEXT]
    return found
