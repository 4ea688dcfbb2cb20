"""SubRip: what people and programs write, whole or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.subtitles.subrip import SubRipReader


def read(*lines: str) -> Draft:
    return SubRipReader().read("\n".join(lines))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def test_numbers_and_tags_are_taken_out_and_names_become_speakers() -> None:
    draft = read(
        *("1", "00:00:00,179 --> 00:00:02,399", "{\\an8}Travis: When <i>you</i> first", "get started", ""),
        *("2", "00:00:02,400 --> 00:00:04,799", "in <font color='#fff'>2024</font> &amp; later"),
    )
    assert said(draft) == [("Travis", "When you first get started in 2024 &amp; later")]
    turn = draft.turns[0]
    assert [(cue.start_ms, cue.end_ms) for cue in turn.cues] == [(179, 2_399), (2_400, 4_799)]
    assert (turn.line, draft.warnings, draft.ignored) == (2, [], [])


def test_empty_lines_inside_words_end_nothing_and_numbers_that_are_words_stay() -> None:
    draft = read(
        *("00:00:01,000 --> 00:00:02,000", "one", "", "two", ""),
        *("7", "00:00:03,000 --> 00:00:04,000", "in", "1984", ""),
        *("00:00:05,000 --> 00:00:06,000", "1985"),
    )
    assert said(draft) == [(None, "one two in 1984 1985")]


def test_cues_without_empty_lines_between_them_are_cues() -> None:
    draft = read("1", "00:01 --> 00:02", "a", "2", "00:02 --> 00:03", "b")
    assert said(draft) == [(None, "a b")]


def test_dashes_of_a_dialogue_are_turns_of_nobody() -> None:
    draft = read("00:00:01,000 --> 00:00:02,000", "- Where?", "- Here", "and there.")
    assert said(draft) == [("", "- Where?"), ("", "- Here and there.")]
    assert [(turn.start_ms, turn.end_ms) for turn in draft.turns] == [(1_000, 1_320), (1_320, 2_000)]


def test_a_damaged_time_costs_its_cue() -> None:
    draft = read(
        *("1", "00:00:01,000 --> 00:00:02,000", "one", ""),
        *("2", "00:00:0x,000 --> 00:00:03,000", "two", ""),
        *("3", "00:00:03,000 --> 00:00:04,000", "three"),
    )
    assert said(draft) == [(None, "one three")]
    assert [remark.line for remark in draft.warnings] == [6]
    assert [str(remark.text) for remark in draft.ignored] == ["two"]


@pytest.mark.parametrize(("file", "turns", "speakers"), [("example.srt", 16, 3), ("example.vtt", 2, 2)])
def test_reads_the_examples_of_the_podcast_namespace(
    corpora: Path, file: str, turns: int, speakers: int
) -> None:
    path = corpora / "podcast-namespace" / file
    transcript = read_bytes(path.read_bytes(), path.suffix)
    assert (len(transcript.turns), len(transcript.speakers)) == (turns, speakers)
    assert not transcript.warnings
    arrows = path.read_text("utf-8").count("-->")
    assert sum(len(turn.cues) for turn in transcript.turns) == arrows


def test_is_recognised_without_its_ending() -> None:
    text = b"1\n00:00:01,000 --> 00:00:02,000\nHej\n"
    assert read_bytes(text).format == "subrip"
    assert read_bytes(text, ".txt").format == "subrip"
    assert read_bytes(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n", ".txt").format == "webvtt"


def spaced(*captions: tuple[int, str]) -> Draft:
    """Captions a minute after each other, each behind so many empty lines."""
    lines: list[str] = []
    for number, (gap, text) in enumerate(captions, 1):
        lines += [""] * gap
        lines += [str(number), f"00:{number:02}:00,000 --> 00:{number:02}:02,000", text]
    return read(*lines)


def test_turns_set_apart_by_empty_lines_are_as_long_as_they_are() -> None:
    draft = spaced(
        *((0, "Anna: One."), (1, "Two."), (1, "Bo: three."), (2, "Anna: Four."), (1, "- Five.")),
        *((2, "Bo: Six."), (2, "[Music]"), (1, "Seven."), (2, "Once: Eight.")),
    )
    assert said(draft) == [
        *(("Anna", "One. Two. Bo: three."), ("Anna", "Four. - Five."), ("Bo", "Six.")),
        *(("", "[Music] Seven."), ("Once", "Eight.")),
    ]


def test_empty_lines_astray_mean_nothing() -> None:
    draft = spaced((0, "Anna: One."), (1, "Bo: Two."), (2, "Three."), (1, "Anna: Four."), (1, "Bo: Five."))
    assert said(draft) == [
        ("Anna", "One."),
        ("Bo", "Two."),
        ("Bo", "Three."),
        ("Anna", "Four."),
        ("Bo", "Five."),
    ]


def test_a_name_given_again_begins_a_turn_where_captions_in_between_have_none() -> None:
    texts = ("Anna: One", "two", "three", "Anna: Four", "five.", "Anna: Six.", "Bo: Seven.")
    lines = [
        line
        for number, text in enumerate(texts)
        for line in (f"00:00:{number * 8:02},000 --> 00:00:{number * 8 + 8:02},000", text, "")
    ]
    assert said(read(*lines)) == [
        *(("Anna", "One two three"), ("Anna", "Four five.")),
        *(("Anna", "Six."), ("Bo", "Seven.")),
    ]


def test_a_name_at_every_caption_is_a_habit() -> None:
    texts = ("Anna: One", "Anna: two", "Anna: three.", "Bo: Four.", "five.")
    lines = [
        line
        for number, text in enumerate(texts)
        for line in (f"00:00:{number:02},000 --> 00:00:{number + 1:02},000", text, "")
    ]
    assert said(read(*lines)) == [("Anna", "One two three."), ("Bo", "Four. five.")]


def test_a_name_between_the_gaps_is_words_unless_there_are_many() -> None:
    many = [(1, f"{name}: Word {number}.") for number, name in enumerate(["Anna", "Bo"] * 2)]
    turns = said(spaced((0, "Anna: One."), (2, "Bo: Two."), *many))
    assert ("Anna", "Word 0.") in turns
    assert len(turns) == 6


def test_gaps_behind_which_hardly_anybody_is_named_mean_nothing() -> None:
    gaps = [(gap, f"Words number {place}") for place, gap in enumerate((2, 2, 2, 2, 1))]
    draft = spaced((0, "Anna: One."), (2, "Anna: Two."), *gaps)
    assert {turn.speaker for turn in draft.turns} == {"Anna"}


def test_a_sound_inside_a_turn_that_is_set_apart_stays_there() -> None:
    draft = spaced((0, "Anna: One."), (1, "[Music]"), (1, "Two."), (2, "Bo: Three."), (2, "Anna: Four."))
    assert said(draft) == [("Anna", "One. [Music] Two."), ("Bo", "Three."), ("Anna", "Four.")]


def test_an_arrow_among_words_is_one_of_them() -> None:
    first = "1\n00:00:01,000 --> 00:00:02,000\nFrom A --> B, in 4 steps.\n"
    draft = SubRipReader().read(f"{first}\n2\n00:00:02,000 --> 00:00:03,000\nYes.\n")
    assert [turn.text for turn in draft.turns] == ["From A --> B, in 4 steps. Yes."]
    assert not draft.warnings


def test_a_cue_without_its_time_is_no_part_of_the_one_before() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\nTwo\nand a half.\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\nThree.\n\nIn the year\n\n1984\nnothing happened.\n"
    )
    transcript = read_bytes(text.encode(), ".srt")
    assert [turn.text for turn in transcript.turns] == ["One.", "Three. In the year 1984 nothing happened."]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (5, "The cue 2 has no time.")
    ]
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [(6, "Two\nand a half.")]
