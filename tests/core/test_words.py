"""Words as numbers: where they are, and which are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core import words as words_module
from viewer.core.words import Page, grams, words_of

ODD = "aÅb 👩‍👧e\u0301א日c\u2028\n\ud800\u200f.'"


def cut(text: str, *, exact: bool = False) -> list[str]:
    found = words_of(text, exact=exact)
    return [text[begin:end] for begin, end in zip(found.begins, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One, two!", ["One", "two"]),
        ("it's 3.5", ["it", "s", "3", "5"]),
        ("日本語 kana", ["日", "本", "語", "kana"]),
        ("한국어 말", ["한국어", "말"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("a\u00adb 😀 \ud800", ["a\u00adb"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("  ", []),
        ("", []),
    ],
)
def test_words_are_letters_and_digits(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Åka", "åKA", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("ab", "ba", False),
        ("a", "aa", False),
        ("ett", "tva", False),
    ],
)
def test_case_and_spelling_of_accents_do_not_count(a: str, b: str, same: bool) -> None:
    assert bool(words_of(a).keys[0] == words_of(b).keys[0]) is same


@given(st.text(ODD, max_size=60))
def test_exact_words_are_what_stands_between_blanks(text: str) -> None:
    assert cut(text, exact=True) == text.split()


@given(st.text(ODD, max_size=60))
def test_words_are_in_order_and_hold_a_letter(text: str) -> None:
    found = words_of(text)
    assert (found.begins < found.ends).all()
    assert (found.ends[:-1] <= found.begins[1:]).all()
    assert all(any(map(str.isalnum, word)) for word in cut(text))
    assert sum(map(str.isalnum, text)) == sum(sum(map(str.isalnum, word)) for word in cut(text))


@given(st.lists(st.text("ab \n.", max_size=20), min_size=1, max_size=8), st.integers(1, 30))
def test_a_page_has_the_words_of_its_turns_however_it_is_read(texts: list[str], size: int) -> None:
    page = Page(transcript(*texts).turns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_module, "_CHUNK", size + 20)
        found = page.words()
    expected = [word for text in texts for word in cut(text)]
    assert [page.text[a:b] for a, b in zip(found.begins, found.ends, strict=True)] == expected


@given(st.lists(st.text("ab", max_size=5), min_size=1, max_size=8), st.data())
def test_places_lead_to_their_turns_and_back(texts: list[str], data: st.DataObject) -> None:
    page = Page(transcript(*texts).turns)
    turn = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[turn])))
    assert page.offset_at(page.place(turn, offset)) == (turn, offset)


def test_rows_of_words_are_told_apart() -> None:
    keys = words_of("a b c a b d").keys
    pairs = grams(keys, 2)
    assert len(pairs) == 5
    assert pairs[0] == pairs[3]
    assert len(set(pairs.tolist())) == 4
    assert len(grams(keys, 7)) == 0
