from bisect import bisect_right
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.transcript.heights import Heights

rows = st.lists(st.integers(1, 500), min_size=1, max_size=60)


@given(rows, st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 500)), max_size=20))
def test_sums_are_those_of_a_plain_list_after_any_changes(heights: list[int], changes: list[tuple[int, int]]):
    tree = Heights(heights)
    for row, height in changes:
        row %= len(heights)
        assert tree.set(row, height) == height - heights[row]
        heights[row] = height
    tops = [0, *accumulate(heights)]
    assert [tree.top(row) for row in range(len(heights) + 1)] == tops
    assert tree.total == tops[-1]
    for y in range(0, tops[-1], 7):
        assert tree.row_at(y) == bisect_right(tops, y) - 1


@given(rows, rows, st.data())
def test_rows_put_in_the_place_of_others_are_as_if_they_had_always_been_there(old, new, data):
    first = data.draw(st.integers(0, len(old)))
    removed = data.draw(st.sampled_from([min(len(new), len(old) - first), len(old) - first]))
    tree = Heights(old)
    tree.splice(first, removed, new)
    old[first : first + removed] = new
    fresh = Heights(old)
    assert [tree.top(row) for row in range(len(tree) + 1)] == [fresh.top(row) for row in range(len(old) + 1)]
    assert [tree.row_at(y) for y in range(0, fresh.total, 9)] == [
        fresh.row_at(y) for y in range(0, fresh.total, 9)
    ]
    assert tree.total == fresh.total


def test_above_and_below_the_rows_the_nearest_is_found():
    tree = Heights([10, 20])
    assert tree.row_at(-5) == 0
    assert tree.row_at(30) == 1
    assert tree.row_at(10_000) == 1


def test_no_rows():
    tree = Heights([])
    assert (len(tree), tree.total, tree.row_at(3)) == (0, 0, -1)
