"""A caption cut in parts: all of its words, all of its time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cues import Caption, Mark
from viewer.readers.subtitles.parts import parts, trimmed

texts = st.lists(st.sampled_from(["a", "bc", "def", "å é"]), min_size=1, max_size=6)


@given(texts, st.integers(0, 900), st.integers(0, 900), st.lists(st.integers(0, 2_000), max_size=6))
def test_parts_hold_all_words_and_follow_each_other(
    words: list[str], start: int, length: int, times: list[int]
) -> None:
    text = " ".join(words)
    places = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    marks = tuple(Mark(place, ms) for place, ms in zip(places, sorted(times), strict=False))
    found = parts(Caption(start, start + length, text, "Anna", 7, marks), places)
    assert [part.text for part in found] == words
    assert (found[0].start_ms, found[-1].end_ms) == (start, start + length)
    assert all(one.end_ms == other.start_ms for one, other in pairwise(found))
    assert all(part.start_ms <= part.end_ms for part in found)
    assert all(0 <= mark.offset < len(part.text) for part in found for mark in part.marks)
    assert sum(len(part.marks) for part in found) == len(marks)
    assert {(part.speaker, part.line) for part in found} == {("Anna", 7)}


def test_a_part_begins_with_its_first_word_where_that_has_a_time() -> None:
    caption = Caption(0, 1_000, "abc def ghi", marks=(Mark(4, 900),))
    assert [(part.start_ms, part.end_ms) for part in parts(caption, [0, 4, 8])] == [
        (0, 900),
        (900, 900),
        (900, 1_000),
    ]


def test_trimmed_keeps_the_words_in_place() -> None:
    caption = trimmed(Caption(0, 9, ">> a b", marks=(Mark(0, 1), Mark(3, 2), Mark(5, 3))), 3, "Anna")
    assert caption.speaker == "Anna"
    assert (caption.text, caption.marks) == ("a b", (Mark(0, 1), Mark(0, 2), Mark(2, 3)))
