"""Who speaks where nobody is named: dashes, ``>>``, sounds; as film, television and YouTube write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.subtitles.subrip import SubRipReader
from viewer.readers.subtitles.webvtt import WebVttReader


def read(*cues: str) -> Draft:
    """Cues of a second each, right after each other."""
    rows = (f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{text}\n" for at, text in enumerate(cues))
    return WebVttReader().read("WEBVTT\n\n" + "\n".join(rows))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker or None, turn.text) for turn in draft.turns]


@pytest.mark.parametrize("dash", ["- ", "-", "– ", "—", "-\u00a0"])
def test_each_dash_begins_a_turn_and_stays(dash: str) -> None:
    draft = read("Before.", f"{dash}Where are you?\n{dash}Here.", "After.")
    texts = ["Before.", f"{dash}Where are you?", f"{dash}Here.", "After."]
    assert said(draft) == [(None, text.replace("\n", " ")) for text in texts]


def test_the_second_line_alone_may_have_the_dash() -> None:
    assert said(read("Where are\nyou?\n- Here.")) == [(None, "Where are you?"), (None, "- Here.")]


def test_who_answers_is_nobody_and_shares_the_time_of_the_cue() -> None:
    draft = read("Anna: Where?\n- Here we all are, dear Anna.", "Anna: I see.")
    assert said(draft) == [("Anna", "Where?"), (None, "- Here we all are, dear Anna."), ("Anna", "I see.")]
    assert [(turn.start_ms, turn.end_ms) for turn in draft.turns][:2] == [(0, 292), (292, 1_000)]


def test_names_behind_dashes_are_speakers() -> None:
    draft = read("- Anna: Where?\n- Bo: Here.", "- Bo: And now?\n- Anna: Now, too.")
    assert said(draft) == [("Anna", "Where?"), ("Bo", "Here."), ("Bo", "And now?"), ("Anna", "Now, too.")]


def test_a_name_in_capitals_counts_once_where_others_are_written_so() -> None:
    draft = read("ANNA: So.", "one", "two", "ANNA: And.", "three", "BO: No.", "Note: four", "five")
    assert said(draft) == [("ANNA", "So. one two And. three"), ("BO", "No. Note: four five")]


def test_a_voice_that_is_named_keeps_the_line_it_begins_with() -> None:
    draft = read("<v Anna>- Where?</v>\n<v Bo>- Here.</v>")
    assert said(draft) == [("Anna", "- Where?"), ("Bo", "- Here.")]


@pytest.mark.parametrize(
    "text",
    [
        "He was late\n– as always.",
        "It was\n-5 degrees.",
        "I mean\n-- I meant it.",
        "a well-\nknown man",
        "x\n---\ny",
    ],
)
def test_a_dash_that_is_none_of_a_dialogue_begins_nothing(text: str) -> None:
    assert said(read(text)) == [(None, text.replace("\n", " "))]


def test_a_dash_that_goes_on_with_the_sentence_before_begins_nothing() -> None:
    assert said(read("He was late", "- as always.")) == [(None, "He was late - as always.")]


def test_a_sentence_that_runs_on_behind_a_dialogue_is_of_its_last_speaker() -> None:
    assert said(read("- Why?\n- Because I", "say so.", "Go.")) == [
        (None, "- Why?"),
        (None, "- Because I say so. Go."),
    ]


def test_chevrons_begin_a_turn_wherever_they_stand_and_go() -> None:
    draft = read("Anna: So.", "yes &gt;&gt; no I <00:01.900>think", "so &gt;&gt;&gt; News.")
    assert said(draft) == [
        ("Anna", "So. yes"),
        (None, "no I think so"),
        (None, "News."),
    ]


def test_a_voice_begins_when_its_first_word_does() -> None:
    draft = read("yes<00:00.200><c> indeed</c><00:00.700><c> &gt;&gt;</c><00:00.900><c> no</c>")
    first, second = draft.turns
    assert (first.text, first.cues) == ("yes indeed", [Cue(0, 3, 0, 200), Cue(3, 10, 200, 700, inner=True)])
    assert (second.text, second.start_ms, second.end_ms) == ("no", 700, 1_000)


def test_sounds_between_sentences_are_turns_of_nobody_and_the_speaker_goes_on() -> None:
    draft = read("Anna: I know.", "[door closes]", "[steps]", "Who is it?", "Anna: Me.")
    assert said(draft) == [
        ("Anna", "I know."),
        (None, "[door closes]"),
        (None, "[steps]"),
        ("Anna", "Who is it? Me."),
    ]


def test_a_short_sound_inside_a_sentence_stays_there() -> None:
    assert said(read("Anna: and I", "[laughs]", "went home.", "Anna: Yes.")) == [
        ("Anna", "and I [laughs] went home. Yes.")
    ]


def test_a_sound_as_long_as_a_pause_stands_alone() -> None:
    text = "1\n00:00:00,000 --> 00:00:02,000\nand so\n\n2\n00:00:02,000 --> 00:00:08,000\n[Music]\n"
    draft = SubRipReader().read(text + "\n3\n00:00:08,000 --> 00:00:09,000\nwe begin\n")
    assert said(draft) == [(None, "and so"), (None, "[Music]"), (None, "we begin")]


def test_subtitles_for_the_deaf_keep_all_they_hold() -> None:
    draft = SubRipReader().read(
        "1\n00:00:01,000 --> 00:00:03,000 X1:10 X2:20 Y1:5 Y2:9\n{\\an8}<i>[narrator]</i> It began\n"
        "in ♪ 1984 ♪.\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\n{\\pos(10,20)}THE END\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\n♪ La la la ♪\n"
    )
    assert said(draft) == [(None, "[narrator] It began in ♪ 1984 ♪. THE END ♪ La la la ♪")]


def test_downloads_of_youtube_overlap_and_are_read_once() -> None:
    draft = SubRipReader().read(
        "1\n00:00:00,160 --> 00:00:04,160\nso this is\n\n"
        "2\n00:00:02,000 --> 00:00:06,000\na line that rolls\n\n"
        "3\n00:00:09,500 --> 00:00:14,000\n[Music]\n"
    )
    assert said(draft) == [(None, "so this is a line that rolls"), (None, "[Music]")]
    assert draft.warnings == []


lines = st.sampled_from(["- Hej", "-Du", "Ja.", "nej", ">> Och", "-- x", "[ljud]", "♪", "Anna: Ja", "-5"])


@given(st.lists(st.lists(lines, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=8))
def test_no_word_is_lost_and_times_rise(cues: list[str]) -> None:
    marked = (cue.replace("\n", f" x{at}\n") for at, cue in enumerate(cues))  # or they would roll
    draft = SubRipReader().read(
        "\n".join(f"00:00:{at:02},000 --> 00:00:{at + 1:02},000\n{cue}\n" for at, cue in enumerate(marked))
    )
    spoken = " ".join(f"{turn.speaker or ''} {turn.text}" for turn in draft.turns)
    assert draft.warnings == []
    for word in ("Hej", "Du", "Ja", "nej", "Och", "ljud", "-- x", "-5", "♪"):
        assert spoken.count(word) == "\n".join(cues).count(word)
    starts = [turn.start_ms or 0 for turn in draft.turns]
    assert starts == sorted(starts)
