"""Cues become turns as a person would see them, and stay in place under corrections."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cues import LONG_MS, LONGEST_MS, PAUSE_MS, Caption, cut, edited, join, joined
from viewer.core.transcript import Cue, Timing, Turn


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


def test_marks_inside_a_caption_are_cues_of_their_own() -> None:
    (turn,) = join([Caption(0, 3_000, "Hello big world", None, 1, ((6, 1_000), (10, 2_500), (11, 9_000)))])
    assert turn.cues == (Cue(0, 6, 0, 1_000), Cue(6, 10, 1_000, 2_500), Cue(10, 15, 2_500, 3_000))


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


CUES = (Cue(0, 3, 0, 1_000), Cue(4, 7, 1_000, 2_000), Cue(8, 11, 2_000, 3_000))


@pytest.mark.parametrize(
    ("start", "end", "length", "spans"),
    [
        (0, 0, 2, [(0, 5), (6, 9), (10, 13)]),  # words put first belong to what they stand before
        (4, 7, 1, [(0, 3), (4, 5), (6, 9)]),
        (4, 8, 0, [(0, 3), (4, 7)]),  # all words of a cue are gone
        (5, 9, 2, [(0, 3), (4, 7), (7, 9)]),
        (11, 11, 4, [(0, 3), (4, 7), (8, 15)]),
    ],
)
def test_cues_follow_an_edit(start: int, end: int, length: int, spans: list[tuple[int, int]]) -> None:
    assert [(cue.start, cue.end) for cue in edited(CUES, start, end, length)] == spans


TOUCHING = (Cue(0, 3, 0, 1_000), Cue(3, 7, 1_000, 2_000), Cue(7, 11, 2_000, 3_000))


@pytest.mark.parametrize(
    ("start", "end", "length", "spans"),
    [
        (3, 3, 2, [(0, 3), (3, 9), (9, 13)]),
        (3, 5, 1, [(0, 3), (3, 6), (6, 10)]),
        (2, 8, 4, [(0, 6), (6, 9)]),
    ],
)
def test_words_between_two_cues_belong_to_one_of_them(
    start: int, end: int, length: int, spans: list[tuple[int, int]]
) -> None:
    assert [(cue.start, cue.end) for cue in edited(TOUCHING, start, end, length)] == spans


@given(
    before=st.sampled_from([CUES, TOUCHING]),
    places=st.tuples(st.integers(0, 11), st.integers(0, 11)),
    length=st.integers(0, 9),
)
def test_an_edit_keeps_cues_in_the_text_and_in_order(
    before: tuple[Cue, ...], places: tuple[int, int], length: int
) -> None:
    start, end = sorted(places)
    cues = edited(before, start, end, length)
    ends = [place for cue in cues for place in (cue.start, cue.end)]
    assert ends == sorted(ends)
    assert all(0 <= place <= 11 - (end - start) + length for place in ends)
    assert all(cue.start < cue.end for cue in cues)


def test_cues_are_cut_with_their_turn() -> None:
    assert cut(CUES, 3, 4, 1_000) == (CUES[:1], (Cue(0, 3, 1_000, 2_000), Cue(4, 7, 2_000, 3_000)))
    first, second = cut(CUES, 5, 6, 1_500)  # within a cue
    assert first == (CUES[0], Cue(4, 5, 1_000, 1_500))
    assert second == (Cue(0, 1, 1_500, 2_000), Cue(2, 5, 2_000, 3_000))


def turn_of(text: str, start_ms: int, end_ms: int, cues: tuple[Cue, ...]) -> Turn:
    return Turn(start_ms, end_ms, start_ms, None, text, Timing.GIVEN, 1, cues)


def test_a_turn_without_cues_is_one_itself_beside_another_that_has_some() -> None:
    first, second = turn_of("one two six", 0, 3_000, CUES), turn_of("seven", 4_000, 5_000, ())
    assert joined(first, second, 12) == (*CUES, Cue(12, 17, 4_000, 5_000))
    assert joined(second, first, 6) == (
        Cue(0, 5, 4_000, 5_000),
        *(Cue(cue.start + 6, cue.end + 6, cue.start_ms, cue.end_ms) for cue in CUES),
    )
    assert joined(second, second, 6) == ()


def test_cues_of_neighbours_do_not_overlap_in_the_text() -> None:
    turns = list(join(spoken("a", "b", "c", speaker="X")))
    assert all(one.end <= other.start for turn in turns for one, other in pairwise(turn.cues))
