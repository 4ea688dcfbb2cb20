"""Captions become turns as a person would see them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.cues import LONG_MS, LONGEST_MS, PAUSE_MS, Caption, Mark, ends_sentence, join, turn_of


def spoken(*texts: str, speaker: str | None = None, length: int = 1_000) -> list[Caption]:
    """Captions right after each other, the first with a speaker."""
    return [
        Caption(place * length, (place + 1) * length, text, None if place else speaker, place + 1)
        for place, text in enumerate(texts)
    ]


def test_captions_of_one_speaker_are_one_turn_with_their_times_kept() -> None:
    (turn,) = join(spoken("When you first get", "started in podcasting.", speaker="Travis"))
    assert (turn.text, turn.speaker) == ("When you first get started in podcasting.", "Travis")
    assert (turn.start_ms, turn.end_ms, turn.line) == (0, 2_000, 1)
    assert turn.cues == (Cue(0, 18, 0, 1_000), Cue(19, 41, 1_000, 2_000))


def test_another_speaker_begins_a_turn_and_the_same_one_named_again_does_not() -> None:
    captions = [
        Caption(0, 1_000, "Ja.", "Ivar"),
        Caption(1_000, 2_000, "Hej.", "Ivar"),
        Caption(2_000, 3_000, "Nej.", "Signe"),
        Caption(3_000, 4_000, "Då så."),
    ]
    assert [(turn.speaker, turn.text) for turn in join(captions)] == [
        ("Ivar", "Ja. Hej."),
        ("Signe", "Nej. Då så."),
    ]


@pytest.mark.parametrize(("pause", "turns"), [(PAUSE_MS - 1, 1), (PAUSE_MS, 2)])
def test_a_long_silence_ends_a_turn(pause: int, turns: int) -> None:
    captions = [Caption(0, 1_000, "one"), Caption(1_000 + pause, 9_000, "two")]
    assert len(list(join(captions))) == turns


def test_a_long_turn_ends_with_the_sentence_and_a_very_long_one_with_the_cue() -> None:
    length = LONG_MS // 3
    assert [turn.text for turn in join(spoken("a", "b", "c", "d.", "e", length=length))] == ["a b c d.", "e"]
    length = LONGEST_MS // 4
    assert [turn.text for turn in join(spoken("a", "b", "c", "d", "e", length=length))] == ["a b c d", "e"]


def test_times_that_run_backwards_begin_a_turn() -> None:
    captions = [Caption(5_000, 6_000, "one"), Caption(1_000, 2_000, "two")]
    assert [turn.start_ms for turn in join(captions)] == [5_000, 1_000]


def test_writing_without_blanks_gets_none() -> None:
    (turn,) = join(spoken("今日は", "暑い"))
    assert turn.text == "今日は暑い"
    assert turn.cues[1] == Cue(3, 5, 1_000, 2_000)


def test_words_inside_a_caption_are_cues_of_their_own_that_fill_it() -> None:
    marks = (Mark(6, 1_000), Mark(10, 2_500), Mark(11, 9_000))
    (turn,) = join([Caption(0, 3_000, "Hello big world", None, 1, marks)])
    assert turn.cues == (
        Cue(0, 6, 0, 1_000),
        Cue(6, 10, 1_000, 2_500, inner=True),
        Cue(10, 15, 2_500, 3_000, inner=True),
    )


def test_words_keep_their_ends_and_how_sure_the_source_is() -> None:
    marks = (Mark(0, 100, 400, 0.75), Mark(6, 1_000, 1_400, 0.5), Mark(10, 2_000))
    (turn,) = join([Caption(0, 3_000, "Hello big world", "A", marks=marks)])
    assert turn.cues == (
        Cue(0, 6, 0, 400, confidence=0.75),
        Cue(6, 10, 1_000, 1_400, inner=True, confidence=0.5),
        Cue(10, 15, 2_000, 3_000, inner=True),
    )


@pytest.mark.parametrize(
    "marks",
    [
        (Mark(6, 2_000), Mark(10, 1_000)),  # backwards in time
        (Mark(6, 2_000), Mark(4, 2_500)),  # backwards in the text
        (Mark(6, 2_000), Mark(10, 9_000)),  # behind the caption's end
        (Mark(6, 2_000), Mark(15, 2_500)),  # behind its text
    ],
)
def test_a_word_astray_costs_itself(marks: tuple[Mark, ...]) -> None:
    (turn,) = join([Caption(0, 3_000, "Hello big world", marks=marks)])
    assert turn.cues == (Cue(0, 6, 0, 2_000), Cue(6, 15, 2_000, 3_000, inner=True))


def test_single_words_of_a_machine_are_no_captions() -> None:
    (turn,) = join([Caption(0, 400, "Hello", confidence=0.5, is_word=True), Caption(500, 900, "you")])
    assert turn.cues == (Cue(0, 5, 0, 400, inner=True, confidence=0.5), Cue(6, 9, 500, 900))


captions = st.lists(
    st.builds(
        Caption,
        st.integers(0, 300_000),
        st.integers(0, 300_000),
        st.text(st.characters(exclude_categories=("Zs", "Cc", "Cs")), min_size=1, max_size=20),
        st.sampled_from([None, "A", "B"]),
    ),
    max_size=30,
)


@given(captions)
def test_no_word_and_no_time_is_lost(captions: list[Caption]) -> None:
    turns = list(join(captions))
    pieces = [turn.text[cue.start : cue.end] for turn in turns for cue in turn.cues]
    kept = [one for one in captions if one.start_ms <= one.end_ms]
    assert pieces == [one.text for one in kept]
    times = [(cue.start_ms, cue.end_ms) for turn in turns for cue in turn.cues]
    assert times == [(one.start_ms, one.end_ms) for one in kept]
    assert sum(len(one.text) for one in captions) <= sum(len(turn.text) for turn in turns)


def test_cues_of_neighbours_do_not_overlap_in_the_text() -> None:
    turns = list(join(spoken("a", "b", "c", speaker="X")))
    assert all(one.end <= other.start for turn in turns for one, other in pairwise(turn.cues))


def test_the_source_can_say_where_turns_begin_and_that_they_go_on() -> None:
    captions = [
        Caption(0, 1_000, "One.", "A", begins=True),
        Caption(200_000, 201_000, "Two.", goes_on=True),
        Caption(201_000, 202_000, "Three.", "A", begins=True),
        Caption(202_000, 203_000, "Four.", begins=True),
        Caption(203_000, 204_000, "Five.", "B", goes_on=True),
    ]
    assert [(turn.speaker, turn.text) for turn in join(captions)] == [
        *(("A", "One. Two."), ("A", "Three.")),
        *(("", "Four."), ("B", "Five.")),
    ]


def test_who_begins_is_another_one_named_or_not() -> None:
    captions = [
        Caption(0, 1_000, "Ja.", "Ivar"),
        Caption(1_000, 2_000, "Hej.", begins=True),
        Caption(2_000, 3_000, "Nej.", begins=True),
        Caption(3_000, 4_000, "Då så."),
        Caption(4_000, 5_000, "Jo.", "Ivar", begins=True),
    ]
    assert [(turn.speaker, turn.text) for turn in join(captions)] == [
        ("Ivar", "Ja."),
        ("", "Hej."),
        ("", "Nej. Då så."),
        ("Ivar", "Jo."),
    ]


def test_a_turn_of_lines_keeps_them() -> None:
    turn = turn_of([Caption(0, 1_000, "世"), Caption(1_000, 2_000, "界")], "Ivar", "\n")
    assert (turn.text, turn.speaker, turn.cues) == (
        "世\n界",
        "Ivar",
        [Cue(0, 1, 0, 1_000), Cue(2, 3, 1_000, 2_000)],
    )


@pytest.mark.parametrize(
    ("text", "ends"), [("So.", True), ("So!”)", True), ("so", False), ("", False), ("终。", True)]
)
def test_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
