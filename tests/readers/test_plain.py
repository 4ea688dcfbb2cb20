from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.transcript import Transcript
from viewer.readers.plain import PlainReader


def read(text: str) -> Transcript:
    return build(PlainReader().read(text))


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1), min_size=2, max_size=8))
def test_every_paragraph_is_a_turn(paragraphs: list[str]) -> None:
    transcript = read("\n\n".join(f"{text}\n{text}" for text in paragraphs))
    assert [turn.text for turn in transcript.turns] == [f"{text}\n{text}" for text in paragraphs]
    assert [turn.line for turn in transcript.turns] == [1 + 3 * place for place in range(len(paragraphs))]
    assert not transcript.timed


def test_without_blank_lines_every_line_is_a_turn() -> None:
    assert [turn.text for turn in read("one\ntwo\nthree\n").turns] == ["one", "two", "three"]


def test_speakers_who_recur_are_speakers() -> None:
    transcript = read("Anna: one\nmore\n\nBo: two\nAnna: three\n\nNote: four")
    names = [speaker.name for speaker in transcript.speakers]
    assert [(turn.speaker is not None and names[turn.speaker], turn.text) for turn in transcript.turns] == [
        ("Anna", "one\nmore"),
        ("Bo", "two"),
        ("Anna", "three"),
        ("Note", "four"),
    ]


def test_what_looks_like_a_name_once_in_a_long_text_is_none() -> None:
    transcript = read("Anna: one\n\nmore\n\nmuch more\n\nand more\n\nNote: this\n\nand that\n\nAnna: three")
    assert [speaker.name for speaker in transcript.speakers] == ["Anna"]


def test_it_says_that_it_cannot_be_followed() -> None:
    assert [str(remark.text) for remark in read("one").warnings] == [
        "No times were found: the text can be read, but not followed."
    ]


def test_lines_of_dashes_are_ignored() -> None:
    transcript = read("one\n\n* * *\n\ntwo")
    assert [turn.text for turn in transcript.turns] == ["one", "two"]
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [(3, "* * *")]
