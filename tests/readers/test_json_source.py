"""JSON whole, cut off, nested beyond reason, or of another shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.transcript import Remark
from viewer.readers.json_source import Source, name_of, seconds_of, share_of, words_of


def load(text: str, key: str) -> tuple[list[dict[str, Any]], dict[str, Any], list[Remark]]:
    """Rows, facts and warnings of a file read to its end."""
    source = Source(text, key)
    return list(source.rows()), source.facts, source.warnings


ROWS = [{"n": 1, "t": "a]}"}, {"n": 2}, {"n": [3, {"x": None}]}]
WHOLE = json.dumps({"language": "sv", "rows": ROWS, "more": 1}, indent=1)


def test_a_list_and_what_stands_beside_it() -> None:
    assert load(WHOLE, "rows") == (ROWS, {"language": "sv", "more": 1}, [])
    assert load("\ufeff" + json.dumps(ROWS), "rows")[0] == ROWS


def test_other_lists_are_facts_where_they_are_wanted() -> None:
    text = json.dumps({"again": ROWS, "rows": ROWS, "also": [1]})
    assert load(text, "rows") == (ROWS, {}, [])
    source = Source(text, "rows", beside=("also",))
    assert (list(source.rows()), source.facts) == (ROWS, {"also": [1]})


def test_the_list_may_lie_one_level_deeper() -> None:
    rows, facts, warnings = load(json.dumps({"id": 1, "result": {"language": "sv", "rows": ROWS}}), "rows")
    assert (rows, facts["language"], warnings) == (ROWS, "sv", [])


def test_rows_are_read_when_it_is_their_turn() -> None:
    source = Source(WHOLE[:-20] + "damage", "rows")
    assert next(source.rows()) == ROWS[0]
    assert not source.warnings


def test_the_step_hears_how_far_it_is_and_may_stop() -> None:
    shares: list[float] = []
    list(Source(json.dumps({"rows": ROWS * 2000}), "rows").rows(shares.append))
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] < 1


def ends() -> list[int]:
    """Behind which character of `WHOLE` each row is whole."""
    found, place = [], WHOLE.index("[") + 1
    for _ in ROWS:
        _, place = json.JSONDecoder().raw_decode(WHOLE, WHOLE.index("{", place))
        found.append(place)
    return found


@given(st.integers(0, len(WHOLE) - 1))
def test_of_a_file_cut_off_all_whole_rows_are_kept(length: int) -> None:
    rows, _, warnings = load(WHOLE[:length], "rows")
    assert rows == [row for row, end in zip(ROWS, ends(), strict=True) if end <= length]
    assert len(warnings) == 1


def test_the_damage_is_told_with_its_line() -> None:
    rows, _, warnings = load(WHOLE[: WHOLE.index('"n": 2')], "rows")
    assert rows == ROWS[:1]
    assert warnings[0].line == WHOLE[: WHOLE.index('"n": 2')].count("\n") + 1


@pytest.mark.parametrize("text", ["[" * 200_000, '{"rows":' * 100_000, '{"rows": [' + "[" * 200_000])
def test_nesting_beyond_reason_holds_nothing(text: str) -> None:
    rows, _, warnings = load(text, "rows")
    assert (rows, len(warnings)) == ([], 1)


def test_entries_that_are_no_objects_are_told() -> None:
    rows, _, warnings = load('{"rows": [1, {"n": 1}, "x"]}', "rows")
    assert rows == [{"n": 1}]
    assert "2" in str(warnings[0].text)


@pytest.mark.parametrize("text", ["", "null", "3", '"rows"', '{"rows": 3}', "{}"])
def test_other_shapes_hold_nothing(text: str) -> None:
    assert load(text, "rows")[0] == []


def test_values_may_be_of_any_kind() -> None:
    assert [seconds_of(value) for value in (1, 1.2345, "2.5", "x", None, True, -1, float("nan"), 1e300)] == [
        *(1000, 1234, 2500, None, None, None, None, None, None)
    ]
    assert [name_of(value) for value in (" Ann  Lee ", "", 2, None, True, [])] == [
        *("Ann Lee", None, "2", None, None, None)
    ]
    assert [share_of(value) for value in (1, 0.5, "0.25", "x", True, None, 1.5, -0.1, float("nan"))] == [
        *(1.0, 0.5, 0.25, None, None, None, None, None, None)
    ]
    assert (words_of(" a\n b "), words_of(3)) == ("a b", "")
