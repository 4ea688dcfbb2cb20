"""Where the words of a query stand in a text, and what is shown of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.query import parse
from viewer.core.query_hits import excerpt, spans_of

TEXT = "I Värmland, inte varmland: södra Värmlands e-mail 😀 går här."


def found(asked: str, *, exact: bool = True, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in spans_of(parse(asked), text, exact=exact)]


@pytest.mark.parametrize(
    ("asked", "exact", "words"),
    [
        ("värmland", True, ["Värmland"]),
        ("varmland", True, ["varmland"]),
        ("värmland", False, ["Värmland", "varmland"]),
        ("värm*", True, ["Värmland", "Värmlands"]),
        ('"sodra varm"*', False, ["södra Värmlands"]),
        ("e-mail här", True, ["e-mail", "här"]),
        ("hår", False, ["här"]),
        ("nothing", False, []),
        ('"inte varmland" varmland', True, ["inte varmland"]),
    ],
)
def test_words_are_found_where_they_stand(asked: str, exact: bool, words: list[str]) -> None:
    assert found(asked, exact=exact) == words


def test_an_excerpt_is_cut_at_words() -> None:
    text = "one two three four five six seven eight nine ten"
    shown = excerpt(text, spans_of(parse("five"), text, exact=True), 10, 30)
    assert shown.text == "… four five six seven eight …"
    [(start, end)] = shown.spans
    assert shown.text[start:end] == "five"


def test_a_short_text_is_shown_whole_in_one_line() -> None:
    assert excerpt("a\nb", (), 10, 30) == ("a b", ())


@given(st.text(), st.text(), st.booleans(), st.integers(0, 20), st.integers(1, 40))
def test_places_are_sound(text: str, asked: str, exact: bool, before: int, length: int) -> None:
    spans = spans_of(parse(asked), text, exact=exact)
    end = 0
    for start, behind in spans:
        assert end <= start < behind <= len(text)
        end = behind
    shown = excerpt(text, spans, before, length)
    assert "\n" not in shown.text
    assert all(0 <= start <= behind <= len(shown.text) for start, behind in shown.spans)


@given(st.lists(st.sampled_from(["å", "a", "bo", "Bo", "东", "x"]), min_size=1), st.data())
def test_each_word_of_a_text_is_found_in_it(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    word = data.draw(st.sampled_from(parts))
    spans = spans_of(parse(word), text, exact=True)
    assert len(spans) == sum(part.casefold() == word.casefold() for part in parts)
