"""Where something small goes that belongs to a passage and must not cover it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

from viewer.ui.transcript.document import Place
from viewer.ui.transcript.view import TranscriptView

_GAP, _EDGE = 8, 6


def area_of(view: TranscriptView, start: Place, end: Place) -> QRect:
    """The lines from one place to another, in the viewport's pixels; wider than they are when several."""
    document, layout = view.turn_document, view.turn_layout
    units = document.units(start), document.units(end)
    first, last = layout.line_rect(start.turn, units[0]), layout.line_rect(end.turn, max(0, units[1] - 1))
    area = first.united(last).toAlignedRect().translated(0, -view.scroller.value)
    if first.top() == last.top():
        lines = layout.lines_of(document.block_of(start.turn))
        line = lines.lineForTextPosition(units[0])
        left, right = (_x(line.cursorToX(unit)) for unit in units)
        area.setLeft(round(min(left, right)))
        area.setRight(round(max(left, right)))
    return area


def beside(size: QSize, around: QRect, within: QRect) -> QPoint | None:
    """The upper left corner for something of `size`: above `around`, else below it, inside `within`.

    Returns:
        None where there is room for neither, or where `around` cannot be seen.
    """
    if not around.intersects(within):
        return None
    above, below = around.top() - _GAP - size.height(), around.bottom() + _GAP
    if above >= within.top() + _EDGE:
        y = min(above, within.bottom() - _EDGE - size.height())
    elif below + size.height() <= within.bottom() - _EDGE:
        y = max(below, within.top() + _EDGE)
    else:
        return None
    right = max(within.left() + _EDGE, within.right() - _EDGE - size.width())
    return QPoint(min(max(around.center().x() - size.width() // 2, within.left() + _EDGE), right), y)


def _x(found: object) -> float:
    """The x of what `cursorToX` answers: a pair in PySide, a number in Qt."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
