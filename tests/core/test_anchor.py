"""Describing a passage: its exact words, what stands around it, its times."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.anchor import BREAK, CONTEXT, Anchor, between, describe, text_hash
from viewer.core.timing import ms_at

# Emoji of several code points, combining marks, right to left, line separators, a surrogate.
ODD = "aå 👩‍👧e\u0301אבc\u2028\n\ud800\u200f."
texts = st.lists(st.text(ODD, max_size=50), min_size=1, max_size=6)


@st.composite
def passages(draw: st.DrawFn) -> tuple[list[str], int, int, int, int]:
    """Texts of turns, and two places in them in order."""
    found = draw(texts)
    first = draw(st.integers(0, len(found) - 1))
    last = draw(st.integers(first, len(found) - 1))
    start = draw(st.integers(0, len(found[first])))
    end = draw(st.integers(start if first == last else 0, len(found[last])))
    return found, first, start, last, end


def described(texts: list[str], *ends: int) -> Anchor:
    turns = transcript(*texts).turns
    return describe(turns, *ends, text_hash(turns))


@given(passages())
def test_the_description_is_exactly_the_text(passage: tuple[list[str], int, int, int, int]) -> None:
    texts, *ends = passage
    anchor = described(texts, *ends)
    whole = BREAK.join(texts)
    begin = len(BREAK.join([*texts[: anchor.start_turn], ""])) + anchor.start
    assert whole[begin:].startswith(anchor.quote)
    assert anchor.prefix == whole[max(0, begin - CONTEXT) : begin]
    assert anchor.suffix == whole[begin + len(anchor.quote) :][:CONTEXT]
    assert anchor.quote == between(transcript(*texts).turns, *ends)


@given(passages())
def test_times_lie_in_the_turns_and_in_order(passage: tuple[list[str], int, int, int, int]) -> None:
    texts, first, start, last, end = passage
    turns = transcript(*texts).turns
    anchor = described(texts, first, start, last, end)
    assert turns[first].start_ms <= anchor.start_ms <= anchor.end_ms <= turns[last].end_ms
    assert anchor.start_ms == ms_at(turns[first], start)


def test_context_reaches_across_short_and_empty_turns() -> None:
    anchor = described(["one", "", "two three four", "", "five"], 2, 4, 2, 9)
    assert anchor.quote == "three"
    assert anchor.prefix == "one\n\ntwo "
    assert anchor.suffix == " four\n\nfive"


def test_a_passage_across_turns_has_a_break_for_each_border() -> None:
    assert described(["ab", "", "cd"], 0, 1, 2, 1).quote == "b\n\nc"


def test_a_passage_to_the_end_of_a_turn_ends_with_it() -> None:
    assert described(["one two", "three"], 0, 4, 0, 7).end_ms == 5000


def test_the_hash_tells_words_and_borders_apart_and_nothing_else() -> None:
    turns = transcript("ab", "c").turns
    assert text_hash(turns) == text_hash([replace(turn, speaker=None, start_ms=1) for turn in turns])
    others = [["a", "bc"], ["ab", "c", ""], ["ab", "C"], ["abc"], []]
    assert len({text_hash(transcript(*other).turns) for other in others} | {text_hash(turns)}) == 6
