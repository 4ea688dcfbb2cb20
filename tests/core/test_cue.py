"""Columns of cues give back what was put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue, Cues

LARGEST = 2**32 - 1
numbers = st.integers(0, LARGEST)
thousandths = st.none() | st.integers(0, 1000).map(lambda share: share / 1000)
cues = st.lists(st.builds(Cue, numbers, numbers, numbers, numbers, st.booleans(), thousandths), max_size=9)


@given(cues)
def test_columns_are_the_sequence_they_were_made_of(cues: list[Cue]) -> None:
    columns = Cues(cues)
    assert list(columns) == cues
    assert [columns[place] for place in range(len(cues))] == cues
    assert columns == tuple(cues)
    assert tuple(cues) == columns
    assert columns == Cues(cues)
    assert hash(columns) == hash(Cues(cues))
    assert bool(columns) == bool(cues)


@given(cues, st.integers(-12, 12), st.integers(-12, 12))
def test_a_slice_is_one_of_the_sequence(cues: list[Cue], start: int, end: int) -> None:
    assert Cues(cues)[start:end] == cues[start:end]


def test_the_last_one_is_reached_from_behind_and_none_behind_it() -> None:
    columns = Cues([Cue(0, 1, 2, 3), Cue(4, 5, 6, 7)])
    assert columns[-1] == Cue(4, 5, 6, 7)
    for place in (2, -3):
        with pytest.raises(IndexError):
            columns[place]


def test_what_fits_in_no_column_is_cut_to_what_does() -> None:
    (cue,) = Cues([Cue(0, 1, -5, 2**40, confidence=1.7)])
    assert cue == Cue(0, 1, 0, LARGEST, confidence=1.0)


def test_cues_are_no_other_cues() -> None:
    assert Cues([Cue(0, 1, 2, 3)]) != Cues([Cue(0, 1, 2, 4)])
    assert Cues([Cue(0, 1, 2, 3)]) != 3
    assert "Cue(start=0" in repr(Cues([Cue(0, 1, 2, 3)]))
