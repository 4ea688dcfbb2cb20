"""Turnlight's own JSON of a transcript, as ``turnlight inspect --json`` prints it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import chain, pairwise
from typing import Any

from viewer.core.cue import Cues, packed
from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, unwatched
from viewer.core.timecode import LONGEST_MS
from viewer.core.transcript import Remark, Timing
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, Source, mappings, name_of, score, share_of


class TurnlightJsonReader:
    """Turns with all their pieces; estimates are estimated again.

    What stood around the turns in their source comes back, without line numbers; what was doubtful does not.
    """

    key = "turnlight-json"
    label = message("Turnlight transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where turns with their stamps, timing and words are found."""
        return score(head, suffix, "turns", "stamp_ms", "timing", "words")

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read each turn; of one that is damaged, what is whole."""
        source = Source(text, "turns", beside=("ignored",))
        draft = Draft(self.key, warnings=source.warnings)
        for row, following in pairwise(chain(source.rows(step), [None])):
            if row is not None:
                draft.turns.append(_turn(row, following))
        for key in ("title", "media", "language"):
            value = source.facts.get(key)
            setattr(draft, key, value if isinstance(value, str) else "")
        for remark in mappings(source.facts.get("ignored")):
            if isinstance(said := remark.get("text"), str) and said.strip():
                draft.ignored.append(Remark(0, message("{text}", text=said)))
        step(1.0)
        return draft


def _turn(row: Mapping[str, Any], following: Mapping[str, Any] | None) -> RawTurn:
    """A turn with its times as they were written; an end that follows from the next start is none."""
    text = row["text"] if isinstance(row.get("text"), str) else ""
    start, end, stamp = (_ms(row.get(key)) for key in ("start_ms", "end_ms", "stamp_ms"))
    timing = row.get("timing")
    if timing == Timing.ESTIMATED:
        start = None
    elif timing == Timing.SPREAD and stamp is not None:
        start = stamp
    if following is not None and end == _ms(following.get("start_ms")):
        end = None
    return RawTurn(text, 0, name_of(row.get("speaker")), start, end, _cues(row, len(text)))


def _cues(row: Mapping[str, Any], length: int) -> Cues:
    """The pieces that stand in the text, in order; those that do not cost themselves."""
    words, begins, sure = (row.get(key) for key in ("words", "captions", "confidence"))
    first = {place for place in begins if isinstance(place, int)} if isinstance(begins, list) else set[int]()
    sureness = sure if isinstance(sure, list) else []
    numbers, place, last_ms = array("I"), 0, 0
    for at, word in enumerate(words if isinstance(words, list) else []):
        if not (isinstance(word, list) and len(word) == 4 and all(type(each) is int for each in word)):
            continue
        start_ms, end_ms, start, end = word
        if place <= start < end <= length and last_ms <= start_ms <= end_ms < LONGEST_MS:
            place, last_ms = end, start_ms
            confidence = share_of(sureness[at]) if at < len(sureness) else None
            numbers.extend(packed(start, end, start_ms, end_ms, inner=at not in first, confidence=confidence))
    return Cues.of(numbers)


def _ms(value: object) -> int | None:
    return value if type(value) is int and 0 <= value < LONGEST_MS else None
