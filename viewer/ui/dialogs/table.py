"""Tables of text; and a window with one to read and copy from: the common part of what only informs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

_SIZE = QSize(660, 460)
_ROW_AIR = 10
_MEASURED_ROWS = 200
_Index = QModelIndex | QPersistentModelIndex


class Made(Sequence[Sequence[str]]):
    """Rows that are made when they are asked for."""

    def __init__(self, count: int, make: Callable[[int], Sequence[str]]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, row: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        """One row, or some."""
        if isinstance(row, slice):
            return [self._make(each) for each in range(*row.indices(self._count))]
        return self._make(row)


class Rows(QAbstractTableModel):
    """Texts in rows and columns, however many; what a cell has no room for is in its tool tip."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.columns = columns
        self.rows = rows

    def put(self, rows: Sequence[Sequence[str]]) -> None:
        """Hold other rows; they may be made when they are asked for, see `Made`."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows; none below a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self.rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A column's name, above its left edge."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section] if role == Qt.ItemDataRole.DisplayRole else None


class RowTable(QTableView):
    """Shows `Rows`, one line each, to be chosen whole; Tab leaves it."""

    def __init__(self, rows: Rows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)


class TableDialog(QDialog):
    """Rows of text under a sentence; Ctrl+C copies the chosen rows, the button all of them, tab-separated."""

    def __init__(
        self,
        sentence: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = Rows(columns, rows)
        label = QLabel(sentence)
        label.setWordWrap(True)
        self._table = self._make_table(sentence)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_all)
        copy.setAutoDefault(False)
        copy.setEnabled(bool(rows))
        buttons.addButton(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (label, self._table, buttons):
            column.addWidget(part)
        self.resize(_SIZE)

    def copy_all(self) -> None:
        """Put all rows on the clipboard."""
        self._copy(range(len(self._model.rows)))

    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard."""
        self._copy(sorted(index.row() for index in self._table.selectionModel().selectedRows()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: Iterable[int]) -> None:
        text = "\n".join("\t".join(self._model.rows[row]) for row in rows)
        if text:
            QGuiApplication.clipboard().setText(text)

    def _make_table(self, name: str) -> QTableView:
        table = _Table(self._model, name, self)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table


class _Table(RowTable):
    """Leaves copying to the window: Qt's own takes one cell only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
