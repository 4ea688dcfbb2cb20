from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.marks import UnheardMark, all_unheard, unheard


def test_mark_is_found_with_its_place_in_code_points() -> None:
    text = "I 😀 agree [?? 00:36:31] yes"
    (mark,) = unheard(text)
    assert mark == UnheardMark(10, 23, 2_191_000)
    assert text[mark.start : mark.end] == "[?? 00:36:31]"


@pytest.mark.parametrize(
    "text", ["[inaudible 00:12:34]", "[? 12:34]", "[Ohörbart 12:34]", "[crosstalk 0:12:34?]"]
)
def test_other_spellings(text: str) -> None:
    assert [(mark.start, mark.end) for mark in unheard(text)] == [(0, len(text))]


def test_all_of_a_transcript_come_in_order_with_their_turns() -> None:
    shown = transcript("Så [?? 00:01] och [?? 00:02].", "[Skratt] Ja.", "[inaudible 00:09]")
    assert [(turn, mark.ms) for turn, mark in all_unheard(shown.turns)] == [(0, 1000), (0, 2000), (2, 9000)]


@pytest.mark.parametrize("text", ["[00:36:31]", "[?? soon]", "[?? 00:99:99]", "?? 00:36:31", "[music 00:01]"])
def test_what_is_no_mark(text: str) -> None:
    assert unheard(text) == []


@given(st.lists(st.sampled_from(["[?? 00:00:05]", "word ", "[", "] ", "😀", "[? 1:02:03]"]), max_size=30))
def test_marks_are_those_written(parts: list[str]) -> None:
    text = "".join(parts)
    marks = unheard(text)
    written = sum(part.startswith("[?") for part in parts)
    assert len(marks) == written
    assert all(text[mark.start : mark.end].startswith("[?") for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
