"""A list of rows of different heights, of which only those in view are laid out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from viewer.ui.panels.row_heights import RowHeights

_STEP = 24
_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class CardList(QListView):
    """Qt's list asks for the height of every row before it shows one, and at every change; this one guesses.

    What is inserted or taken away above the view does not move what is in it. Subclasses say how high a row
    is, and paint it.

    Attributes:
        heights: where the rows stand.

    Signals:
        rows_moved: rows may stand elsewhere in the view now.
    """

    rows_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heights = RowHeights(self.guess_heights, self.true_height)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(_STEP)

    # For subclasses

    def guess_heights(self, rows: range) -> list[int]:
        """How high these rows are, about; asked for all there are."""
        raise NotImplementedError

    def true_height(self, row: int) -> int:
        """How high a row is; asked when it comes into view."""
        raise NotImplementedError

    def paint_rows(self, rows: range, event: QPaintEvent) -> None:
        """Paint these rows."""
        raise NotImplementedError

    # Geometry

    def row_rect(self, row: int) -> QRect:
        """Where a row stands in the viewport."""
        top = self.heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.heights.height(row))

    def relayout(self) -> None:
        """Nothing that was laid out holds: another width or face. The first row in view stays there."""
        offset, row = self.verticalOffset(), self.heights.at(self.verticalOffset())
        inside = offset - self.heights.top(row) if row >= 0 else 0
        self.heights.reset(self.model().rowCount() if self.model() else 0)
        self.updateGeometries()
        if row >= 0:
            self.verticalScrollBar().setValue(self.heights.top(row) + inside)
        self.viewport().update()

    def settle_row(self, row: int) -> None:
        """Lay a row out anew: it says something else."""
        self.heights.forget(row)
        self.heights.settle(row)
        self.updateGeometries()
        self.viewport().update()

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        return self.row_rect(row) if 0 <= row < len(self.heights) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        row = self.heights.at(y)
        inside = row >= 0 and 0 <= y < self.heights.total
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        row = index.row()
        if not 0 <= row < len(self.heights):
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self.heights.settle_around(row, height)
        bar.setRange(0, max(0, self.heights.total - height))
        top, bottom = self.heights.top(row), self.heights.top(row) + self.heights.height(row)
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif top < bar.value() or bottom - top > height:
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: _Index) -> bool:
        return False

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
        self.rows_moved.emit()

    def updateGeometries(self) -> None:
        height = self.viewport().height()
        self.heights.settle_between(self.verticalOffset(), self.verticalOffset() + height)
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self.heights.total - height))
        self.rows_moved.emit()

    # Choosing

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        selection = QItemSelection()
        if len(self.heights):
            offset = self.verticalOffset()
            first = self.heights.at(min(area.top(), area.bottom()) + offset)
            last = self.heights.at(max(area.top(), area.bottom()) + offset)
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())  # what is painted again; asked also for rows that go just now

    def moveCursor(self, action: _Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, row = len(self.heights), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = self.viewport().height()
        if action in (_Action.MoveUp, _Action.MovePrevious, _Action.MoveLeft):
            return self._selectable(row - 1, -1, otherwise=row)
        if action in (_Action.MoveDown, _Action.MoveNext, _Action.MoveRight):
            return self._selectable(row + 1, 1, otherwise=row)
        if action is _Action.MoveHome:
            return self._selectable(0, 1, otherwise=row)
        if action is _Action.MoveEnd:
            return self._selectable(count - 1, -1, otherwise=row)
        way = -1 if action is _Action.MovePageUp else 1
        goal = self.heights.at(self.heights.top(max(row, 0)) + way * page)
        goal = goal if goal != row else row + way
        return self._selectable(goal, way, otherwise=row)

    def _selectable(self, row: int, way: int, *, otherwise: int) -> QModelIndex:
        """The next row from `row` on that can be chosen."""
        model = self.model()
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += way
        return model.index(otherwise, 0)

    # What changes

    def reset(self) -> None:
        super().reset()
        self.heights.reset(self.model().rowCount() if self.model() else 0)
        self.updateGeometries()
        self.viewport().update()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        above = start < self.heights.at(self.verticalOffset()) or (
            start == self.heights.at(self.verticalOffset()) and self.verticalOffset() > 0
        )
        grown = self.heights.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self._keep_place(grown if above else 0)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        if model is not None:
            model.rowsRemoved.connect(self._on_removed)  # before Qt looks where the others are
        super().setModel(model)

    def _on_removed(self, _parent: _Index, start: int, end: int) -> None:
        above = end < self.heights.at(self.verticalOffset())
        gone = self.heights.remove(start, end - start + 1)
        self._keep_place(-gone if above else 0)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        super().dataChanged(first, last, roles)
        for row in range(first.row(), last.row() + 1):
            self.heights.forget(row)
        self.updateGeometries()
        self.viewport().update()

    def _keep_place(self, by: int) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.heights.total - self.viewport().height()))
        bar.setValue(bar.value() + by)
        self.updateGeometries()
        self.viewport().update()

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.oldSize().width() != event.size().width():
            self.relayout()
        else:
            self.updateGeometries()

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        height, total = self.viewport().height(), self.heights.total
        if 0 < dy < height:  # what was in view stays where it is when what comes from above is laid out
            grown = self.heights.settle_above(
                self.heights.at(self.verticalOffset() + dy), self.verticalOffset()
            )
            self._move_bar(grown)
        self.heights.settle_between(self.verticalOffset(), self.verticalOffset() + height)
        if total != self.heights.total:
            self._move_bar(0)
        self.rows_moved.emit()
        self.viewport().update()

    def _move_bar(self, by: int) -> None:
        """The rows in view keep their place while others have other heights."""
        bar = self.verticalScrollBar()
        bar.blockSignals(True)  # it is not scrolled
        bar.setRange(0, max(0, self.heights.total - self.viewport().height()))
        bar.setValue(bar.value() + by)
        bar.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.heights):
            return
        offset = self.verticalOffset()
        first = self.heights.at(event.rect().top() + offset)
        self.paint_rows(range(first, self.heights.at(event.rect().bottom() + offset) + 1), event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            current = self._selectable(max(self.currentIndex().row(), 0), 1, otherwise=-1)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            event.ignore()  # the window plays
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: letters are commands."""
