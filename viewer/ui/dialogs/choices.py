"""A table of which the reader chooses rows, with boxes to tick; and the buttons for those that are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from viewer.ui.dialogs.table import Rows, RowTable

_WIDEST = 260
_Index = QModelIndex | QPersistentModelIndex
_Checked = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One row.

    Attributes:
        cells: its texts, one for each column.
        chosen: whether it is ticked at first.
        free: whether the reader can tick it.
    """

    cells: Sequence[str]
    chosen: bool = True
    free: bool = True


class Choices(Rows):
    """Rows with a box in their first column.

    Signals:
        chosen_changed: other rows are ticked.
    """

    chosen_changed = Signal()

    def __init__(self, columns: Sequence[str], rows: Sequence[Choice]) -> None:
        super().__init__(columns, [row.cells for row in rows])
        self._free = [row.free for row in rows]
        self._ticked = [row.chosen and row.free for row in rows]

    def chosen(self) -> list[int]:
        """The numbers of the rows that are ticked."""
        return [number for number, ticked in enumerate(self._ticked) if ticked]

    def choose(self, numbers: Sequence[int], *, on: bool) -> None:
        """Tick these rows, or not."""
        for number in numbers:
            self._ticked[number] = on and self._free[number]
        if numbers:
            first, last = self.index(min(numbers), 0), self.index(max(numbers), 0)
            self.dataChanged.emit(first, last, [_Checked])
            self.chosen_changed.emit()

    def toggle(self, numbers: Sequence[int]) -> None:
        """Tick these rows, or, where all are, none of them."""
        free = [number for number in numbers if self._free[number]]
        self.choose(free, on=not all(self._ticked[number] for number in free))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A box can be ticked where its row is free."""
        flags = Qt.ItemFlag.ItemIsSelectable
        if self._free[index.row()]:
            flags |= Qt.ItemFlag.ItemIsEnabled
            if index.column() == 0:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, or the state of its box."""
        if role == _Checked and index.column() == 0 and self._free[index.row()]:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != _Checked:
            return False
        self.choose([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class ChoiceTable(RowTable):
    """Shows `Choices`; Space ticks or unticks all rows that are selected."""

    def __init__(self, choices: Choices, name: str, parent: QWidget | None = None) -> None:
        super().__init__(choices, name, parent)
        self._choices = choices
        header = self.horizontalHeader()
        header.setMaximumSectionSize(_WIDEST)
        self.resizeColumnsToContents()
        header.setMaximumSectionSize(-1)
        header.setStretchLastSection(True)
        if choices.rowCount():
            self.setCurrentIndex(choices.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._choices.toggle([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


class ChoiceButtons(QDialogButtonBox):
    """Does something with the chosen rows, once there are any; or ticks all rows or none.

    Attributes:
        done: does it.
    """

    def __init__(self, choices: Choices, deed: Callable[[int], str], every: str) -> None:
        """Count what is chosen already.

        Args:
            choices: the rows.
            deed: what is done with so many of them, in words.
            every: ticks all or none, in words.
        """
        super().__init__()
        self._choices, self._deed = choices, deed
        self.done = self.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.done.setDefault(True)
        self.addButton(QDialogButtonBox.StandardButton.Cancel)
        all_or_none = self.addButton(every, QDialogButtonBox.ButtonRole.ActionRole)
        all_or_none.setAutoDefault(False)
        all_or_none.clicked.connect(lambda: choices.toggle(range(choices.rowCount())))
        choices.chosen_changed.connect(self._count)
        self._count()

    def _count(self) -> None:
        count = len(self._choices.chosen())
        self.done.setText(self._deed(count))
        self.done.setEnabled(count > 0)
