"""The JSON of Google's Speech-to-Text. https://cloud.google.com/speech-to-text/docs/reference/rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.json_source import (
    SUFFIXES,
    Source,
    mappings,
    milliseconds_of,
    score,
    seconds_of,
    share_of,
    words_of,
)
from viewer.readers.machine.words import Word, add, speaker_of

_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s")


class GoogleReader:
    """Results in pieces of words; where speakers are told apart, the last result holds all words again."""

    key = "google"
    label = message("Google Speech-to-Text (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where results with alternatives are found, and no channels."""
        others = '"channels"' in head or '"items"' in head
        return score(head, suffix, "results", "alternatives", "transcript", sure=0 if others else 100)

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns; of a result without words its text is one cue."""
        source = Source(text, "results")
        draft = Draft(self.key, warnings=source.warnings)
        results: list[list[Word]] = []
        for row in source.rows(part(step, 0.0, 0.8)):
            results.append(list(_words(row)))
            draft.language = draft.language or words_of(row.get("languageCode"))
        last = results[-1] if results else []
        if any(word.speaker for word in last) and len(last) >= sum(map(len, results[:-1])) > 0:
            results = [last]
        add((word for words in results for word in words), draft)
        step(1.0)
        return draft


def _words(row: dict[str, Any]) -> Iterator[Word]:
    for best in mappings(row.get("alternatives"))[:1]:
        words = mappings(best.get("words"))
        if not words:
            yield Word(words_of(best.get("transcript")), None, _ms(row.get("resultEndTime")))
        for word in words:
            speaker = word.get("speakerLabel") or word.get("speakerTag") or None
            start = _ms(word.get("startTime", word.get("startOffset")))
            end = _ms(word.get("endTime", word.get("endOffset")))
            sure = share_of(word.get("confidence")) or None  # 0 is how Google writes that it does not say
            yield Word(words_of(word.get("word")), start, end, speaker_of(speaker), confidence=sure)


def _ms(value: object) -> int | None:
    """A time as ``"1.400s"``, or as seconds and nanoseconds; one that is left out is 0."""
    if value is None:
        return None
    if isinstance(value, dict):
        seconds = seconds_of(value.get("seconds", 0))
        nanos = milliseconds_of(value.get("nanos", 0))
        return None if seconds is None or nanos is None else seconds + nanos // 1_000_000
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return seconds_of(match[1]) if match else None
