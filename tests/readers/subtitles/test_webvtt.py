"""WebVTT: voices, times inside cues, entities, comments; and each damage costs itself alone."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.lines import split_lines
from viewer.readers.open import read_bytes
from viewer.readers.subtitles.blocks import scan
from viewer.readers.subtitles.webvtt import WebVttReader


def read(*lines: str, head: str = "WEBVTT") -> Draft:
    return WebVttReader().read("\n".join([head, "", *lines]))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def test_cues_of_a_voice_are_one_turn_with_their_times_inside() -> None:
    draft = read(
        "00:00.000 --> 00:02.500",
        "<v Sarah>You'll learn",
        "",
        "00:02.500 --> 01:00:04.000",
        "whether or not.",
    )
    (turn,) = draft.turns
    assert (turn.speaker, turn.text) == ("Sarah", "You'll learn whether or not.")
    assert turn.cues == (Cue(0, 12, 0, 2_500), Cue(13, 28, 2_500, 3_604_000))
    assert (turn.line, draft.warnings, draft.ignored) == (3, [], [])


def test_several_voices_share_the_time_of_their_cue_by_what_they_say() -> None:
    draft = read("0:00.000 --> 0:04.000", "<v.loud Mary Ann>abc</v> <v Bo>d</v>")
    assert said(draft) == [("Mary Ann", "abc"), ("Bo", "d")]
    assert [(turn.start_ms, turn.end_ms) for turn in draft.turns] == [(0, 3_000), (3_000, 4_000)]


def test_tags_are_taken_out_and_what_is_no_tag_stays() -> None:
    draft = read(
        "0:00.000 --> 0:04.000",
        "<i>a</i> <c.x.y>b</c> <lang en>c</lang> <ruby>d<rt>e</rt></ruby> 1 < 2 <3 &amp; &lt;v&gt; <br>",
    )
    assert said(draft) == [(None, "a b c de 1 < 2 <3 & <v> <br>")]


def test_times_inside_a_cue_are_kept() -> None:
    (turn,) = read("0:00.000 --> 0:04.000", "Hello <00:02.000>big <00:00:03.000><c>world</c>").turns
    assert turn.text == "Hello big world"
    assert turn.cues == (
        Cue(0, 6, 0, 2_000),
        Cue(6, 10, 2_000, 3_000, inner=True),
        Cue(10, 15, 3_000, 4_000, inner=True),
    )


def test_lines_that_roll_up_are_read_once() -> None:
    draft = read(
        "00:00:00.000 --> 00:00:02.000",
        "so<00:00:00.500><c> this</c>",
        "",
        "00:00:02.000 --> 00:00:02.010",
        "so this",
        "",
        "00:00:02.010 --> 00:00:04.000",
        "so this",
        "is<00:00:03.000><c> it</c>",
    )
    assert said(draft) == [(None, "so this is it")]


def test_what_is_said_twice_is_kept_twice() -> None:
    draft = read("00:00.000 --> 00:01.000", "Ja.", "", "00:01.000 --> 00:02.000", "Ja.")
    assert said(draft) == [(None, "Ja. Ja.")]


def test_names_before_a_colon_are_speakers_where_they_come_again_or_first() -> None:
    draft = read(
        *("00:00.000 --> 00:01.000", "Travis: When you", ""),
        *("00:01.000 --> 00:02.000", "start: then go on", ""),
        *("00:02.000 --> 00:03.000", "Sarah: Yes.", ""),
        *("00:03.000 --> 00:04.000", "Travis: Note: this", ""),
        *("00:04.000 --> 00:05.000", "Sarah: No."),
    )
    assert said(draft) == [
        ("Travis", "When you start: then go on"),
        ("Sarah", "Yes."),
        ("Travis", "Note: this"),
        ("Sarah", "No."),
    ]


def test_comments_and_headers_are_shown_as_ignored_and_styles_are_not() -> None:
    draft = read(
        *("NOTE by hand", "twice", "", "STYLE", "::cue { color: red }", ""),
        *("intro", "00:00.000 --> 00:01.000", "Hej", "", "astray"),
        head="WEBVTT - An episode\nLanguage: sv\nKind: captions",
    )
    assert [(remark.line, str(remark.text)) for remark in draft.ignored] == [
        (1, "An episode"),
        (3, "Kind: captions"),
        (5, "NOTE by hand\ntwice"),
        (15, "astray"),
    ]
    assert (draft.language, said(draft)) == ("sv", [(None, "Hej")])


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("0.860 --> 7.380", (860, 7_380)),
        ("00:01,5-->00:02,25", (1_500, 2_250)),
        ("00:00:61.000 --> 99:00.000", (61_000, 5_940_000)),
        ("00:01 → 00:02", (1_000, 2_000)),
        ("1:2:3.4 -> 1:2:3.5678", (3_723_400, 3_723_567)),
    ],
)
def test_times_may_be_written_loosely(line: str, times: tuple[int, int]) -> None:
    (turn,) = read(line, "words").turns
    assert (turn.start_ms, turn.end_ms) == times


@pytest.mark.parametrize("line", ["00:0x.000 --> 00:02.000", "--> 00:02.000", "99999:00:00.000 --> 0:01"])
def test_a_time_that_is_none_costs_its_cue_and_says_so(line: str) -> None:
    draft = read("00:00.000 --> 00:01.000", "one", "", line, "two", "", "00:02.000 --> 00:03.000", "three")
    assert "".join(text for _, text in said(draft)) == "one three"
    assert [remark.line for remark in draft.warnings] == [6]
    assert [str(remark.text) for remark in draft.ignored] == ["two"]


def test_a_cue_that_ends_before_it_starts_keeps_its_words() -> None:
    draft = read("00:05.000 --> 00:01.000", "words")
    assert (draft.turns[0].start_ms, draft.turns[0].text) == (5_000, "words")
    assert [remark.line for remark in draft.warnings] == [3]


words = st.lists(st.sampled_from(["Hej", "<v Anna>", "</v>", "<i>", "&amp;", "-->", "0:01.000 --> 0:02.000"]))


@given(st.lists(words.map(" ".join) | st.sampled_from(["", "NOTE", "7", "x", "{\\an8}"]), max_size=30))
def test_every_word_is_in_a_turn_or_said_to_be_none(lines: list[str]) -> None:
    draft = read(*lines)
    kept = " ".join([turn.text for turn in draft.turns] + [str(each.text) for each in draft.ignored])
    warned = " ".join(str(each.text) for each in draft.warnings)
    names = sum(turn.speaker == "Anna Hej" for turn in draft.turns)
    ids = [line for line, following in pairwise([*lines, ""]) if "-->" in following]
    assert (kept + warned).count("Hej") + names >= sum(
        line.count("Hej") for line in lines if "-->" not in line and line not in ids
    )


def test_reads_a_file_with_its_mark_and_mixed_line_ends() -> None:
    text = "\ufeffWEBVTT\r\n\r\n00:00.000 --> 00:01.000\rone\n\n00:01.000 --> 00:02.000\r\ntwo\r\n"
    transcript = read_bytes(text.encode("utf-8"), ".vtt")
    assert (transcript.format, transcript.turns[0].text) == ("webvtt", "one two")


def test_marks_of_byte_order_stand_anywhere() -> None:
    draft = read("00:00.000 --> 00:01.000", "o\ufeffne", "", "\ufeff00:01.000 --> 00:02.000", "two")
    assert said(draft) == [(None, "one two")]
    assert (draft.warnings, draft.ignored) == ([], [])


# What it says is invalid and why it is read all the same, or counted otherwise.
_OTHERWISE = {
    "min-mid-digits": "two digits of minutes are asked for, and here a third stands: the time is clear",
    "minimum-spots-over-sixty": "120 minutes; the expectation takes them for hours",
}


def test_finds_the_cues_of_the_conformance_suite(corpora: Path) -> None:
    files = sorted((corpora / "webvtt-conformance").rglob("*.vtt"))
    counted, otherwise = 0, set()
    for file in files:
        said = file.with_suffix(".json")
        if not said.exists():
            continue
        counted += 1
        cues = json.loads(said.read_text("utf-8"))["cues"]
        wanted = [(round(cue["startTime"] * 1000), round(cue["endTime"] * 1000)) for cue in cues]
        text = file.read_bytes().decode("utf-8", "replace").lstrip("\ufeff")
        found = scan(split_lines(text), blank_ends=True).cues
        if [(cue.start_ms, cue.end_ms) for cue in found] != wanted:
            otherwise.add(file.stem)
    assert counted == 79
    assert otherwise == set(_OTHERWISE)


def test_identifiers_tell_turns_however_long_they_are_and_in_any_order() -> None:
    draft = read(
        *("turn-1-1", "00:00.000 --> 00:20.000", "<v Anna>Bo: one.", ""),
        *("turn-2-1", "00:22.000 --> 00:24.000", "Nobody.", ""),
        *("turn-1-2", "00:30.000 --> 00:40.000", "<v Anna>- two.", ""),
        *("turn-1-3", "02:40.000 --> 02:50.000", "<v Anna>[Music]", ""),
        *("turn-3-1", "02:50.000 --> 02:51.000", "<v Anna>Three."),
    )
    assert said(draft) == [("Anna", "Bo: one. - two. [Music]"), ("", "Nobody."), ("Anna", "Three.")]


def test_one_identifier_of_another_kind_and_none_tells_turns() -> None:
    draft = read(
        *("turn-1-1", "00:00.000 --> 00:01.000", "one", ""),
        *("turn-2-1", "00:01.000 --> 00:02.000", "two", ""),
        *("7", "00:02.000 --> 00:03.000", "three"),
    )
    assert said(draft) == [(None, "one two three")]


def test_a_comment_of_facts_before_the_first_cue_is_read() -> None:
    cue = ("00:00.000 --> 00:01.000", "Hej")
    draft = read("NOTE", "Title: One: two", "Language: sv", "Media: a.mp3", "", *cue)
    assert (draft.title, draft.language, draft.media, draft.ignored) == ("One: two", "sv", "a.mp3", [])
    draft = read("NOTE", "Title: One", "by hand", "", *cue, "", "NOTE", "Title: Two")
    assert (draft.title, len(draft.ignored)) == ("", 2)


def test_lines_of_scripts_without_blanks_are_joined_without() -> None:
    assert said(read("00:00.000 --> 00:01.000", "今日は", "暑い", "Anna")) == [(None, "今日は暑い Anna")]
