"""Corrections are written down and read again as they were; words are found where they are corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.corrected import corrected
from viewer.core.corrections import (
    Split,
    Unreadable,
    Words,
    from_json,
    fuller_name,
    to_json,
    trimmed,
    with_blank,
    word_at,
)


@given(corrected())
def test_written_down_they_come_back(made: tuple) -> None:
    _, corrections, _ = made
    assert [from_json(to_json(each)) for each in corrections] == corrections


def test_a_time_that_is_given_comes_back_and_half_a_letter_too() -> None:
    for each in (Split(1, 2, 3, "aa", 5), Split(1, 2, 3, "aa"), Words(0, 0, "\ud83d", "ö", "aa")):
        assert from_json(to_json(each)) == each
        assert to_json(each).isascii()


@given(
    st.text()
    | st.sampled_from(["{}", "[]", "7", "[" * 9000, '{"kind": [1]}', '{"kind": "rename", "old": "a"}'])
)
def test_anything_else_is_kept_as_it_is(text: str) -> None:
    assert from_json(text) == Unreadable(text)
    assert to_json(Unreadable(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        '{"kind": "rename", "old": "a", "new": 7}',
        '{"kind": "rename", "old": "a", "new": "b", "more": 1}',
        '{"kind": "split", "turn": true, "end": 1, "start": 1, "seen": "", "ms": null}',
        '{"kind": "split", "turn": 1, "end": 1, "start": 1, "seen": "", "ms": "2"}',
        '{"kind": "erase"}',
    ],
)
def test_what_looks_like_one_and_is_none_is_kept_too(text: str) -> None:
    assert from_json(text) == Unreadable(text)


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("Det är, sa hon", 0, "Det"),
        ("Det är, sa hon", 3, "Det"),
        ("Det är, sa hon", 5, "är"),
        ("Det är, sa hon", 7, "sa"),
        ("it's re-read", 2, "it's"),
        ("it's re-read", 8, "re-read"),
        ("sa hon.", 7, "hon"),
        ("en e\u0301te\u0301 till", 5, "e\u0301te\u0301"),
        ("यह हिन्दी है", 6, "हिन्दी"),
        ("…", 1, ""),
        ("", 0, ""),
    ],
)
def test_a_word_is_found_where_the_caret_stands(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("Så hör jag", "hör", "Så jag"),
        ("Hör jag", "Hör", "jag"),
        ("Jag hör.", "hör", "Jag."),
        ("Jag hör", "hör", "Jag"),
        ("(hör) du", "hör", "() du"),
        ("så\nhör\njag", "hör", "så\n\njag"),
        ("hör", "hör", ""),
    ],
)
def test_no_blank_is_left_behind_where_a_word_was(text: str, word: str, left: str) -> None:
    start, end = with_blank(text, text.index(word), text.index(word) + len(word))
    assert text[:start] + text[end:] == left


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("så hör jag", "så rör jag", ("hör", "rör")),
        ("så hör jag", "så höra jag", ("hör", "höra")),
        ("så jag", "så ser jag", ("", "ser ")),
        ("så ser jag", "så jag", ("ser ", "")),
        ("e\u0301 a", "e a", ("e\u0301", "e")),
        ("a a", "a a a", ("", " a")),
        ("lika", "lika", ("", "")),
    ],
)
def test_a_difference_is_told_in_whole_words(old: str, new: str, parts: tuple[str, str]) -> None:
    start, end_old, end_new = trimmed(old, new)
    assert (old[start:end_old], new[start:end_new]) == parts


@given(st.text("ab "), st.text("ab "))
def test_a_difference_makes_one_of_the_other(old: str, new: str) -> None:
    start, end_old, end_new = trimmed(old, new)
    assert old[:start] + new[start:end_new] + old[end_old:] == new


def test_a_name_alone_belongs_to_the_only_full_name_with_it() -> None:
    names = ("Anna", "Anna Ek", "Bo Ek", "Cai")
    assert fuller_name("Anna", names) == "Anna Ek"
    assert fuller_name("ek", names) is None
    assert fuller_name("Bo", names) == "Bo Ek"
    assert fuller_name("Anna Ek", names) is None
    assert fuller_name("An", names) is None
    assert fuller_name("", names) is None
