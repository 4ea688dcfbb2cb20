"""Which words were heard between two moments: whole ones, and never none where somebody speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import four_turns, transcript, transcript_of
from viewer.core.heard import heard_between, whole_turn, without_blanks
from viewer.core.transcript import Timing, Turn

TURNS = four_turns().turns  # ten seconds each for three, a gap, and the last from a minute on


def words(passage: tuple[int, int, int, int] | None, turns: tuple[Turn, ...] = TURNS) -> str:
    assert passage
    first, start, last, end = passage
    if first == last:
        return turns[first].text[start:end]
    return f"{turns[first].text[start:]}|{turns[last].text[:end]}"


def test_a_turn_without_the_blanks_around_it() -> None:
    assert whole_turn(TURNS, 1) == (1, 0, 1, len(TURNS[1].text))


@given(st.lists(st.text("a \n\u2003", max_size=4), min_size=1, max_size=4), st.data())
def test_a_passage_without_the_blanks_around_it(texts: list[str], data: st.DataObject) -> None:
    turns = transcript(*texts).turns
    places = [(turn, at) for turn, each in enumerate(turns) for at in range(len(each.text) + 1)]
    start, end = sorted(data.draw(st.lists(st.sampled_from(places), min_size=2, max_size=2)))
    letters = [(turn, at) for turn, at in places if turns[turn].text[at : at + 1] == "a"]
    meant = [place for place in letters if start <= place < end]
    found = without_blanks(turns, (*start, *end))
    assert found == ((*meant[0], meant[-1][0], meant[-1][1] + 1) if meant else None)


@pytest.mark.parametrize("end", [2, 3])
def test_blanks_alone_are_no_passage(end: int) -> None:
    assert without_blanks(transcript("a  a").turns, (0, 1, 0, end)) is None


def test_words_are_whole() -> None:
    found = words(heard_between(TURNS, 3_000, 6_000))
    assert found
    before, after = TURNS[0].text.split(found)
    assert not before[-1:].isalnum()
    assert not after[:1].isalnum()


def test_over_the_border_of_two_turns() -> None:
    found = heard_between(TURNS, 9_000, 12_000)
    assert found
    assert (found[0], found[2]) == (0, 1)
    assert words(found).startswith("words.|Words")


def test_in_a_gap_what_was_heard_before_it_counts_to_its_end() -> None:
    assert words(heard_between(TURNS, 25_000, 40_000)).endswith("more words.")


def test_where_nobody_speaks_there_is_nothing() -> None:
    assert heard_between(TURNS, 40_000, 50_000) is None
    assert heard_between((), 0, 50) is None
    assert heard_between(transcript_of((5_000, 6_000)).turns, 0, 4_000) is None


@given(st.integers(0, 700_000), st.integers(0, 30_000))
def test_any_two_moments_give_a_passage_in_order(start: int, length: int) -> None:
    found = heard_between(TURNS, start, start + length)
    if found is not None:
        first, begin, last, end = found
        assert (first, begin) < (last, end)
        assert 0 <= begin < len(TURNS[first].text)
        assert 0 < end <= len(TURNS[last].text)


def test_words_are_whole_with_their_accents() -> None:
    text = "en ha\u030allbar ide\u0301 till"
    turn = Turn(0, 10_000, 0, 0, text, Timing.GIVEN)
    for ms in range(0, 10_000, 250):
        found = words(heard_between((turn,), ms, ms + 100), (turn,))
        assert found in text.split()
