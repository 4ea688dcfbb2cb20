"""All that was said of the timing, in one list from which each can be taken away."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers.timing import Mark, TimingController, TimingState, place_of
from viewer.ui.timing_words import told_mark

_SIZE = QSize(560, 380)


class TimingDialog(QDialog):
    """Lists sync points and advertisements in the order of the audio; it follows every change.

    Signals:
        place_wanted: (ms) hear the audio at this mark.
    """

    place_wanted = Signal(int)

    def __init__(self, timing: TimingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timing = timing
        self._marks: list[Mark] = []
        self.setWindowTitle(self.tr("Timing"))
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._list = _MarkList(self)
        self._list.setAccessibleName(self.tr("Sync points and advertisements"))
        self._list.removal_wanted.connect(self._remove)
        self._list.itemActivated.connect(lambda _item: self._go())
        self._list.currentRowChanged.connect(lambda _row: self._show_buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self._label, self._list, self._make_buttons()):
            column.addWidget(part)
        timing.changed.connect(self._fill)
        self._fill(timing.state)
        self.resize(_SIZE)
        self._list.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._remove_button = box.addButton(self.tr("Remove"), role)
        self._all_button = box.addButton(self.tr("Remove all"), role)
        self._go_button = box.addButton(self.tr("Go there"), role)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        for button, slot in (
            (self._remove_button, self._remove),
            (self._all_button, self._timing.remove_all),
            (self._go_button, self._go),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        close.setDefault(True)
        box.rejected.connect(self.reject)
        order = (self._list, self._remove_button, self._all_button, self._go_button, close)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
        return box

    def _fill(self, state: TimingState) -> None:
        row = max(self._list.currentRow(), 0)
        self._marks = state.marks
        self._list.clear()
        for mark in self._marks:
            QListWidgetItem(told_mark(mark), self._list)
        self._list.setCurrentRow(min(row, len(self._marks) - 1))
        self._label.setText(
            self.tr("What you said of how transcript and audio run together. The files are as they were.")
            if self._marks
            else self.tr("Transcript and audio run together as they are: there are no sync points.")
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = 0 <= self._list.currentRow() < len(self._marks)
        self._remove_button.setEnabled(chosen)
        self._go_button.setEnabled(chosen)
        self._all_button.setEnabled(bool(self._marks))

    def _chosen(self) -> Mark | None:
        row = self._list.currentRow()
        return self._marks[row] if 0 <= row < len(self._marks) else None

    def _remove(self) -> None:
        mark = self._chosen()
        if mark is not None:
            self._timing.remove(mark)
            self._list.setFocus()

    def _go(self) -> None:
        mark = self._chosen()
        if mark is not None:
            self.place_wanted.emit(max(0, place_of(mark)))


class _MarkList(QListWidget):
    """A list whose rows the Delete key takes away; Enter stays in it instead of closing the window."""

    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
