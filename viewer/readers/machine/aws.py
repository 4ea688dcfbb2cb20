"""The JSON of Amazon Transcribe. https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, mappings, score, seconds_of, share_of, whole, words_of
from viewer.readers.machine.words import Word, add, speaker_of


class AwsReader:
    """Items in seconds that are texts; marks have no times; speakers stand beside or at the items."""

    key = "aws"
    label = message("Amazon Transcribe (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where transcripts and items in times that are texts are found."""
        return score(head, suffix, "results", "transcripts", "items")

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join items to turns."""
        draft = Draft(self.key)
        facts = whole(text, draft.warnings)
        step(0.4)
        results = facts.get("results")
        if isinstance(results, dict):
            draft.language = words_of(results.get("language_code"))
            add(_words(results), draft)
        step(1.0)
        return draft


def _words(results: dict[str, Any]) -> Iterator[Word]:
    labels = results.get("speaker_labels")
    segments = mappings(labels.get("segments")) if isinstance(labels, dict) else []
    beside = {
        item.get("start_time"): item.get("speaker_label")
        for segment in segments
        for item in mappings(segment.get("items"))
        if isinstance(item.get("start_time"), str)
    }
    for row in mappings(results.get("items")):
        best = mappings(row.get("alternatives"))[:1]
        said = words_of(best[0].get("content")) if best else ""
        start = row.get("start_time")
        speaker = row.get("speaker_label", beside.get(start) if isinstance(start, str) else None)
        is_mark = row.get("type") == "punctuation"
        times = seconds_of(start), seconds_of(row.get("end_time"))
        sure = share_of(best[0].get("confidence")) if best else None
        yield Word(said, *times, speaker_of(speaker), is_mark, sure)
