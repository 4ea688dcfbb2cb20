"""Heights of the rows of a list: estimates until a row is seen; where each row stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate


class RowHeights:
    """Knows where rows stand, however many; only those that are seen are ever laid out.

    Args:
        guess: the heights of rows, estimated quickly, in pixels.
        measure: its true height.
    """

    def __init__(self, guess: Callable[[range], list[int]], measure: Callable[[int], int]) -> None:
        self._guess, self._measure = guess, measure
        self._heights: list[int] = []
        self._exact: list[bool] = []
        self._ends: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def reset(self, count: int) -> None:
        """There are so many rows now, of which nothing is known."""
        self._heights = self._guess(range(count))
        self._exact = [False] * count
        self._ends = None

    def insert(self, first: int, count: int) -> int:
        """So many rows came before what was row `first`; the answer is how high they are together."""
        new = self._guess(range(first, first + count))
        self._heights[first:first] = new
        self._exact[first:first] = [False] * count
        self._ends = None
        return sum(new)

    def remove(self, first: int, count: int) -> int:
        """So many rows went; the answer is how high they were together."""
        gone = sum(self._heights[first : first + count])
        del self._heights[first : first + count]
        del self._exact[first : first + count]
        self._ends = None
        return gone

    def forget(self, row: int) -> None:
        """What is known of a row holds no more."""
        self._exact[row] = False

    @property
    def total(self) -> int:
        """Height of all rows."""
        ends = self._all_ends()
        return ends[-1] if ends else 0

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._all_ends()[row] - self._heights[row]

    def height(self, row: int) -> int:
        """How high a row is, as far as is known."""
        return self._heights[row]

    def at(self, y: int) -> int:
        """The row at `y`; the last one below all, -1 where there are none."""
        return min(bisect_right(self._all_ends(), max(0, y)), len(self._heights) - 1)

    def settle(self, row: int) -> int:
        """Lay a row out, if that was not done yet; the answer is by how much it grew."""
        if self._exact[row]:
            return 0
        self._exact[row] = True
        height = self._measure(row)
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self._ends = None
        return grown

    def settle_between(self, top: int, bottom: int) -> None:
        """Lay out the rows from `top` to `bottom`; the first of them keeps its place."""
        row = self.at(top)
        y = self.top(row) if row >= 0 else 0
        while 0 <= row < len(self._heights) and y < bottom:
            self.settle(row)
            y += self._heights[row]
            row += 1

    def settle_above(self, row: int, top: int) -> int:
        """Lay out the rows above `row` down from `top`; the answer is by how much they grew together."""
        grown, row = 0, row - 1
        while row >= 0 and self.top(row) + self._heights[row] > top + grown:
            grown += self.settle(row)
            row -= 1
        return grown

    def settle_around(self, row: int, room: int) -> None:
        """Lay out a row, and what is in view with it in a view `room` high, wherever it stands there."""
        self.settle(row)
        for way in (-1, 1):
            left, other = room, row + way
            while 0 <= other < len(self._heights) and left > 0:
                self.settle(other)
                left -= self._heights[other]
                other += way

    def _all_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends
