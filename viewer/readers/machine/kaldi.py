"""The JSON of Kaldi's services: words in seconds, with and without marks. https://kaldi-asr.org."""

from __future__ import annotations

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, mappings, score, seconds_of, share_of, whole, words_of
from viewer.readers.machine.words import Word, add, speaker_of


class KaldiReader:
    """Words under ``retval``; who speaks is seldom said."""

    key = "kaldi"
    label = message("Kaldi transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where words are found under ``retval``."""
        return score(head, suffix, "retval", "word")

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join words to turns."""
        draft = Draft(self.key)
        result = whole(text, draft.warnings).get("retval")
        step(0.4)
        rows = mappings(result.get("words")) if isinstance(result, dict) else []
        add(
            (
                Word(
                    words_of(row.get("punct")) or words_of(row.get("word")),
                    seconds_of(row.get("start")),
                    seconds_of(row.get("end")),
                    speaker_of(row.get("speaker")),
                    confidence=share_of(row.get("confidence")),
                )
                for row in rows
            ),
            draft,
        )
        step(1.0)
        return draft
