"""A lazy document layout: turns that were seen have exact heights, the others estimates.

Qt's own layout takes seconds for a long transcript and has no line height or gutter; this one lays out only
what is looked at, so that it is as quick with 100,000 turns as with 100.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QPainter,
    QTextBlock,
    QTextFrame,
    QTextLayout,
)

from viewer.ui.transcript.document import TurnDocument
from viewer.ui.transcript.headings import Heading
from viewer.ui.transcript.heights import Heights
from viewer.ui.transcript.laid_out import LaidOut
from viewer.ui.transcript.metrics import Metrics
from viewer.ui.transcript.painter import TurnPainter

_TOP_MARGIN = 20
_BOTTOM_MARGIN = 56

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


def _safely(fallback: _Result) -> Callable[[Callable[..., _Result]], Callable[..., _Result]]:
    """Answer Qt with `fallback` if an override fails: an exception that escapes into Qt ends the process."""

    def decorate(function: Callable[..., _Result]) -> Callable[..., _Result]:
        @functools.wraps(function)
        def guarded(*args: Any) -> _Result:
            try:
                return function(*args)
            except Exception:  # noqa: BLE001 - Qt called, nobody above can catch
                _log.exception("%s failed", function.__name__)
                return fallback

        return guarded

    return decorate


class TurnLayout(QAbstractTextDocumentLayout):
    """Lays out a `TurnDocument` turn by turn and has it painted.

    Signals:
        heights_changed: estimates became exact; whoever scrolls puts the reading place back.
    """

    heights_changed = Signal()

    def __init__(self, document: TurnDocument, metrics: Metrics, painter: TurnPainter) -> None:
        super().__init__(document)
        self._document = document
        self._painter = painter
        self._lengths = [len(turn.text) for turn in document.transcript.turns] or [0]
        self._laid_out = LaidOut(self._lengths, metrics)
        self._announced = QSizeF()
        self._splice: tuple[int, int, int] | None = None
        self._headings: dict[int, Heading] = {}
        self.metrics = metrics
        self._heights = Heights(())
        self.set_metrics(metrics)

    # Geometry, for the view

    def set_metrics(self, metrics: Metrics) -> None:
        """Lay everything out anew for another width or font."""
        self._laid_out.clear(metrics)
        self.metrics = metrics
        self._painter.metrics = metrics
        self._exact = bytearray(len(self._lengths))
        heights = self._estimates(self._lengths)
        for turn in self._headings:
            heights[turn] += metrics.heading
        self._heights = Heights(heights)

    def set_headings(self, headings: Mapping[int, Heading]) -> None:
        """Leave room above these turns, and paint what stands there."""
        for turn in self._headings.keys() ^ headings.keys():
            by = self.metrics.heading if turn in headings else -self.metrics.heading
            self._heights.set(turn, self._heights[turn] + by)
        self._headings = dict(headings)

    @property
    def headings(self) -> Mapping[int, Heading]:
        """What stands above turns, by turn."""
        return self._headings

    def heading(self, turn: int) -> Heading | None:
        """What stands above `turn`."""
        return self._headings.get(turn)

    def expect(self, first: int, removed: int, added: int) -> None:
        """The document changes now: `added` turns come in the place of `removed`; call `settle` after it."""
        self._splice = (first, removed, added)

    def settle(self) -> None:
        """Know of the turns that came; Qt asks for them before the change of the document is over."""
        if self._splice is None:
            return
        (first, removed, added), self._splice = self._splice, None
        self._headings = {
            turn if turn < first else turn + added - removed: heading
            for turn, heading in self._headings.items()
            if not first <= turn < first + removed
        }
        lengths = [len(turn.text) for turn in self._document.transcript.turns[first : first + added]]
        self._lengths[first : first + removed] = lengths
        self._exact[first : first + removed] = bytes(added)
        self._heights.splice(first, removed, self._estimates(lengths))
        self._laid_out.splice(first, removed, added)

    def announce_size(self) -> None:
        """Tell the view the document's size if it changed; not to be called while painting."""
        size = self.documentSize()
        if size != self._announced:
            self._announced = size
            self.documentSizeChanged.emit(size)

    def top(self, turn: int) -> int:
        """Upper edge of `turn`'s band; a heading stands above it."""
        return _TOP_MARGIN + self._heights.top(turn) + self._room(turn)

    def height(self, turn: int) -> int:
        """Height of `turn`'s band."""
        return self._heights[turn] - self._room(turn) - self.metrics.gap

    def turn_at(self, y: float) -> int:
        """The turn at `y`, or whose heading is; the nearest one above or below all of them."""
        return max(0, self._heights.row_at(max(0, int(y) - _TOP_MARGIN)))

    def is_exact(self, turn: int) -> bool:
        """Whether `turn`'s height is known rather than estimated."""
        return bool(self._exact[turn])

    def make_exact(self, turns: Iterable[int]) -> bool:
        """Lay out `turns`; True when a height changed."""
        before = self._heights.total
        for turn in turns:
            if not self._exact[turn]:
                self.lines_of(self._document.block_of(turn))
        return self._heights.total != before

    def line_rect(self, turn: int, units: int) -> QRectF:
        """Where the line with the UTF-16 unit at `units` of `turn` stands, in document pixels."""
        layout = self.lines_of(self._document.block_of(turn))
        line = layout.lineForTextPosition(units)
        number = line.lineNumber() if line.isValid() else 0
        top = self.top(turn) + self._content_top() + number * self.metrics.line
        return QRectF(self.metrics.text_left, top, self.metrics.text_width, self.metrics.line)

    def first_unit_below(self, turn: int, y: int) -> int:
        """The UTF-16 unit that begins the first line of `turn` standing wholly below document y `y`."""
        layout = self.lines_of(self._document.block_of(turn))
        inside = y - self.top(turn) - self._content_top()
        number = min(max(-(-inside // self.metrics.line), 0), layout.lineCount() - 1)
        return layout.lineAt(number).textStart()

    def lines_of(self, block: QTextBlock) -> QTextLayout:
        """The lines of `block`, laid out now if they are not; to be held while one of its lines is used."""
        turn, layout = block.blockNumber(), self._laid_out.lines_of(block)
        if not self._exact[turn]:
            self._exact[turn] = 1
            content = max(layout.lineCount() * self.metrics.line, self._least_content()) + self.metrics.header
            if self._heights.set(turn, content + self.metrics.spacing + self._room(turn)):
                self.heights_changed.emit()
        return layout

    def _estimates(self, lengths: Iterable[int]) -> list[int]:
        """Heights of turns that were never laid out, from the lengths of their texts."""
        metrics = self.metrics
        line, spacing, least = metrics.line, metrics.spacing + metrics.header, self._least_content()
        per_line = max(metrics.characters * 0.96, 1.0)
        return [max((int(length / per_line) + 1) * line, least) + spacing for length in lengths]

    def _room(self, turn: int) -> int:
        """Height of what stands above `turn`'s band."""
        return self.metrics.heading if turn in self._headings else 0

    def _content_top(self) -> int:
        return self.metrics.pad_top + self.metrics.header

    def _least_content(self) -> int:
        """A turn is at least as high as its name and time beside it."""
        metrics = self.metrics
        return metrics.line if metrics.stacked else max(metrics.line, 2 * metrics.small_line + 2)

    # What Qt asks

    @_safely(QSizeF(0, 0))
    def documentSize(self) -> QSizeF:
        return QSizeF(self.metrics.width, _TOP_MARGIN + self._heights.total + _BOTTOM_MARGIN)

    def pageCount(self) -> int:
        return 1

    @_safely(QRectF())
    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    @_safely(QRectF())
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        self.lines_of(block)
        turn = block.blockNumber()
        top = self.top(turn)
        self._laid_out.break_block(block, top)
        return QRectF(0, top, self.metrics.width, self._heights[turn] - self._room(turn))

    @_safely(-1)
    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:
        turn = self.turn_at(point.y())
        block = self._document.block_of(turn)
        layout = self.lines_of(block)
        inside = point.y() - self.top(turn) - self._content_top()
        line = layout.lineAt(min(max(int(inside // self.metrics.line), 0), layout.lineCount() - 1))
        if accuracy == Qt.HitTestAccuracy.ExactHit:
            over = line.naturalTextRect().contains(line.x() + 1, line.y() + 1)
            beside = not line.x() <= point.x() <= line.x() + line.naturalTextWidth()
            if not over or beside or not 0 <= inside < layout.lineCount() * self.metrics.line:
                return -1
        return block.position() + line.xToCursor(point.x())

    @_safely(None)
    def documentChanged(self, _position: int, _removed: int, _added: int) -> None:
        self.settle()  # the document changes only when it was said before

    @_safely(None)
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        if not self._document.transcript.turns:
            return
        self._laid_out.expect(clip.height())
        turn, bottom = self.turn_at(clip.top()), clip.bottom()
        block = self._document.block_of(turn)
        y, read_aloud = self.top(turn), QAccessible.isActive()
        while block.isValid() and y - self._room(turn) < bottom:
            layout, heading = self.lines_of(block), self._headings.get(turn)
            if heading is not None:
                self._painter.paint_heading(painter, turn, heading, y - self.metrics.heading)
            self._painter.paint(painter, block, layout, y, self.height(turn), context)
            if read_aloud:
                self._laid_out.break_block(block, y)
            y += self._heights[turn] - self._room(turn) + self._room(turn + 1)
            turn, block = turn + 1, block.next()
