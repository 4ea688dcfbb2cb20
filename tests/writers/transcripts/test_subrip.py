"""SubRip: names before words, and empty lines between turns."""

from __future__ import annotations

from viewer.core.builder import build
from viewer.core.draft import Draft, RawTurn
from viewer.readers.open import read_bytes
from viewer.writers.transcripts.subrip import SubRipWriter


def written(*turns: tuple[str | None, str]) -> str:
    raws = [RawTurn(text, 0, name, at * 4_000, at * 4_000 + 4_000) for at, (name, text) in enumerate(turns)]
    return SubRipWriter().write(build(Draft("test", raws))).decode("utf-8")


def test_a_turn_begins_with_the_name_behind_two_empty_lines() -> None:
    assert written(("Anna", "Hej."), ("Anna", "Hej då."), ("Bo", "Ja.")) == (
        "1\n00:00:00,000 --> 00:00:04,000\nAnna: Hej.\n\n\n"
        "2\n00:00:04,000 --> 00:00:08,000\nAnna: Hej då.\n\n\n"
        "3\n00:00:08,000 --> 00:00:12,000\nBo: Ja.\n"
    )


def test_the_name_counts_among_the_letters_of_its_line() -> None:
    text = written(("Bartholomew Featherstone", "We walked on, and nobody said a word to us."))
    assert all(len(line) <= 42 for line in text.splitlines())


def test_where_hardly_anybody_is_named_another_voice_has_its_mark() -> None:
    turns = [(None, "One."), (None, "Two."), ("Bo", "Three."), (None, "Four."), (None, "Five.")]
    text = written(*turns)
    assert [line for line in text.splitlines() if line.startswith(">>")] == [
        *(">> Two.", ">> Bo: Three."),
        *(">> Four.", ">> Five."),
    ]
    back = read_bytes(text.encode(), ".srt")
    assert [(turn.speaker, turn.text) for turn in back.turns if turn.speaker is not None] == [(0, "Three.")]


def test_without_any_names_there_are_no_marks() -> None:
    assert ">>" not in written((None, "One."), (None, "Two."))
    assert "\n\n\n" not in written((None, "One."), (None, "Two."))
