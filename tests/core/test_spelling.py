"""Words as a search takes them: accents, capitals, scripts without blanks, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.spelling import fold, words


def spelled(text: str) -> list[tuple[str, str]]:
    return [(word.exact, word.folded) for word in words(text)]


@pytest.mark.parametrize(
    ("text", "exact", "folded"),
    [
        ("Värmland", "värmland", "varmland"),
        ("Va\u0308rmland", "värmland", "varmland"),
        ("ÅÄÖ", "åäö", "aao"),
        ("Łódź", "łódź", "lodz"),
        ("straße", "strasse", "strasse"),
        ("Ærø", "ærø", "aero"),
        ("שָׁלוֹם", "שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी", "हिन्दी"),
        ("snake_case", "snake_case", "snake_case"),
    ],
)
def test_a_word(text: str, exact: str, folded: str) -> None:
    [word] = words(text)
    assert (word.folded, word.start, word.end) == (folded, 0, len(text))
    assert [word.exact] == [each.exact for each in words(exact)]


def test_words_are_parted_by_what_is_no_letter() -> None:
    assert [word.exact for word in words('Don\'t e-mail "me",\n42 times…')] == [
        "don", "t", "e", "mail", "me", "42", "times",
    ]  # fmt: skip


def test_scripts_without_blanks_give_letters() -> None:
    assert [word.exact for word in words("東京タワーabc")] == ["東", "京", "タ", "ワ", "ー", "abc"]
    assert len(list(words("ภาษาไทย"))) == 7


def test_a_lone_surrogate_is_no_word() -> None:
    assert spelled("a\ud83db") == [("a", "a"), ("b", "b")]


def test_an_endless_word_counts_by_its_beginning() -> None:
    [word] = words("x" * 10_000)
    assert (len(word.exact), word.end) == (80, 10_000)


@given(st.text())
def test_places_are_in_order_and_hold_their_words(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.exact
        assert word.folded
        assert not set(word.exact + word.folded) & set(' "*():^{}+-\x00')
        end = word.end


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
