"""The JSON of Deepgram. https://developers.deepgram.com/docs/pre-recorded-audio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
        """A signature where channels with alternatives are found."""
        return score(head, suffix, "results", "channels", "alternatives")

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns, those of all channels by their times."""
        draft = Draft(self.key)
        facts = whole(text, draft.warnings)
        step(0.4)
        results = facts.get("results")
        channels = mappings(results.get("channels")) if isinstance(results, dict) else []
        words = [
            word for number, channel in enumerate(channels) for word in _words(channel, number, len(channels))
        ]
        if len(channels) > 1:
            words.sort(key=lambda word: word.start_ms or 0)
        add(words, draft)
        step(1.0)
        return draft


def _words(channel: dict[str, Any], number: int, channels: int) -> Iterator[Word]:
    for best in mappings(channel.get("alternatives"))[:1]:
        for row in mappings(best.get("words")):
            speaker = row.get("speaker", number if channels > 1 else None)
            said = words_of(row.get("punctuated_word", row.get("word")))
            times = seconds_of(row.get("start")), seconds_of(row.get("end"))
            yield Word(said, *times, speaker_of(speaker), confidence=share_of(row.get("confidence")))
