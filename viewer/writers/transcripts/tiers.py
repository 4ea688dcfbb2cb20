"""A transcript as tiers: what a speaker says, turn by turn, and the pieces of it whose times are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.core.transcript import Transcript, Turn
from viewer.core.turn_names import CAPTIONS, WORDS
from viewer.writers.transcripts.spoken import name_of, printable


class Interval(NamedTuple):
    """What is said in a time.

    Attributes:
        start_ms: first moment of it, not before the beginning.
        end_ms: first moment after it; later than `start_ms`.
        text: the words, line breaks included.
    """

    start_ms: int
    end_ms: int
    text: str


@dataclass(slots=True)
class SpeakerTier:
    """All turns of a speaker.

    Attributes:
        speaker: the name; empty where nobody is named.
        turns: in the order of their times; none begins before the one before it ends.
        pieces: for each turn those of its pieces whose times are known, likewise, and inside the turn.
    """

    speaker: str
    turns: list[Interval] = field(default_factory=list)
    pieces: list[list[Interval]] = field(default_factory=list)


def what_pieces_are(transcript: Transcript) -> str:
    """Whether the pieces of turns are words, or nothing finer than captions."""
    inner = any(cue.inner for turn in transcript.turns for cue in turn.cues)
    return WORDS if inner else CAPTIONS


def speaker_tiers(transcript: Transcript) -> list[SpeakerTier]:
    """A tier for each speaker, in the order of their first turns; turns without words are left out."""
    spoken: dict[str, list[Turn]] = {}
    for turn in transcript.turns:
        if turn.text.strip():
            spoken.setdefault(name_of(transcript, turn), []).append(turn)
    return [_tier(name, turns) for name, turns in spoken.items()]


def _tier(name: str, turns: Sequence[Turn]) -> SpeakerTier:
    laid = _laid_out(
        [Interval(turn.start_ms, turn.end_ms, printable(turn.text.strip())) for turn in turns], 0
    )
    pieces = [_pieces(turn, interval) for turn, interval in zip(turns, laid, strict=True)]
    return SpeakerTier(name, laid, pieces)


def _pieces(turn: Turn, inside: Interval) -> list[Interval]:
    """The pieces of a turn that has room for them; one alone says no more than the turn."""
    found = [
        Interval(cue.start_ms, cue.end_ms, printable(text))
        for cue in turn.cues
        if (text := turn.text[cue.start : cue.end].strip())
    ]
    laid = _laid_out(found, inside.start_ms) if len(found) > 1 else []
    return [
        each._replace(end_ms=min(each.end_ms, inside.end_ms))
        for each in laid
        if each.start_ms < inside.end_ms
    ]


def _laid_out(intervals: Sequence[Interval], begin_ms: int) -> list[Interval]:
    """The same, each cut where the next begins; a tier holds one at a time, and none without a length."""
    laid = list[Interval]()
    for place, one in enumerate(intervals):
        start = max(one.start_ms, begin_ms)
        end = max(one.end_ms, start + 1)
        if place + 1 < len(intervals):
            end = min(end, max(intervals[place + 1].start_ms, start + 1))
        laid.append(one._replace(start_ms=start, end_ms=end))
        begin_ms = end
    return laid
