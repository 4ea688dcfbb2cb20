"""Whole texts: what the shapes' table does not show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest

from viewer.core.builder import build
from viewer.core.findings import find
from viewer.core.transcript import Timing, Transcript
from viewer.readers.turn_text.reader import TurnTextReader


def read(text: str) -> Transcript:
    return build(TurnTextReader().read(dedent(text)))


def turns(text: str) -> list[tuple[str | None, int | None, str]]:
    transcript = read(text)
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (None if turn.speaker is None else names[turn.speaker], turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


def ignored(text: str) -> list[tuple[int, str]]:
    return [(remark.line, str(remark.text)) for remark in read(text).ignored]


def test_agency_page(agency_page: Path) -> None:
    transcript = build(TurnTextReader().read(agency_page.read_text("utf-8")))
    assert len(transcript.turns) == 98
    assert len(transcript.speakers) == 5
    assert sum(turn.text.count("[?? ") for turn in transcript.turns) == 4
    assert [remark.line for remark in transcript.ignored] == [1, 3, 5, 7, 9, 11, 13, 15]
    assert transcript.warnings == ()
    shared = [turn.stamp_ms for turn in transcript.turns if turn.timing is Timing.SPREAD]
    assert Counter(shared) == {128_000: 2, 696_000: 2}
    assert transcript.last_stamp_ms == 2_916_000


@pytest.mark.parametrize("length_s", [2_925, 2_940, 2_990])
def test_nothing_is_found_amiss_in_the_agency_page(agency_page: Path, length_s: int) -> None:
    transcript = build(TurnTextReader().read(agency_page.read_text("utf-8")))
    assert find(transcript, length_s * 1000) == []


def test_a_stamp_alone_lets_the_same_speaker_go_on() -> None:
    text = "James Cridland (00:00):\nHello.\n\n(00:46):\nAnd again.\n\nSarah (00:50):\nHi.\n"
    assert turns(text) == [
        ("James Cridland", 0, "Hello."),
        ("James Cridland", 46_000, "And again."),
        ("Sarah", 50_000, "Hi."),
    ]


def test_one_stamp_for_five_minutes() -> None:
    text = """\
        Weekly
        Attendees
        Harry Rook, Jane Doe, Bob
        Transcript

        00:00:00

        Harry Rook: hi all
        Jane Doe: hi Harry
        00:05:00

        Harry Rook: then
        Note: this is what he said
        Bob: yes
        Meeting ended after 00:08:10
        """
    assert turns(text) == [
        ("Harry Rook", 0, "hi all"),
        ("Jane Doe", None, "hi Harry"),
        ("Harry Rook", 300_000, "then\nNote: this is what he said"),
        ("Bob", None, "yes"),
    ]
    assert [turn.timing.value for turn in read(text).turns] == ["given", "estimated", "given", "estimated"]
    assert [line for line, _ in ignored(text)] == [1, 2, 3, 4, 15]


def test_turns_before_the_first_stamp_belong_to_the_meeting() -> None:
    text = "Attendees\n\nAnna: one\nBo: two\nAnna: three\n\n00:05:00\n\nBo: four\n"
    assert [(name, text) for name, _, text in turns(text)] == [
        ("Anna", "one"),
        ("Bo", "two"),
        ("Anna", "three"),
        ("Bo", "four"),
    ]
    assert ignored(text) == [(1, "Attendees")]


def test_speakers_may_be_numbers_before_a_duration() -> None:
    assert turns("0 (30s): hej\n2 (1m 27s): hå\n") == [("0", 30_000, "hej"), ("2", 87_000, "hå")]


def test_a_sound_is_a_turn_without_a_speaker() -> None:
    text = "[00:00] [Music]\n[00:05] Anna: hej\n[Applause]\nTack.\n[00:12] Bo: ja\n[00:15] Anna: nej\n"
    assert turns(text) == [
        (None, 0, "[Music]"),
        ("Anna", 5000, "hej"),
        (None, None, "[Applause]"),
        ("Anna", None, "Tack."),
        ("Bo", 12_000, "ja"),
        ("Anna", 15_000, "nej"),
    ]
    assert read(text).turns[3].line == 4


def test_paragraphs_without_a_speaker_belong_to_the_turn_before() -> None:
    text = "Anna [00:01]: one\n\ntwo\nthree\n\n---\n\nBo [00:09]: four\n"
    assert turns(text) == [("Anna", 1000, "one\n\ntwo\nthree"), ("Bo", 9000, "four")]
    assert ignored(text) == [(6, "---")]


def test_credits_after_the_last_turn_are_ignored() -> None:
    text = (
        "Title\n\nAnna  0:05\nHello.\n\nBo  0:21\nHi.\n\nTranscribed by https://otter.ai\n\nMore episodes\n"
    )
    assert turns(text)[-1] == ("Bo", 21_000, "Hi.")
    assert ignored(text) == [(1, "Title"), (9, "Transcribed by https://otter.ai"), (11, "More episodes")]


def test_the_last_turn_may_have_as_many_lines_as_the_longest() -> None:
    text = "Anna [00:01]: one\n\ntwo\n\nBo [00:09]: three\n\nfour\n\nfive\n"
    assert turns(text)[-1] == ("Bo", 9000, "three\n\nfour")
    assert ignored(text) == [(9, "five")]


def test_a_list_of_contents_is_not_the_transcript() -> None:
    contents = "[00:00] Intro\n[05:10] The harbour\n[09:00] End\n\n"
    spoken = "".join(f"[00:{m:02}:05] Anna: {'and so it goes on ' * 6}\n" for m in range(1, 10))
    assert len(turns(contents + spoken)) == 9
    assert [line for line, _ in ignored(contents + spoken)] == [1, 2, 3]
    assert len(turns(spoken + "\n" + contents)) == 9
    assert [line for line, _ in ignored(spoken + "\n" + contents)] == [11, 12, 13]


def test_other_episodes_and_their_lengths_are_no_turns() -> None:
    text = "Anna [00:01]: one\nBo [00:05]: two\n\nAvsnitt 12  52:10\n\nAvsnitt 13  61:05\n"
    assert turns(text) == [("Anna", 1000, "one"), ("Bo", 5000, "two")]
    assert [line for line, _ in ignored(text)] == [4, 6]


def test_one_transcript_may_have_two_shapes() -> None:
    text = "Anna [00:01]: one\nBo [00:05]: two\nAnna [00:08]: three\n[00:12] Bo: four\n[00:15] Anna: five\n"
    assert [(name, ms) for name, ms, _ in turns(text)][3:] == [("Bo", 12_000), ("Anna", 15_000)]


def test_details_above_and_below_are_no_turns() -> None:
    text = "Längd: 48:36\n\nAnna [00:01]: one\nBo [00:05]: two\nAnna [00:09]: three\n\nTid: 00:02\n"
    assert len(turns(text)) == 3
    assert [line for line, _ in ignored(text)] == [1, 7]


@pytest.mark.parametrize(
    "line",
    [
        "The meeting starts at 2:30",
        "the meeting starts at 2:30 and then we",
        "10:30am is too early",
        "12:30 hade vi lunch",
        "[?? 00:36:31] och sen",
        "http://example.org:80/1:20",
        "Obs: det kostar pengar",
        "1. 00:12 var det",
        "Han sa nej. Sedan [00:00:02]: ja",
        "som vi sa [00:00:02] förut",
    ],
)
def test_such_lines_inside_a_turn_begin_none(line: str) -> None:
    text = f"Anna [00:10:01]: one\n{line}\nBo [00:10:09]: two\nAnna [00:10:12]: three\n"
    assert turns(text) == [
        ("Anna", 601_000, f"one\n{line}"),
        ("Bo", 609_000, "two"),
        ("Anna", 612_000, "three"),
    ]


def test_a_stamp_inside_begins_a_turn_only_where_it_fits() -> None:
    text = "Anna [00:01:00]: one [00:01:05] two [00:45:00] three\nBo [00:02:00]: four\n"
    assert turns(text) == [
        ("Anna", 60_000, "one"),
        ("Anna", 65_000, "two [00:45:00] three"),
        ("Bo", 120_000, "four"),
    ]


def test_stamps_only_inside_paragraphs() -> None:
    text = "Title\n\nAnd then [34:12] he said [34:20] no\n"
    assert turns(text) == [(None, None, "And then"), (None, 2_052_000, "he said"), (None, 2_060_000, "no")]


def test_a_rare_colon_after_a_stamp_is_no_speaker() -> None:
    rows = [f"[00:00:{second:02}] some words" for second in range(10, 20)]
    text = "\n".join([*rows, "[00:00:30] Fråga: vem var det", "[00:00:40] more"])
    assert {name for name, _, _ in turns(text)} == {None}
    assert turns(text)[10][2] == "Fråga: vem var det"


def test_half_a_transcript() -> None:
    text = "…dant som hände då.\n\nBo [00:31:09]: two\n\nAnna [00:31:12]: thr"
    assert turns(text) == [("Bo", 1_869_000, "two"), ("Anna", 1_872_000, "thr")]
    assert ignored(text) == [(1, "…dant som hände då.")]


def test_a_stamp_that_cannot_be_is_flagged_and_its_turn_kept() -> None:
    transcript = read("Anna [00:00:01]: one\nBo [00:99:99]: two\nAnna [00:00:09]: three\n")
    assert [turn.text for turn in transcript.turns] == ["one", "two", "three"]
    assert transcript.turns[1].timing is Timing.ESTIMATED
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (2, "The time 00:99:99 cannot be; the turn is timed by estimate.")
    ]


def test_a_stamp_out_of_order_is_flagged_with_its_line() -> None:
    rows = ["Anna [00:00:01]: a", "Bo [99:00:00]: b", "Anna [00:00:09]: c", "Bo [00:00:12]: d"]
    transcript = read("\n".join(rows))
    assert [turn.text for turn in transcript.turns] == ["a", "c", "d", "b"]
    assert [remark.line for remark in transcript.warnings] == [2]


def test_a_speaker_without_words_is_flagged() -> None:
    transcript = read("Anna [00:01]:\nBo [00:05]: two\nAnna [00:09]: three\n")
    assert [turn.text for turn in transcript.turns] == ["two", "three"]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (1, "There is no text after Anna [00:01]:.")
    ]


def test_the_first_heading_is_the_title() -> None:
    transcript = read("# An episode\n\n## Anna [00:00]\none\n\n## Bo [00:10]\ntwo\n")
    assert transcript.title == "An episode"
    assert len(transcript.turns) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(newline: str) -> None:
    text = newline.join(["Title\x0cpage", "", "Anna [00:01]: one", "", "Bo [00:05]: two\u2028three"])
    assert [turn.line for turn in build(TurnTextReader().read(text)).turns] == [3, 5]


@pytest.mark.parametrize("text", ["", "no stamps at all", "Monday 10:30", "Anna: hi\nBo: hi\nAnna: yes"])
def test_what_has_no_turns_with_times_does_not_score(text: str) -> None:
    assert TurnTextReader().score(text, ".txt") == 0


def test_speakers_beside_and_below_stamps_need_no_colon() -> None:
    beside = "0:00 - Anna Berg (Acme)\n  Hello.\n\n0:05 - Bo Ek\n  Thank you.\n"
    assert turns(beside) == [("Anna Berg (Acme)", 0, "Hello."), ("Bo Ek", 5000, "Thank you.")]
    below = "0:0:0.0 --> 0:0:1.250\nJane Doe\nHi: I'm Jane.\n\n0:0:2.90 --> 0:0:4.480\nJohn Doe\nHi: you.\n"
    assert turns(below) == [("Jane Doe", 0, "Hi: I'm Jane."), ("John Doe", 2090, "Hi: you.")]


@pytest.mark.parametrize(
    "text",
    [
        "[00:01] Yes\n[00:02] No\n[00:03] Yes\n",
        "[00:01] Yes\nwell\n[00:02] he said so\n[00:03] and then\n[00:04] that was it\n",
        "00:00:01\nand so it goes\non and on\n\n00:00:05\nuntil the end\nof time\n",
    ],
)
def test_words_that_look_like_names_are_none_where_most_do_not(text: str) -> None:
    assert {name for name, _, _ in turns(text)} == {None}


def test_many_different_words_after_stamps_are_no_speakers() -> None:
    text = "".join(f"[00:{minute:02}] Word{minute}\nand more\n" for minute in range(30))
    assert {name for name, _, _ in turns(text)} == {None}
    recurring = "".join(f"[00:{minute:02}] Word{minute % 9}\nand more\n" for minute in range(30))
    assert len({name for name, _, _ in turns(recurring)}) == 9


def test_names_in_brackets_before_the_time_of_day() -> None:
    assert turns("[Jane Doe] 10:02:33\nHello\n\n[John] 10:02:40\nHi\n") == [
        ("Jane Doe", 36_153_000, "Hello"),
        ("John", 36_160_000, "Hi"),
    ]


def test_fractions_are_whole_milliseconds_only_where_fields_are_short() -> None:
    short = "0:0:2.90 --> 0:0:4.480\nJane Doe\na\n0:10:12.90 --> 0:10:13.5\nJohn Doe\nb\n"
    assert [ms for _, ms, _ in turns(short)] == [2090, 612_090]
    padded = short.replace("0:0:2.90", "0:00:02.90").replace("0:0:4", "0:00:04")
    assert [ms for _, ms, _ in turns(padded)] == [2900, 612_900]


def test_speakers_with_stamps_in_their_words() -> None:
    assert turns("Anna: Hello [00:12:34] welcome.\nBo: Thanks [00:13:00] a lot.\nAnna: Yes.\n") == [
        ("Anna", None, "Hello"),
        ("Anna", 754_000, "welcome."),
        ("Bo", None, "Thanks"),
        ("Bo", 780_000, "a lot."),
        ("Anna", None, "Yes."),
    ]


def test_what_exporters_write() -> None:
    two = [("Speaker 1", 1000, "Hello there."), ("Speaker 2", 5000, "Thank you.")]
    for text in (
        "Speaker 1 (00:01):\nHello there.\n\nSpeaker 2 (00:05):\nThank you.\n",
        "Speaker 1  0:01  \nHello there.\n\nSpeaker 2  0:05  \nThank you.\n\nTranscribed by https://otter.ai\n",
        "Speaker 1: [00:00:01] Hello there.\n\nSpeaker 2: [00:00:05] Thank you.\n",
        "[00:00:01.000] - Speaker 1\nHello there.\n\n[00:00:05.000] - Speaker 2\nThank you.\n",
        "00:00:01.0Speaker 1: Hello there.\n00:00:05.0Speaker 2: Thank you.\n",
        "Speaker 1 0 minutes 1 second\nHello there.\n\nSpeaker 2 0 minutes 5 seconds\nThank you.\n",
        "[Speaker 1] 00:00:01\nHello there.\n\n[Speaker 2] 00:00:05\nThank you.\n",
        "00:00:01\tSpeaker 1\tHello there.\n00:00:05\tSpeaker 2\tThank you.\n",
    ):
        assert turns(text) == two
