"""The lines of a turn: which are seen, and where a stretch of its text lies on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout

_AROUND = 2  # how far a mark reaches beyond its line, at most


def seen_units(layout: QTextLayout, clip: QRectF) -> range:
    """The UTF-16 units of a turn whose lines, with what is drawn around them, lie in `clip`, from its top."""

    def top(number: int) -> float:
        return layout.lineAt(number).y()

    numbers = range(layout.lineCount())
    if not numbers:
        return range(0)
    first = layout.lineAt(max(0, bisect_left(numbers, clip.top() - _AROUND, key=top) - 1))
    last = layout.lineAt(max(0, bisect_left(numbers, clip.bottom() + _AROUND, key=top) - 1))
    return range(first.textStart(), last.textStart() + last.textLength())


def span_rects(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Rectangles that cover the UTF-16 units from `start` to `end` of a turn, one a line, from its top."""
    line = layout.lineForTextPosition(start)
    while line.isValid() and (begin := line.textStart()) < end:
        first, last = max(start, begin), min(end, begin + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            yield QRectF(left, line.y(), min(right, line.x() + line.naturalTextWidth()) - left, line.height())
        line = layout.lineAt(line.lineNumber() + 1)


def _x(found: object) -> float:
    """The x of what `cursorToX` answers: a pair in PySide, a number in Qt."""
    return float(found[0]) if isinstance(found, tuple) else cast("float", found)
