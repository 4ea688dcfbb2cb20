"""Cues stay in place under corrections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.cue_edits import cut, edited, joined
from viewer.core.transcript import Timing, Turn

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
