"""Where lines break, and how wide they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.line_breaks import (
    BOUND,
    CLAUSE,
    CONJUNCTION,
    FORCED,
    LINE,
    SENTENCE,
    WORD,
    lines,
    pieces,
    width,
)


def costs(text: str) -> list[tuple[str, int]]:
    return [(text[piece.start : piece.end], piece.cost) for piece in pieces(text, 0, len(text))]


def test_places_are_better_and_worse() -> None:
    assert costs("Ja. Men den, som går i skogen\noch sjunger.") == [
        ("Ja.", SENTENCE),
        ("Men", BOUND),
        ("den,", CLAUSE),
        ("som", BOUND),
        ("går", WORD),
        ("i", BOUND),
        ("skogen", FORCED),
        ("och", BOUND),
        ("sjunger.", SENTENCE),
    ]
    assert costs("here because")[0] == ("here", CONJUNCTION)


@pytest.mark.parametrize("text", ["t.ex. Anna", "Dr. Berg", "J. Smith", "slut. men"])
def test_a_point_is_not_always_the_end_of_a_sentence(text: str) -> None:
    assert costs(text)[0][1] != SENTENCE


def test_scripts_without_blanks_break_between_letters_but_not_before_their_marks() -> None:
    assert [text for text, _ in costs("「暑い」。Anna は10\u00a0000")] == [
        "「暑",
        "い」。Anna",
        "は10\u00a0000",
    ]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("å", 1), ("e\u0301", 1), ("今日", 4), ("", 0)])
def test_wide_letters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.lists(st.text(st.characters(categories=("L", "P")), min_size=1, max_size=12), max_size=60))
def test_lines_hold_everything_in_order_and_are_not_too_long(words: list[str]) -> None:
    text = " ".join(words)
    found = [text[start:end] for start, end in lines(pieces(text, 0, len(text)))] if words else []
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line) <= LINE or " " not in line for line in found)


def test_of_two_lines_the_lower_one_is_rather_the_longer() -> None:
    text = " ".join("x" * letters for letters in (14, 15, 16))
    assert [end - start for start, end in lines(pieces(text, 0, len(text)))] == [14, 32]  # and not 30 and 16
