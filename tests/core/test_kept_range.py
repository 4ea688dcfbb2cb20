"""Words are found again after a transcript was corrected elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.correcting import correct
from viewer.core.corrections import Join, Split, Words, seen
from viewer.core.kept_range import kept_range
from viewer.core.transcript import Transcript

READ = transcript("One two three.", "Four five six.", "Seven eight.", "Nine ten.")


def found(before: Transcript, after: Transcript, turn: int, words: str) -> tuple[int, str]:
    start = before.turns[turn].text.index(words)
    at, first, last = kept_range(before.turns, after.turns, (turn, start, start + len(words)))
    return at, after.turns[at].text[first:last]


def changed(*texts: str) -> Transcript:
    return transcript(*texts)


def test_words_that_stay_are_found_beside_others_that_do_not() -> None:
    after = changed("One 2 three.", "Four V six.", "Seven eight.", "Nine ten.")
    assert found(READ, after, 2, "Seven") == (2, "Seven")
    assert found(READ, after, 1, "six") == (1, "six")
    assert found(READ, after, 0, "One") == (0, "One")


def test_what_stands_in_the_place_of_words_is_found() -> None:
    after = changed("One two three.", "Four fifths six.", "Seven eight.", "Nine ten.")
    assert found(READ, after, 1, "five") == (1, "fifths")
    assert found(READ, after, 1, "five six") == (1, "fifths six")
    gone = changed("One two three.", "Four six.", "Seven eight.", "Nine ten.")
    assert found(READ, gone, 1, "five ") == (1, "")


def test_words_inserted_right_before_or_behind_are_no_part() -> None:
    after = changed("One two three.", "Four and five six.", "Seven eight.", "Nine ten.")
    assert found(READ, after, 1, "five") == (1, "five")
    assert found(READ, after, 1, "Four") == (1, "Four")


@pytest.mark.parametrize(("turn", "words"), [(0, "two"), (1, "Four"), (1, "six"), (2, "Seven"), (3, "ten")])
def test_a_turn_that_was_split_or_joined_is_followed(turn: int, words: str) -> None:
    split = correct(READ, (Split(1, 4, 5, seen(READ.turns[1])),)).transcript
    assert found(READ, split, turn, words)[1] == words
    joined = correct(READ, (Join(1, " ", seen(READ.turns[1]), seen(READ.turns[2])),)).transcript
    assert found(READ, joined, turn, words)[1] == words
    assert found(joined, READ, *found(READ, joined, turn, words)) == (turn, words)
    assert found(split, READ, *found(READ, split, turn, words)) == (turn, words)


def test_several_changes_at_once() -> None:
    first = Words(0, 4, "two", "2", seen(READ.turns[0]))
    split = Split(2, 5, 6, seen(READ.turns[2]))
    after = correct(READ, (first, split)).transcript
    assert [found(READ, after, *each)[1] for each in ((0, "three"), (1, "five"), (3, "ten"))] == [
        "three",
        "five",
        "ten",
    ]


@given(
    st.lists(st.text("ab \n", max_size=6), min_size=1, max_size=5),
    st.lists(st.text("ab \n", max_size=6), min_size=1, max_size=5),
    st.data(),
)
def test_it_is_always_a_range_of_a_turn(old: list[str], new: list[str], data: st.DataObject) -> None:
    before, after = changed(*old), changed(*new)
    turn = data.draw(st.integers(0, len(old) - 1))
    start = data.draw(st.integers(0, len(old[turn])))
    end = data.draw(st.integers(start, len(old[turn])))
    at, first, last = kept_range(before.turns, after.turns, (turn, start, end))
    assert 0 <= at < len(new)
    assert 0 <= first <= last <= len(new[at])
