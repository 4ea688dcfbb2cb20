"""LRC, simple and enhanced: stanzas and lines as turns, what is spoken as other subtitles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.registry import choose
from viewer.readers.subtitles.lyrics import LyricsReader


def read(*lines: str) -> Draft:
    return LyricsReader().read("\n".join(lines))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def times(draft: Draft) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for turn in draft.turns for cue in turn.cues]


def test_lines_without_stanzas_are_turns_until_the_next() -> None:
    draft = read("[00:12.00]One line", "[00:15.3]Another", "[01:17.123] And one more")
    assert said(draft) == [(None, "One line"), (None, "Another"), (None, "And one more")]
    assert times(draft) == [(12_000, 15_300), (15_300, 77_123), (77_123, 77_903)]
    assert [turn.line for turn in draft.turns] == [1, 2, 3]


def test_stanzas_are_turns_whose_lines_stay_lines() -> None:
    draft = read("[00:01.00]a", "[00:02.00]b", "", "[00:04.00]c", "[00:05.00]", "[00:09.00]d")
    assert said(draft) == [(None, "a\nb"), (None, "c"), (None, "d")]
    assert draft.turns[0].cues == [Cue(0, 1, 1_000, 2_000), Cue(2, 3, 2_000, 4_000)]
    assert (draft.turns[1].start_ms, draft.turns[1].end_ms) == (4_000, 5_000)


def test_what_is_too_long_for_a_stanza_is_none() -> None:
    lines = [f"[00:{at:02}.00]line {at}" for at in range(20)]
    draft = read(*lines, "", "[00:30.00]a", "[00:31.00]b")
    assert len(draft.turns) == 21
    assert draft.turns[-1].text == "a\nb"


def test_a_chorus_is_there_as_often_as_it_is_sung() -> None:
    draft = read(
        *("[00:10.00][00:30.00]Chorus", "[00:12.00][00:32.00]goes on", ""),
        *("[00:20.00]Verse", "[00:22.00]two"),
    )
    assert said(draft) == [(None, "Chorus\ngoes on"), (None, "Verse\ntwo"), (None, "Chorus\ngoes on")]
    assert [turn.start_ms for turn in draft.turns] == [10_000, 20_000, 30_000]


def test_a_part_of_a_stanza_that_is_sung_again_is_another_turn() -> None:
    draft = read("[00:01.00][00:03.00]a", "[00:02.00]b", "", "[00:05.00]c")
    assert [text for _, text in said(draft)] == ["a\nb", "a", "c"]


def test_a_line_that_comes_again_makes_no_stanzas() -> None:
    draft = read("[00:01.00]a", "[00:02.00][00:04.00]b", "[00:03.00]c", "[00:05.00]d")
    assert [text for _, text in said(draft)] == ["a", "b", "c", "b", "d"]


@pytest.mark.parametrize(
    "line",
    [
        "[00:12.00]<00:12.00>One <00:12.50>more <00:13.00>word<00:14.00>",
        "[00:12.00] <00:12.00> One <00:12.50> more <00:13.00> word <00:14.00>",
        "[00:12.00]One [00:12.50]more [00:13.00]word[00:14.00]",
    ],
)
def test_stamps_before_words_are_their_times(line: str) -> None:
    draft = read(line, "[00:20.00]x")
    assert said(draft)[0] == (None, "One more word")
    assert times(draft)[:3] == [(12_000, 12_500), (12_500, 13_000), (13_000, 14_000)]
    assert [cue.inner for cue in draft.turns[0].cues] == [False, True, True]


def test_words_end_where_a_stamp_stands_before_no_word_and_are_shifted_with_their_line() -> None:
    draft = read("[00:10.00][01:10.00]<00:10.00>a<00:10.40> <00:11.00>b<00:12.00>", "[00:20.00]c")
    assert [text for _, text in said(draft)] == ["a b", "c", "a b"]
    assert times(draft) == [
        (10_000, 10_400),
        (11_000, 12_000),
        (20_000, 70_000),
        (70_000, 70_400),
        (71_000, 72_000),
    ]


@pytest.mark.parametrize(
    ("offset", "start"), [("+500", 11_500), ("500", 11_500), ("-500", 12_500), ("x", 12_000)]
)
def test_an_offset_makes_all_of_it_sooner(offset: str, start: int) -> None:
    draft = read("[00:12.00]<00:12.00>a", f"[offset: {offset}]")
    assert times(draft)[0][0] == start
    assert times(read(f"[offset:{offset}]", "[00:00.10]a"))[0][0] >= 0


def test_what_the_file_says_of_itself() -> None:
    draft = read(
        "[ti: A title ]", "[la:sv]", "[ar:Anna Ek]", "[length: 03:12]", "[#:by hand]", "[by:]", "[00:01.00]a"
    )
    assert (draft.title, draft.language, said(draft)) == ("A title", "sv", [(None, "a")])
    assert [(remark.line, str(remark.text)) for remark in draft.ignored] == [
        (3, "ar: Anna Ek"),
        (4, "length: 03:12"),
        (5, "#: by hand"),
    ]


def test_voices_are_speakers_until_another_one_sings() -> None:
    draft = read("[00:01.00]F: a", "[00:02.00]b", "[00:03.00]<00:03.00>M: <00:03.50>c", "[00:04.00]D: d")
    assert said(draft) == [("F", "a\nb"), ("M", "c"), ("D", "d")]
    assert times(draft)[2] == (3_000, 4_000)


def test_what_is_spoken_is_joined_as_other_subtitles_are() -> None:
    named = read(
        "[00:01.00]ANNA EK: This is it.",
        "[00:03.00]I am here.",
        "[00:05.00]BO: So",
        "[00:06.00]ANNA EK: am I.",
    )
    assert said(named) == [("ANNA EK", "This is it. I am here."), ("BO", "So"), ("ANNA EK", "am I.")]
    running = read(
        "[00:01.00]This is a sentence that",
        "[00:03.00]goes on and on",
        "[00:05.00]until it ends. Then",
        "[00:06.00]another.",
    )
    assert said(running) == [(None, "This is a sentence that goes on and on until it ends. Then another.")]


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (("[00:11:99]a", "[00:21:10]b"), [11_990, 21_100]),
        (("[00:00:11]a", "[01:02:03]b"), [11_000, 3_723_000]),
        (("[00:00:11.5]a", "[1:02:03.25]b"), [11_500, 3_723_250]),
        (("[0:75]a", "[90:00]b"), [75_000, 5_400_000]),
    ],
)
def test_stamps_of_three_fields(lines: tuple[str, ...], starts: list[int]) -> None:
    assert [turn.start_ms for turn in read(*lines).turns] == starts


def test_words_before_a_colon_that_are_sung_again_are_no_name() -> None:
    draft = read("[00:01.00][00:09.00]Remember: you are mine", "[00:03.00]And so on")
    assert [text for _, text in said(draft)] == [
        "Remember: you are mine",
        "And so on",
        "Remember: you are mine",
    ]


def test_a_damaged_stamp_costs_its_line() -> None:
    draft = read("[00:01.00]a", "[00:0x.00]lost", "astray", "[00:03.00]c")
    assert said(draft) == [(None, "a"), (None, "c")]
    assert [(remark.line, str(remark.text)) for remark in draft.warnings] == [
        (2, "The time [00:0x.00] cannot be read.")
    ]
    assert [str(remark.text) for remark in draft.ignored] == ["[00:0x.00]lost", "astray"]


def test_a_line_is_not_repeated_without_end() -> None:
    draft = read("[00:01.00]" * 50_000 + "a" * 100_000, "[00:02.00]b")
    assert len(draft.turns) == 2
    assert [remark.line for remark in draft.warnings] == [1]


def test_is_known_by_what_it_says_of_itself() -> None:
    assert read_bytes(b"[ti:x]\n[00:01.00]a\n", ".txt").format == "lrc"
    assert read_bytes(b"[00:01.00]a\n[00:02.00]b\n", ".lrc").format == "lrc"
    assert read_bytes(b"[00:01:10] Anna: a\n[00:02:20] Bo: b\n", ".txt").format == "turn-text"


pieces = st.sampled_from(
    ["[00:01.00]", "[00:05.50]", "<00:02.00>", "Hej", "du ", "F: ", "\n", "\n\n", "[ti:x]", "[x", "]", "<"]
)


@given(st.lists(pieces, max_size=25).map("".join))
def test_no_word_is_lost(text: str) -> None:
    draft = LyricsReader().read(text)
    ignored = [str(remark.text) for remark in draft.ignored]
    spoken = [f"{turn.speaker} {turn.text}" for turn in draft.turns]
    kept = " ".join([draft.title, *spoken, *ignored])
    assert kept.count("Hej") >= text.count("Hej")
    assert kept.count("du") >= text.count("du")


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:00] Anna: some words\n[00:00:05] Anna: some words\n<00:00:10> some words\n",
        "[00:01:23] John: text\n[00:01:30] Mary: see <00:02.5> there\n",
        "[0:0]A[0:0]AAAA",
    ],
)
def test_text_with_stamps_is_no_lyrics(text: str) -> None:
    assert choose(text, ".txt").key != "lrc"
