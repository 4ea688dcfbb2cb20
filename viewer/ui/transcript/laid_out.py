"""The lines of turns looked at lately, and no others: lines take forty times the memory of the words.

Qt gives back what it needed for lines only when their `QTextLayout` is deleted, and those of a document's
blocks live as long as the document. So turns are painted from layouts of their own; a block's is broken into
lines only for whom Qt lets look at nothing else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextOption

from viewer.ui.transcript.metrics import Metrics

_KEPT = 3  # screenfuls: what is wholly in view, and the turns at both edges, which count for one each at most
_LEAST_SCREENFUL = 2_000  # code points
_LEAST_LENGTH = 100  # for which a turn counts, however short it is

_Thing = TypeVar("_Thing")


class LaidOut:
    """Breaks turns into lines when asked for them, and gives up those not asked for any more."""

    def __init__(self, lengths: Sequence[int], metrics: Metrics) -> None:
        """For turns of so many code points each."""
        self._metrics = metrics
        self._screenful = _LEAST_SCREENFUL
        self._layouts: _Lately[QTextLayout] = _Lately(lengths)
        self._blocks: _Lately[QTextBlock] = _Lately(lengths)

    def clear(self, metrics: Metrics) -> None:
        """Keep nothing, and break lines for another column from now on."""
        self._metrics = metrics
        self._screenful = _LEAST_SCREENFUL
        self._layouts.clear()
        for block in self._blocks.clear():
            _free(block)

    def expect(self, height: float) -> None:
        """Keep as much as is painted at once in a view that is so many pixels high."""
        lines = height / self._metrics.line + 2
        self._screenful = max(self._screenful, round(lines * self._metrics.characters))

    def splice(self, first: int, removed: int, added: int) -> None:
        """For `removed` turns from `first` on there are now `added` others; the rest keep their lines."""
        self._layouts.splice(first, removed, added)
        self._blocks.splice(first, removed, added)

    def lines_of(self, block: QTextBlock) -> QTextLayout:
        """The lines of `block` for painting; to be held while one of its lines is used."""
        turn = block.blockNumber()
        layout = self._layouts.get(turn)
        if layout is None:
            layout = QTextLayout(block.text(), self._metrics.font)
            layout.setCacheEnabled(True)
            self._break_lines(layout)
            self._layouts.add(turn, layout, self._screenful)
        return layout

    def break_block(self, block: QTextBlock, top: int) -> None:
        """Give the block's own layout the same lines: Qt's text cursor and assistive technology look there.

        Args:
            block: the turn's.
            top: where its upper edge is now.
        """
        turn, layout = block.blockNumber(), block.layout()
        if self._blocks.get(turn) is None:
            layout.setFont(self._metrics.font)
            layout.setCacheEnabled(False)
            self._break_lines(layout)
            for forgotten in self._blocks.add(turn, block, self._screenful):
                _free(forgotten)
        layout.setPosition(QPointF(0, top))

    def _break_lines(self, layout: QTextLayout) -> None:
        metrics = self._metrics
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = metrics.pad_top + metrics.header
        while (line := layout.createLine()).isValid():
            line.setLineWidth(metrics.text_width)
            line.setPosition(QPointF(metrics.text_left, y + (metrics.line - line.height()) / 2))
            y += metrics.line
        layout.endLayout()


def _free(block: QTextBlock) -> None:
    """Free what can be freed of a block's lines: all but the room HarfBuzz shaped them in."""
    layout = block.layout()
    layout.beginLayout()  # clearLayout would leave the glyphs
    layout.endLayout()


class _Lately(Generic[_Thing]):
    """What belongs to the turns used last: to all that are in view, and to some more."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = lengths
        self._things: OrderedDict[int, tuple[_Thing, int]] = OrderedDict()
        self._counted = 0

    def get(self, turn: int) -> _Thing | None:
        """What belongs to `turn`, used now."""
        found = self._things.get(turn)
        if found is None:
            return None
        self._things.move_to_end(turn)
        return found[0]

    def add(self, turn: int, thing: _Thing, screenful: int) -> list[_Thing]:
        """Keep `thing`, used now; the answer is what is not kept any more."""
        counted = min(max(self._lengths[turn], _LEAST_LENGTH), screenful)
        self._things[turn] = thing, counted
        self._counted += counted
        forgotten = []
        while self._counted > _KEPT * screenful:
            _, (dropped, counted) = self._things.popitem(last=False)
            self._counted -= counted
            forgotten.append(dropped)
        return forgotten

    def splice(self, first: int, removed: int, added: int) -> None:
        """Drop what belongs to `removed` turns from `first` on; those behind have other numbers now."""
        old, self._things, behind = self._things, OrderedDict(), first + removed
        for turn, kept in old.items():
            if turn < first or turn >= behind:
                self._things[turn if turn < first else turn + added - removed] = kept
        self._counted = sum(counted for _, counted in self._things.values())

    def clear(self) -> list[_Thing]:
        """Keep nothing; the answer is what was kept."""
        forgotten = [thing for thing, _ in self._things.values()]
        self._things.clear()
        self._counted = 0
        return forgotten
