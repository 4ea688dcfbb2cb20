"""What a tier's name tells: its kind, and who speaks."""

from __future__ import annotations

import pytest

from viewer.readers.research.tier_names import Kind, told_by


@pytest.mark.parametrize(
    ("name", "kind", "speaker"),
    [
        ("Mary", None, "Mary"),
        ("Anna-Karin Ek", None, "Anna-Karin Ek"),
        ("Mary - words", Kind.WORDS, "Mary"),
        ('"word"', Kind.WORDS, ""),
        ("words@SP1", Kind.WORDS, "SP1"),
        ("W-Spch", Kind.SPEECH, "W"),
        ("tx@SP 2", Kind.SPEECH, "SP 2"),
        ("Mary_Transcription", Kind.SPEECH, "Mary"),
        ("default", Kind.SPEECH, ""),
        ("Mary - phones", Kind.SIGNS, "Mary"),
        ("ORT-MAU", Kind.WORDS, ""),
        ("KAN-MAU", Kind.SIGNS, ""),
        ("words-pos", Kind.SIGNS, ""),
        ("ft@SP1", Kind.NOTES, "SP1"),
        ("ref@SP1", Kind.NUMBERS, "SP1"),
        ("Kommentarer", Kind.NOTES, ""),
        ("speaker", Kind.NAMES, ""),
        ("Speaker 1", None, "Speaker 1"),
        ("Wordsworth", None, "Wordsworth"),
        ("", None, ""),
        (" - ", None, ""),
    ],
)
def test_the_name_of_a_tier(name: str, kind: Kind | None, speaker: str) -> None:
    assert told_by(name) == (kind, speaker)
