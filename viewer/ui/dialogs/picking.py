"""A window with a table of which rows are picked for something, under a sentence and over a few buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

_SIZE = QSize(640, 420)
_ROW_AIR = 10


class PickingDialog(QDialog):
    """Rows to pick from; Enter does what the first button does, Delete what the last one does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.table = _Table(self)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self._box = QDialogButtonBox(self)
        self._doing: list[QPushButton] = []
        close = self._box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        self._box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self.label, self.table, self._box):
            column.addWidget(part)
        self.resize(_SIZE)
        self.table.setFocus()

    def set_columns(self, names: Sequence[str], wide: int) -> None:
        """Name the columns; the one numbered `wide` takes what the others leave."""
        self.table.setColumnCount(len(names))
        self.table.setHorizontalHeaderLabels(list(names))
        self.table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def offer(self, text: str, do: Callable[[], object], *, key: Qt.Key) -> QPushButton:
        """A button that does something with the rows that are picked; `key` does it in the table.

        Args:
            text: what it does, translated already.
            do: called without arguments.
            key: of the table.
        """
        button = self._box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        self._doing.append(button)
        self.table.keys[key] = button.click
        self._show_buttons()
        return button

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these; the row that was picked stays picked by its place."""
        row = max(self.table.currentRow(), 0)
        self.table.setRowCount(len(rows))
        for number, texts in enumerate(rows):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text if "<" not in text else "")
                self.table.setItem(number, place, item)
        if rows:
            flags = QItemSelectionModel.SelectionFlag  # given: else keys that are still held down count
            index = self.table.model().index(min(row, len(rows) - 1), 0)
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._show_buttons()

    def picked(self) -> list[int]:
        """The rows that are picked, from above."""
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _show_buttons(self) -> None:
        for button in self._doing:
            button.setEnabled(bool(self.picked()))


class _Table(QTableWidget):
    """Whole rows, no grid; a few keys do something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys: dict[Qt.Key, Callable[[], object]] = {}
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        if key in self.keys:
            self.keys[key]()
        else:
            super().keyPressEvent(event)
