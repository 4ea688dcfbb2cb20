"""The JSON of Deepgram. https://developers.deepgram.com/docs/pre-recorded-audio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, mappings, score, seconds_of, share_of, whole, words_of
from viewer.readers.machine.words import Word, add, speaker_of


class DeepgramReader:
    """Words of each channel; speakers are numbers, or else channels where there are several."""

    key = "deepgram"
    label = message("Deepgram transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where channels with alternatives are found, unless they are those of Amazon."""
        sure = score(head, suffix, "results", "channels", "alternatives")
        return min(sure, 10) if '"channel_labels"' in head else sure

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns, those of all channels by their times."""
        draft = Draft(self.key)
        facts = whole(text, draft.warnings)
        step(0.4)
        results = facts.get("results")
        channels = mappings(results.get("channels")) if isinstance(results, dict) else []
        draft.language = next((words_of(channel.get("detected_language")) for channel in channels), "")
        words = [
            word for number, channel in enumerate(channels) for word in _words(channel, number, len(channels))
        ]
        if len(channels) > 1:
            words.sort(key=lambda word: word.start_ms or 0)
        add(words, draft)
        if not draft.turns and isinstance(results, dict):
            draft.turns += join(_pieces(results, channels))
        step(1.0)
        return draft


def _words(channel: dict[str, Any], number: int, channels: int) -> Iterator[Word]:
    for best in mappings(channel.get("alternatives"))[:1]:
        for row in mappings(best.get("words")):
            speaker = row.get("speaker", number if channels > 1 else None)
            said = words_of(row.get("punctuated_word", row.get("word")))
            times = seconds_of(row.get("start")), seconds_of(row.get("end"))
            yield Word(said, *times, speaker_of(speaker), confidence=share_of(row.get("confidence")))


def _pieces(results: dict[str, Any], channels: list[dict[str, Any]]) -> Iterator[Caption]:
    """What is said where no words have times: utterances, or else the sentences of paragraphs."""
    best = [row for channel in channels for row in mappings(channel.get("alternatives"))[:1]]
    paragraphs = [
        row
        for one in best
        if isinstance(one.get("paragraphs"), dict)
        for row in mappings(one["paragraphs"].get("paragraphs"))
    ]
    sentences = [(row, part) for row in paragraphs for part in mappings(row.get("sentences"))]
    for around, row in [(row, row) for row in mappings(results.get("utterances"))] or sentences:
        start_ms, end_ms = seconds_of(row.get("start")), seconds_of(row.get("end"))
        text = words_of(row.get("transcript", row.get("text")))
        if text and start_ms is not None:
            speaker = speaker_of(around.get("speaker"))
            sure = share_of(row.get("confidence"))
            yield Caption(start_ms, max(start_ms, end_ms or 0), text, speaker, confidence=sure)
