"""The JSON of Digital Paper Edit, in which other services' transcripts are edited.

https://github.com/bbc/digital-paper-edit-client
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, Source, mappings, name_of, score, seconds_of, words_of
from viewer.readers.machine.words import Word, add


class PaperEditReader:
    """Words, and paragraphs that say who speaks from when on."""

    key = "paper-edit"
    label = message("Digital Paper Edit (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """Parsed where words begin the file, with numbers and texts."""
        begins = "".join(head[:200].split()).lstrip("\ufeff").startswith('{"words":[{"id":')
        return score(head, suffix, "words", "text", sure=90 if begins else 0)

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns; each belongs to the paragraph it starts in."""
        source = Source(text, "words", beside=("paragraphs",))
        rows = list(source.rows(step))
        draft = Draft(self.key, warnings=source.warnings)
        add(_words(rows, mappings(source.facts.get("paragraphs"))), draft)
        step(1.0)
        return draft


def _words(rows: Sequence[dict[str, Any]], paragraphs: Sequence[dict[str, Any]]) -> Iterator[Word]:
    starts = [(seconds_of(row.get("start")), name_of(row.get("speaker"))) for row in paragraphs]
    known = sorted((start, name or "") for start, name in starts if start is not None)
    for row in rows:
        start = seconds_of(row.get("start"))
        place = -1 if start is None else bisect_right(known, start, key=lambda each: each[0]) - 1
        speaker = known[place][1] or None if place >= 0 else None
        yield Word(words_of(row.get("text")), start, seconds_of(row.get("end")), speaker)
