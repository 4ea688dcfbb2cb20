"""Heights of the turns in pixels, most of them estimated, with quick sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Heights:
    """A Fenwick tree of row heights: the top of any row, and the row at any y, in O(log n).

    Method: P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.

    Args:
        heights: height of each row in whole pixels.
    """

    def __init__(self, heights: Iterable[int]) -> None:
        self._take(list(heights))

    def _take(self, heights: list[int]) -> None:
        self._heights = heights
        self._sums = sums = [0, *heights]
        count = len(heights)
        for i in range(1, count + 1):
            parent = i + (i & -i)
            if parent <= count:
                sums[parent] += sums[i]
        self._first_step = 1 << count.bit_length()
        self.total = self.top(count)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        """Height of `row`."""
        return self._heights[row]

    def splice(self, first: int, removed: int, heights: Sequence[int]) -> None:
        """Put other rows in the place of `removed` ones: at once where they are as many."""
        if len(heights) == removed:
            for row, height in enumerate(heights, first):
                self.set(row, height)
        else:
            self._heights[first : first + removed] = heights
            self._take(self._heights)

    def top(self, row: int) -> int:
        """Sum of the heights of all rows before `row`."""
        total = 0
        while row > 0:
            total += self._sums[row]
            row -= row & -row
        return total

    def set(self, row: int, height: int) -> int:
        """Change the height of `row`; returns the difference to the old one."""
        delta = height - self._heights[row]
        if not delta:
            return 0
        self._heights[row] = height
        self.total += delta
        i = row + 1
        while i < len(self._sums):
            self._sums[i] += delta
            i += i & -i
        return delta

    def row_at(self, y: int) -> int:
        """The row that covers `y`; the first above the rows, the last below them; -1 where there are none."""
        position, step = 0, self._first_step
        while step:
            candidate = position + step
            if candidate < len(self._sums) and self._sums[candidate] <= y:
                y -= self._sums[candidate]
                position = candidate
            step >>= 1
        return min(position, len(self._heights) - 1)
