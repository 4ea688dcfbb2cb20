"""Where rows stand: guesses that come true when they are looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.panels.row_heights import RowHeights


def heights(count: int) -> RowHeights:
    found = RowHeights(lambda rows: [10] * len(rows), lambda row: 20 + row)
    found.reset(count)
    return found


def test_rows_are_guessed_until_they_are_seen() -> None:
    rows = heights(4)
    assert (rows.total, rows.top(3), rows.height(3)) == (40, 30, 10)
    assert rows.settle(1) == 11
    assert rows.settle(1) == 0
    assert (rows.total, rows.top(1), rows.top(2)) == (51, 10, 31)
    assert [rows.at(y) for y in (-5, 0, 9, 10, 30, 31, 500)] == [0, 0, 0, 1, 1, 2, 3]


def test_what_is_in_view_is_laid_out_and_the_first_stays() -> None:
    rows = heights(100)
    rows.settle_between(205, 260)
    assert rows.top(20) == 200
    assert [rows.height(row) for row in (19, 20, 21)] == [10, 40, 41]


def test_nothing_is_somewhere() -> None:
    rows = heights(0)
    assert (rows.total, rows.at(10), len(rows)) == (0, -1, 0)
    rows.settle_between(0, 100)


def test_what_holds_no_more_is_measured_again() -> None:
    rows = heights(2)
    rows.settle(0)
    rows.forget(0)
    assert rows.height(0) == 20, "until then it is as it was"
    assert rows.settle(0) == 0


@given(st.lists(st.tuples(st.sampled_from(["in", "out", "settle"]), st.integers(0, 30), st.integers(1, 4))))
def test_tops_are_the_sum_of_what_is_above(steps: list[tuple[str, int, int]]) -> None:
    rows, count = heights(5), 5
    for step, at, number in steps:
        if step == "in":
            rows.insert(min(at, count), number)
            count += number
        elif step == "out" and count:
            first = min(at, count - 1)
            gone = min(number, count - first)
            rows.remove(first, gone)
            count -= gone
        elif count:
            rows.settle(min(at, count - 1))
    assert len(rows) == count
    known = [rows.height(row) for row in range(count)]
    assert rows.total == sum(known)
    assert [rows.top(row) for row in range(count)] == [sum(known[:row]) for row in range(count)]
    assert all(rows.at(rows.top(row)) == row for row in range(count))
