"""What is typed into the search is understood, and nothing that can be typed breaks it."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.query import MOST_WORDS, Phrase, SearchQuery, parse


def said(phrases: tuple[Phrase, ...]) -> list[str]:
    return [" ".join(phrase.exact) + ("*" if phrase.goes_on else "") for phrase in phrases]


def ms(year: int, month: int = 1, day: int = 1) -> int:
    return round(datetime(year, month, day).astimezone().timestamp() * 1000)


def test_all_of_it_in_any_order() -> None:
    query = parse('tag:Budget -school "Higher education" budg* speaker:Anders Värmland before:2024-05-01')
    assert said(query.wanted) == ["higher education", "budg*", "värmland"]
    assert said(query.unwanted) == ["school"]
    assert said(query.speakers) == ["anders*"]
    assert query.tags == ("budget",)
    assert query.before_ms == ms(2024, 5)
    assert query.wanted[2].folded == ("varmland",)
    assert not query.unclear


def test_filters_may_be_left_out() -> None:
    query = parse('-speaker:"Anders Ek" -tag:budget/schools -"no such"* -in:notes x')
    assert said(query.other_speakers) == ["anders ek*"]
    assert query.other_tags == ("budget/schools",)
    assert said(query.unwanted) == ["no such*"]
    assert (query.text, query.notes) == (True, False)


@pytest.mark.parametrize(
    ("typed", "text", "notes"),
    [
        ("x", True, True),
        ("x in:notes", False, True),
        ("IN:TEXT x", True, False),
        ("x in:notes in:text", True, True),
    ],
)
def test_places(typed: str, text: bool, notes: bool) -> None:
    query = parse(typed)
    assert (query.text, query.notes) == (text, notes)


def test_dates() -> None:
    query = parse("x after:2023 before:2024-5")
    assert (query.after_ms, query.before_ms) == (ms(2023), ms(2024, 5))
    assert parse("x -after:2023").before_ms == ms(2023)
    assert parse("x after:2024-02-30 before:soon in:box").unclear == (
        "after:2024-02-30", "before:soon", "in:box",
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "*", '"', '""', "-x", "speaker:", "tag: in:notes", "...", "in:text"]
)
def test_what_asks_for_nothing(typed: str) -> None:
    assert parse(typed).empty


def test_an_open_quote_goes_to_the_end() -> None:
    assert said(parse('a "b c').wanted) == ["a", "b c"]


def test_a_word_with_a_mark_inside_is_a_phrase() -> None:
    assert said(parse("e-mail a:b").wanted) == ["e mail", "a b"]


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [
        ("uni", True),
        ("un", False),
        ("uni ", False),
        ('"uni"', False),
        ("uni*", False),
        ("x speaker:uni", False),
    ],
)
def test_the_word_being_typed_may_go_on(typed: str, goes_on: bool) -> None:
    further = parse(typed, typing=True).going_on()
    assert (further is not None) == goes_on
    if further is not None:
        assert further.wanted[-1].goes_on
    assert parse(typed).going_on() is None


def test_a_pasted_essay_is_cut() -> None:
    query = parse(" ".join(["word"] * 10_000))
    assert len(query.wanted) == MOST_WORDS
    assert query.unclear


@given(st.text(alphabet=st.sampled_from('ab å"*-:/() \nspeaker:tag:in:before:after:2024')) | st.text())
def test_anything_is_a_query(text: str) -> None:
    for typing in (True, False):
        query = parse(text, typing=typing)
        assert isinstance(query, SearchQuery)
        for phrase in (*query.wanted, *query.unwanted, *query.speakers, *query.other_speakers):
            assert phrase.exact
            assert len(phrase.exact) == len(phrase.folded)
