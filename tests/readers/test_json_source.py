"""JSON whole, cut off, nested beyond reason, or of another shape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.readers.json_source import load, name_of, seconds_of, words_of

ROWS = [{"n": 1, "t": "a]}"}, {"n": 2}, {"n": [3, {"x": None}]}]
WHOLE = json.dumps({"language": "sv", "rows": ROWS, "more": 1}, indent=1)


def test_a_list_and_what_stands_beside_it() -> None:
    source = load(WHOLE, "rows")
    assert (source.rows, source.facts, source.warnings) == (ROWS, {"language": "sv", "more": 1}, [])
    assert load(json.dumps(ROWS), "rows").rows == ROWS


def ends() -> list[int]:
    """Behind which character of `WHOLE` each row is whole."""
    found, place = [], WHOLE.index("[") + 1
    for _ in ROWS:
        _, place = json.JSONDecoder().raw_decode(WHOLE, WHOLE.index("{", place))
        found.append(place)
    return found


@given(st.integers(0, len(WHOLE) - 1))
def test_of_a_file_cut_off_all_whole_rows_are_kept(length: int) -> None:
    source = load(WHOLE[:length], "rows")
    assert source.rows == [row for row, end in zip(ROWS, ends(), strict=True) if end <= length]
    assert len(source.warnings) == 1


def test_the_damage_is_told_with_its_line() -> None:
    source = load(WHOLE[: WHOLE.index('"n": 2')], "rows")
    assert source.rows == ROWS[:1]
    assert source.warnings[0].line == WHOLE[: WHOLE.index('"n": 2')].count("\n") + 1


@pytest.mark.parametrize("text", ["[" * 200_000, '{"rows":' * 100_000, '{"rows": [' + "[" * 200_000])
def test_nesting_beyond_reason_holds_nothing(text: str) -> None:
    source = load(text, "rows")
    assert (source.rows, len(source.warnings)) == ([], 1)


def test_entries_that_are_no_objects_are_told() -> None:
    source = load('{"rows": [1, {"n": 1}, "x"]}', "rows")
    assert source.rows == [{"n": 1}]
    assert "2" in str(source.warnings[0].text)


@pytest.mark.parametrize("text", ["", "null", "3", '"rows"', '{"rows": 3}', "{}"])
def test_other_shapes_hold_nothing(text: str) -> None:
    assert load(text, "rows").rows == []


def test_values_may_be_of_any_kind() -> None:
    assert [seconds_of(value) for value in (1, 1.2345, "2.5", "x", None, True, -1, float("nan"), 1e300)] == [
        *(1000, 1234, 2500, None, None, None, None, None, None)
    ]
    assert [name_of(value) for value in (" Ann  Lee ", "", 2, None, True, [])] == [
        *("Ann Lee", None, "2", None, None, None)
    ]
    assert (words_of(" a\n b "), words_of(3)) == ("a b", "")
