"""The JSON of AssemblyAI. https://www.assemblyai.com/docs/api-reference/transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, Source, milliseconds_of, score, share_of, words_of
from viewer.readers.machine.words import Word, add, speaker_of


class AssemblyAiReader:
    """Words in milliseconds; speakers are letters."""

    key = "assemblyai"
    label = message("AssemblyAI transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where its models or its address of the audio are found beside words."""
        return max(
            score(head, suffix, said, beside)
            for said in ("words", "utterances")
            for beside in ("audio_url", "acoustic_model")
        )

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns."""
        source = Source(text, "words")
        draft = Draft(self.key, warnings=source.warnings)
        add((_word(row) for row in source.rows(step)), draft)
        if not draft.turns:
            draft.turns += join(_utterances(text, step))
        draft.language = words_of(source.facts.get("language_code")).replace("_", "-")
        draft.media = words_of(source.facts.get("audio_url")).partition("?")[0]
        step(1.0)
        return draft


def _utterances(text: str, step: Step) -> Iterator[Caption]:
    """What is said where no words stand beside the utterances; damage was told already."""
    for row in Source(text, "utterances").rows(step):
        word = _word(row)
        if word.text and word.start_ms is not None:
            end_ms = max(word.start_ms, word.end_ms or 0)
            yield Caption(word.start_ms, end_ms, word.text, word.speaker, confidence=word.confidence)


def _word(row: dict[str, Any]) -> Word:
    times = milliseconds_of(row.get("start")), milliseconds_of(row.get("end"))
    sure = share_of(row.get("confidence"))
    return Word(words_of(row.get("text")), *times, speaker_of(row.get("speaker")), confidence=sure)
