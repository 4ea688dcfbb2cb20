"""Words of one tier found in the utterances of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.readers.research.tier_words import Annotation, Match, Utterances


def match(words: list[Annotation], utterances: list[Annotation]) -> Match:
    return Utterances(utterances).match(words)


def heard(*words: str) -> list[Annotation]:
    """One word a second."""
    return [Annotation(place * 1_000, place * 1_000 + 1_000, word, 0) for place, word in enumerate(words)]


def offsets(text: str, *words: str) -> list[int]:
    found = match(heard(*words), [Annotation(0, 100_000, text, 1)])
    assert [word.text for word in found.lost] == []
    return [offset for _, _, offset in found.placed]


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("Sa du 'Hej'?", ["sa", "du", "hej"], [0, 3, 7]),
        ("I don't know.", ["I", "do", "n't", "know"], [0, 2, 4, 8]),
        ("東京に行く", ["東京", "に", "行く"], [0, 2, 3]),
        ("a cat and a dog", ["cat", "and", "a", "dog"], [2, 6, 10, 12]),
        ("ja (hostar) nej", ["ja", "nej"], [0, 12]),
        ("50 % av", ["50", "%", "av"], [0, 5]),
        ("İ ja", ["ja"], [2]),
    ],
)
def test_each_word_stands_behind_the_one_before(text: str, words: list[str], at: list[int]) -> None:
    assert offsets(text, *words) == at


def test_a_word_is_looked_for_only_where_it_is_heard() -> None:
    utterances = [Annotation(0, 2_000, "ett två", 1), Annotation(3_000, 5_000, "tre ett", 2)]
    found = match(heard("ett", "två", "mellan", "tre", "ett", "efter"), utterances)
    assert [(word.text, place, offset) for word, place, offset in found.placed] == [
        ("ett", 0, 0),
        ("två", 0, 4),
        ("tre", 1, 0),
        ("ett", 1, 4),
    ]
    assert [word.text for word in found.lost] == ["mellan", "efter"]
    assert found.share == 4 / 6


def test_part_of_a_word_is_none() -> None:
    assert [word.text for word in match(heard("at"), [Annotation(0, 9_000, "a cat", 1)]).lost] == ["at"]


def test_another_text_is_given_up_soon() -> None:
    found = match(heard(*["mat"] * 90_000), [Annotation(0, 10**9, "om " * 90_000, 1)])
    assert (len(found.placed), len(found.lost), found.share) == (0, 90_000, 0)


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6), max_size=12))
def test_all_words_of_a_text_are_found_in_it(words: list[str]) -> None:
    text = " ".join(words)
    if words:
        expected = [len(" ".join(words[:place])) + (place > 0) for place in range(len(words))]
        assert offsets(text, *words) == expected
