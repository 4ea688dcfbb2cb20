"""Where inside a turn a moment falls, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.timing import ms_at, next_sentence_ms, offset_at, sentence_at, sentence_start
from viewer.core.transcript import Timing, Turn


def turn(text: str, start_ms: int = 1000, length_ms: int = 10_000) -> Turn:
    return Turn(start_ms, start_ms + length_ms, None, None, text, Timing.GIVEN)


turns = st.builds(turn, st.text(max_size=60), st.integers(0, 10**7), st.integers(0, 100_000))


def test_letters_are_laid_evenly_over_the_turn() -> None:
    ten = turn("abcde fghij")
    assert [offset_at(ten, ms) for ms in (1000, 1999, 2000, 5999, 6000, 10_999)] == [0, 0, 1, 4, 6, 10]


def test_blanks_and_marks_take_no_time() -> None:
    assert offset_at(turn("a ...  b", length_ms=1000), 1499) == 0
    assert offset_at(turn("a ...  b", length_ms=1000), 1500) == 7


def test_moments_outside_count_as_first_and_last() -> None:
    assert offset_at(turn("abc"), 0) == 0
    assert offset_at(turn("abc."), 99_999) == 2


@pytest.mark.parametrize("text", ["", "..."])
def test_texts_without_letters_have_places_too(text: str) -> None:
    assert offset_at(turn(text), 10_999) == max(len(text) - 1, 0)
    assert ms_at(turn(text), 0) == 1000


def test_offsets_count_code_points() -> None:
    assert offset_at(turn("😀😀 ab", length_ms=1000), 1999) == 4


@given(turns, st.integers(-10, 10**7 + 200_000))
def test_an_offset_lies_in_the_text(turn: Turn, ms: int) -> None:
    assert 0 <= offset_at(turn, ms) <= max(len(turn.text) - 1, 0)


@given(turns, st.integers(0, 80))
def test_a_moment_lies_in_the_turn(turn: Turn, offset: int) -> None:
    moment = ms_at(turn, offset)
    assert moment == turn.start_ms or turn.start_ms <= moment < turn.end_ms


def test_a_moment_lies_in_a_turn_with_more_letters_than_milliseconds() -> None:
    assert [ms_at(turn("abcde", 1000, 2), offset) for offset in range(5)] == [1000, 1001, 1001, 1001, 1001]


def test_blanks_belong_to_the_sentence_before_them() -> None:
    assert [sentence_start("One.  Two.", offset) for offset in (3, 4, 5, 6)] == [0, 0, 0, 6]


@given(turns, st.integers(0, 70_000), st.integers(0, 70_000))
def test_later_is_further_on(turn: Turn, a: int, b: int) -> None:
    early, late = sorted((turn.start_ms + a, turn.start_ms + b))
    assert offset_at(turn, early) <= offset_at(turn, late)


@given(st.builds(turn, st.text(min_size=1, max_size=60), length_ms=st.integers(60, 10**6)), st.data())
def test_the_moment_of_a_letter_leads_back_to_it(turn: Turn, data: st.DataObject) -> None:
    """Wherever a turn has at least a millisecond for each letter."""
    letters = [i for i, char in enumerate(turn.text) if char.isalnum()] or list(range(len(turn.text)))
    letter = data.draw(st.sampled_from(letters))
    moment = ms_at(turn, letter)
    assert offset_at(turn, moment) == letter
    assert moment == turn.start_ms or offset_at(turn, moment - 1) < letter


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One. Two. Three.", "Two", "Two"),
        ("One. Two. Three.", "wo.", "Two"),
        ("One. Two. Three.", "One", "One"),
        ("Really? Yes! Fine… Good.", "Yes", "Yes"),
        ("Really? Yes! Fine… Good.", "Good", "Good"),
        ("He said “No.” She left.", "left", "She"),
        ("Vi pratar om t.ex. skolor. Ja.", "skolor", "Vi"),
        ("Here Dr. Smith and J. Doe spoke. Well.", "Doe", "Here"),
        ("It cost 3.50 in all. Now.", "in all", "It"),
        ("Well... maybe. So.", "maybe", "Well"),
        ("I was [?? 00:36:31] There. End", "There", "I was"),
        ("first line\nsecond line", "second", "second"),
        ("今日は。明日も。", "明日", "明日"),
        ("Two  spaces.   Then more. ", "more", "Then"),
    ],
)
def test_the_sentence_that_holds_a_word(text: str, word: str, sentence: str) -> None:
    assert text[sentence_start(text, text.index(word)) :].startswith(sentence)


@given(st.text(alphabet="ab A.?!…\n。”)", max_size=40), st.integers(0, 50))
def test_a_sentence_starts_at_or_before_its_words(text: str, offset: int) -> None:
    start = sentence_start(text, offset)
    assert 0 <= start <= max(offset, 0)
    assert sentence_start(text, start) == start
    assert start == 0 or start < len(text)


@given(st.text(alphabet="ab A.?!…\n。”)", max_size=40))
def test_sentences_cover_the_text_without_gaps(text: str) -> None:
    end = 0
    while end < len(text):
        start, next_end = sentence_at(text, end)
        assert start == end < next_end
        assert all(sentence_at(text, offset) == (start, next_end) for offset in range(start, next_end))
        end = next_end
    assert end == len(text)


def test_the_next_sentence_begins_where_its_first_letter_is() -> None:
    two = turn("Abcd. Fghij.", length_ms=9_000)
    assert next_sentence_ms(two, 1000) == next_sentence_ms(two, 4999) == 5000
    assert next_sentence_ms(two, 5000) is None


@given(turns, st.integers(0, 100_000))
def test_the_next_sentence_is_another_one(turn: Turn, passed: int) -> None:
    ms = next_sentence_ms(turn, turn.start_ms + passed)
    if ms is not None:
        assert turn.start_ms <= ms <= turn.end_ms


CUED = Turn(
    1_000,
    9_000,
    1_000,
    None,
    "abcd efgh ij",
    Timing.GIVEN,
    1,
    (Cue(0, 4, 1_000, 2_000), Cue(5, 9, 2_000, 8_000), Cue(10, 12, 8_500, 9_000)),
)


def test_letters_are_laid_evenly_over_each_cue() -> None:
    moments = (0, 1_000, 1_750, 2_000, 3_500, 7_999, 8_300, 8_500, 8_750, 20_000)
    assert [offset_at(CUED, ms) for ms in moments] == [0, 0, 3, 5, 6, 8, 8, 10, 11, 11]
    assert [ms_at(CUED, place) for place in (0, 3, 4, 5, 8, 10, 99)] == [
        *(1_000, 1_750, 2_000, 2_000, 6_500, 8_500, 8_750),
    ]


def test_a_cue_is_over_when_the_next_one_begins_and_when_its_turn_ends() -> None:
    cues = (Cue(0, 2, 1_000, 9_000), Cue(3, 5, 2_000, 9_000))
    turn = Turn(1_000, 4_000, 1_000, None, "ab cd", Timing.GIVEN, 1, cues)
    assert [offset_at(turn, ms) for ms in (1_499, 1_500, 1_999, 2_000, 2_999, 3_000)] == [0, 1, 1, 3, 3, 4]


@st.composite
def cued(draw: st.DrawFn) -> Turn:
    """A turn of cues that follow each other, with gaps in time and marks in the text."""
    text, ms, cues = draw(st.sampled_from(["", "- "])), draw(st.integers(0, 5_000)), []
    begin = ms
    for words in draw(st.lists(st.text("ab .,", min_size=1, max_size=9), min_size=1, max_size=9)):
        ms += draw(st.integers(0, 50))
        length = draw(st.integers(len(words), 500))
        cues.append(Cue(len(text), len(text) + len(words), ms, ms + length))
        text, ms = f"{text}{words} ", ms + length
    return Turn(begin, ms, begin, None, text, Timing.GIVEN, 1, tuple(cues))


@given(cued(), st.integers(0, 60))
def test_a_letter_of_a_cue_is_heard_at_its_moment(turn: Turn, place: int) -> None:
    letters = [i for i, char in enumerate(turn.text) if char.isalnum()]
    if letters:
        offset = letters[place % len(letters)]
        assert offset_at(turn, ms_at(turn, offset)) == offset


@given(cued(), st.integers(0, 10_000), st.integers(0, 10_000))
def test_what_is_heard_never_goes_back(turn: Turn, one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert offset_at(turn, first) <= offset_at(turn, second)
