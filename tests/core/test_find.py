"""Finding: exact places, every option, and no pattern that can hold the program up."""

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.find import Hit, Hits, Query, find
from viewer.errors import WorldError


def places(text: str, query: Query) -> list[str]:
    return [text[hit.start : hit.end] for hit in find([text], query)]


def test_hits_carry_turn_and_code_points() -> None:
    found = find(["I 😀 agree", "", "agreed, agree"], Query("agree"))
    assert list(found) == [Hit(0, 4, 9), Hit(2, 0, 5), Hit(2, 8, 13)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Åka båt, åka tåg", Query("åka"), ["Åka", "åka"]),
        ("Åka båt, åka tåg", Query("åka", case=True), ["åka"]),
        ("kaj kajen kaj.", Query("kaj", whole_word=True), ["kaj", "kaj"]),
        ("år_ets år", Query("år", whole_word=True), ["år"]),
        ("what (what) swhat", Query("(what", whole_word=True), ["(what"]),
        ("a.b axb", Query("a.b"), ["a.b"]),
        ("a.b axb", Query("a.b", regex=True), ["a.b", "axb"]),
        ("one\ntwo one  two onetwo", Query("one two"), ["one\ntwo", "one  two"]),
        ("så. Så, så", Query("så "), []),
        ("så bra så", Query(" så"), [" så"]),
        ("a b", Query("  "), [" "]),
        ("1979 and 2024", Query(r"\d{4}", regex=True), ["1979", "2024"]),
        ("tre båtar", Query(r"b\w+|tr", regex=True, whole_word=True), ["båtar"]),
        ("aaaa", Query("aa"), ["aa", "aa"]),
        ("abc", Query("x*", regex=True), []),
        ("abc", Query(""), []),
        ("ΟΔΟΣ οδος", Query("οδοσ"), ["ΟΔΟΣ", "οδος"]),
        ("İstanbul istanbul", Query("tanbul"), ["tanbul", "tanbul"]),
    ],
)
def test_options(text: str, query: Query, expected: list[str]) -> None:
    assert places(text, query) == expected


@given(st.lists(st.text("aAb ", max_size=30), max_size=4), st.text("aAb", min_size=1, max_size=3))
def test_plain_case_sensitive_finds_what_str_find_finds(turns: list[str], words: str) -> None:
    expected = []
    for turn, text in enumerate(turns):
        at = text.find(words)
        while at >= 0:
            expected.append(Hit(turn, at, at + len(words)))
            at = text.find(words, at + len(words))
    assert list(find(turns, Query(words, case=True))) == expected


@given(st.lists(st.text(), max_size=3), st.text(), st.booleans(), st.booleans(), st.booleans())
def test_any_query_answers_in_order_or_says_why(
    turns: list[str], words: str, case: bool, whole_word: bool, is_regex: bool
) -> None:
    try:
        hits = find(turns, Query(words, case, whole_word, is_regex), budget_s=0.2)
    except WorldError:
        assert is_regex
        return
    assert list(hits) == sorted(hits)
    assert all(0 <= hit.start < hit.end <= len(turns[hit.turn]) for hit in hits)
    assert all(a.turn < b.turn or a.end <= b.start for a, b in pairwise(hits))


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "\\", "(?P<x>", "(" * 900, r"\p{Foo}"])
def test_incomplete_patterns_are_said_calmly(pattern: str) -> None:
    with pytest.raises(WorldError, match=r"not complete: .+"):
        find(["text"], Query(pattern, regex=True))


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "((a{999}){,999}){999,}", "a" * 2_000])
def test_patterns_too_large_to_compile_are_refused(pattern: str) -> None:
    with pytest.raises(WorldError, match="too large"):
        find(["a"], Query(pattern, regex=True))


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a*)*$"])
def test_a_pattern_that_would_never_end_is_stopped(pattern: str) -> None:
    turns = ["a" * 20_000 + "!"] * 50
    with pytest.raises(WorldError, match="too long"):
        find(turns, Query(pattern, regex=True), budget_s=0.1)


def test_the_budget_is_for_all_turns_together(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0] + [0.09] * 3)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock, 5.0))
    with pytest.raises(WorldError, match="too long"):
        find(["b" * 10] * 4 + ["a" * 3_000 + "!"], Query("(a+)+$", regex=True), budget_s=0.1)


def test_plain_words_cannot_be_slow() -> None:
    # Quadratic time would take hours here and end in the suite's timeout.
    assert find([" " * 1_000_000, "a" * 1_000_000], Query(" a b")) == Hits()
    assert len(find([" " * 100_000], Query("  "))) == 100_000


@given(st.lists(st.text("ab ", max_size=10), max_size=5), st.integers(0, 12))
def test_no_more_hits_than_wanted_and_those_are_the_first(turns: list[str], most: int) -> None:
    query = Query("a")
    assert list(find(turns, query, most=most)) == list(find(turns, query))[:most]


def test_no_turn_is_read_behind_the_last_hit_wanted() -> None:
    turns = iter(["a", "b a a", "a", "a"])
    assert len(find(turns, Query("a"), most=2)) == 2
    assert list(turns) == ["a", "a"]


HITS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(10, 2**40)), max_size=12)


@given(HITS, st.slices(12))
def test_hits_are_a_sequence_like_any_other(places: list[tuple[int, int, int]], part: slice) -> None:
    expected = [Hit(*place) for place in sorted(places)]
    hits = Hits(expected)
    assert list(hits) == expected
    assert [hits[place] for place in range(-len(expected), len(expected))] == expected * 2
    assert list(hits[part]) == expected[part]
    assert [list(hits.in_turn(turn)) for turn in range(7)] == [
        [hit for hit in expected if hit.turn == turn] for turn in range(7)
    ]
    assert hits == Hits(expected)
    assert hits != Hits([*expected, Hit(9, 0, 1)])
    assert hits != expected
    assert repr(hits) == f"Hits({expected})"


def test_there_is_no_hit_behind_the_last() -> None:
    hits = Hits([Hit(0, 1, 2)])
    for place in (1, -2):
        with pytest.raises(IndexError):
            hits[place]


def test_very_many_hits_are_nothing_to_the_garbage_collector() -> None:
    assert len(find(["e"], Query("e"))) == 1  # the engine has kept what it keeps of a pattern
    before = len(gc.get_objects())
    hits = find(["e" * 50_000], Query("e"))
    assert len(gc.get_objects()) < before + 1_000
    assert len(hits) == 50_000
