"""The JSON of Amazon Transcribe. https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, mappings, score, seconds_of, share_of, whole, words_of
from viewer.readers.machine.words import Word, add, speaker_of


class AwsReader:
    """Items in seconds that are texts, marks without times; speakers are beside, at them, or channels."""

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


def _words(results: dict[str, Any]) -> list[Word]:
    """The words of all channels where there are several, by their times; else those of the whole."""
    labels = results.get("channel_labels")
    channels = mappings(labels.get("channels")) if isinstance(labels, dict) else []
    if len(channels) < 2:
        return list(_items(results.get("items"), _beside(results)))
    words: list[Word] = []
    for channel in channels:
        name = words_of(channel.get("channel_label"))
        words += _joined(_items(channel.get("items"), {}, name))
    return sorted(words, key=lambda word: word.start_ms or 0)


def _joined(words: Iterable[Word]) -> Iterator[Word]:
    """Words with their marks, so that they can be put among others."""
    last: Word | None = None
    for word in words:
        if word.is_mark and last is not None:
            last.text += word.text
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _beside(results: dict[str, Any]) -> dict[str, object]:
    """Who speaks when, as it stands beside the items."""
    labels = results.get("speaker_labels")
    segments = mappings(labels.get("segments")) if isinstance(labels, dict) else []
    return {
        item["start_time"]: item.get("speaker_label")
        for segment in segments
        for item in mappings(segment.get("items"))
        if isinstance(item.get("start_time"), str)
    }


def _items(items: object, beside: dict[str, object], channel: str | None = None) -> Iterator[Word]:
    for row in mappings(items):
        best = mappings(row.get("alternatives"))[:1]
        said = words_of(best[0].get("content")) if best else ""
        start = row.get("start_time")
        speaker = row.get("speaker_label", beside.get(start) if isinstance(start, str) else None) or channel
        is_mark = row.get("type") == "punctuation"
        times = seconds_of(start), seconds_of(row.get("end_time"))
        sure = share_of(best[0].get("confidence")) if best else None
        yield Word(said, *times, speaker_of(speaker), is_mark, sure)
