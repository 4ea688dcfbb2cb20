"""Every line of a file, and what became of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.source_lines import Fate, source_lines
from viewer.core.transcript import Remark, Timing, Turn
from viewer.errors import message

LEFT = message("left")


def turn(line: int) -> Turn:
    return Turn(0, 1, None, None, "words", Timing.GIVEN, line)


def fates(text: str, turns: list[int], ignored: list[int]) -> str:
    """The first letter of each line's fate."""
    source = source_lines(text, [turn(line) for line in turns], (), [Remark(line, LEFT) for line in ignored])
    return "".join(source.fate(line)[0] for line in range(1, len(source) + 1))


def test_a_turn_goes_on_until_the_next_and_the_last_until_something_is_left_out() -> None:
    text = "Title\n\nAda:\n---\nHello\n\nBo:\nYes\nThe end\n\nMenu\nmore"
    assert fates(text, [3, 7], [1, 4, 11]) == "intiwntwwnin"


def test_the_number_of_a_subtitle_is_no_word_of_the_turn_above() -> None:
    text = (
        "1\n0:01 --> 0:02\nHello\n\n2\n0:03 --> 0:04\nthere.\n\n3\n0:05 --> 0:06\nYes\n4\n0:07 --> 0:08\nNo"
    )
    assert fates(text, [2, 10, 13], []) == "ntwnwwwnntwwtw"


def test_without_turns_nothing_is_said() -> None:
    assert fates("One\n\nTwo", [], [1]) == "inn"


def test_turns_of_other_lines_than_there_are_count_for_nothing() -> None:
    assert fates("One\nTwo", [0, 3, 2], []) == "nt"


def test_a_line_in_which_a_turn_begins_may_be_left_out_in_part() -> None:
    source = source_lines("One\nTwo\nThree", [turn(2)], (), [Remark(2, LEFT), Remark(3, LEFT)])
    assert [source.fate(line)[0] for line in (1, 2, 3)] == ["n", "t", "i"]
    assert [source.in_part(line) for line in (1, 2, 3)] == [False, True, False]
    assert source.turn(2) == 0


def test_lines_end_as_in_an_editor() -> None:
    assert source_lines("a\r\nb\rc\nd\x0be").lines == ["a", "b", "c", "d\x0be"]


def test_of_several_turns_in_a_line_the_first_is_named() -> None:
    source = source_lines("One\nTwo\nmore", [turn(2), turn(2), turn(1)])
    assert [source.turn(line) for line in (1, 2, 3)] == [2, 0, 0]


def test_warnings_are_kept_by_their_lines() -> None:
    doubts = [Remark(2, LEFT), Remark(0, LEFT), Remark(2, message("again"))]
    source = source_lines("One\nTwo", [turn(1)], doubts)
    assert source.warnings == {2: (LEFT, message("again")), 0: (LEFT,)}
    assert source.fate(2) is Fate.WORDS


@given(st.text("ab\n\r ", max_size=30), st.lists(st.integers(0, 12)), st.lists(st.integers(0, 12)))
def test_a_line_has_a_turn_exactly_where_it_belongs_to_one(
    text: str, turns: list[int], ignored: list[int]
) -> None:
    made = [turn(line) for line in turns]
    source = source_lines(text, made, (), [Remark(line, LEFT) for line in ignored])
    for line in range(1, len(source) + 1):
        found, fate = source.turn(line), source.fate(line)
        assert (found is not None) == (fate in (Fate.TURN, Fate.WORDS))
        if found is not None:
            assert made[found].line <= line
            assert (made[found].line == line) == (fate is Fate.TURN)
