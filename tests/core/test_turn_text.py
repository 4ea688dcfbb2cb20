"""What keeps words from being taken for something else: given back exactly, and only where it is needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core import turn_text
from viewer.core.turn_text import freed, freed_opening, kept, kept_opening, quoted_name, unquoted_name

PIECES = (
    "\\",
    "[",
    "0:05",
    "]",
    "Ada",
    ":",
    " ",
    "-",
    "♪",
    "x",
    "{",
    "}",
    "#",
    "Transcribed by",
    "--:--:--",
    "\t",
)
ROWS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), max_size=20) | st.lists(
    st.sampled_from(PIECES), max_size=8
).map("".join)


@given(ROWS)
def test_a_line_is_given_back(row: str) -> None:
    assert freed(kept(row)) == row


@given(ROWS, st.booleans(), st.booleans())
def test_an_opening_is_given_back(row: str, named: bool, alone: bool) -> None:
    assert freed_opening(kept_opening(row, named=named, alone=alone), named=named, alone=alone) == row


@given(st.text(min_size=1, max_size=30))
def test_a_name_is_given_back(name: str) -> None:
    assert unquoted_name(quoted_name(name)) == name


@pytest.mark.parametrize(
    "row",
    ["och så vidare", "vi ses [?? 00:36:31] då", "\\o/", "2 stycken", "♪".join("ab"), "så: ja"],
)
def test_ordinary_lines_are_left_alone(row: str) -> None:
    if row != "så: ja":
        assert kept(row) == row
    assert kept_opening(row, named=True, alone=True) == row
    assert freed(row) == row


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ("Ada: nej", "\\Ada: nej"),
        ("vi ses 10:30", "\\vi ses 10:30"),
        ("[Musik]", "\\[Musik]"),
        ("---", "\\---"),
        ("\\---", "\\\\---"),
        ("", "\\"),
        ("  in", "\\  in"),
        ("Transcribed by me", "\\Transcribed by me"),
    ],
)
def test_lines_that_might_be_something_else(row: str, written: str) -> None:
    assert kept(row) == written


def test_times_inside_a_line() -> None:
    assert kept_opening("ja [00:05] nej", named=True, alone=True) == "ja \\[00:05] nej"
    assert kept_opening("ja \\[00:05] nej", named=True, alone=True) == "ja \\\\[00:05] nej"
    assert kept_opening("ja [00:75:99] nej", named=True, alone=True) == "ja \\[00:75:99] nej"


def test_sounds_rules_and_credits() -> None:
    assert turn_text.is_sound("[Musik]")
    assert not turn_text.is_sound("[Musik] x")
    assert turn_text.is_rule("- - -")
    assert not turn_text.is_rule("-x-")
    assert turn_text.is_credit("Transkriberad av Bo")
