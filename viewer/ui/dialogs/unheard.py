"""Every place that whoever wrote the transcript did not hear, to be listened to and written down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.core.correcting import name_at
from viewer.core.kept_range import kept_range
from viewer.core.marks import UnheardMark, all_unheard
from viewer.core.timecode import format_ms
from viewer.core.transcript import NOTHING, Transcript

_SIZE = QSize(600, 400)
_AROUND = 34  # code points of the text before and behind a mark

Unheard = tuple[int, UnheardMark]
"""A turn's index, and a mark in its text."""


class UnheardDialog(QDialog):
    """A list of the marks, and a field for what is heard; the keyboard stays in the field.

    Signals:
        chosen: (`Unheard` | None) the reader is at another mark, or none is left.
        heard: (`Unheard`, str) these words are to stand in its place.
        play_wanted: play or pause.
    """

    chosen = Signal(object)
    heard = Signal(object, str)
    play_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transcript = NOTHING
        self._marks: Sequence[Unheard] = ()
        self._current: tuple[Unheard, str] | None = None
        self.setWindowTitle(self.tr("What was not heard"))
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Places that were not heard"))
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(lambda _row: self._choose())
        self._field = _Field()
        self._field.setAccessibleName(self.tr("What is said here"))
        self._field.setPlaceholderText(self.tr("What is said here?"))
        self._field.stepped.connect(self._step)
        self._field.textChanged.connect(lambda _text: self._weigh())
        self._lay_out()
        self.resize(_SIZE)

    def follow(self, transcript: Transcript) -> None:
        """Another window made this of the transcript: stay at the same mark, with what was typed for it."""
        if self._current is None:
            return
        (turn, mark), _ = self._current
        place = kept_range(self._transcript.turns, transcript.turns, (turn, mark.start, mark.end))
        for row, (there, found) in enumerate(all_unheard(transcript.turns)):
            if (there, found.start, found.end) == place and found.ms == mark.ms:
                self._current = (there, found), transcript.turns[there].text
                self.show_marks(transcript, row)
                return

    def show_marks(self, transcript: Transcript, row: int | None = None) -> None:
        """List what is not heard in `transcript`; the reader goes to `row`, or stays at the same one."""
        row = max(self._list.currentRow(), 0) if row is None else row
        self._transcript = transcript
        self._list.blockSignals(True)
        self._list.clear()
        self._marks = all_unheard(transcript.turns)
        for mark in self._marks:
            QListWidgetItem(self._told_mark(mark), self._list)
        self._list.setCurrentRow(min(row, len(self._marks) - 1))
        self._list.blockSignals(False)
        self._choose()

    def _lay_out(self) -> None:
        self._write = QPushButton(self.tr("Write it"))
        self._write.setDefault(True)
        self._write.clicked.connect(self._enter)
        self._play = QPushButton(self.tr("Play or pause"))
        self._play.setShortcut("Ctrl+Space")
        self._play.setToolTip(self.tr("Play or pause (Ctrl+Space)"))
        self._back, self._next = QPushButton(self.tr("Previous")), QPushButton(self.tr("Next"))
        self._play.clicked.connect(self.play_wanted)
        self._back.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        box = QDialogButtonBox()
        for button in (self._play, self._back, self._next):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self._close = box.addButton(QDialogButtonBox.StandardButton.Close)
        self._close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self._field, 1)
        line.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(self._list, 1)
        column.addLayout(line)
        column.addWidget(box)
        order = (self._field, self._write, self._list, self._play, self._back, self._next, self._close)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _choose(self) -> None:
        """Tell where the reader is, if that is somewhere else than before."""
        row = self._list.currentRow()
        mark = self._marks[row] if 0 <= row < len(self._marks) else None
        current = None if mark is None else (mark, self._transcript.turns[mark[0]].text)
        self._tell(row)
        if current == self._current and mark is not None:
            return
        self._current = current
        self._field.clear()
        self._weigh()
        (self._close if mark is None else self._field).setFocus()
        self.chosen.emit(mark)

    def _tell(self, row: int) -> None:
        if self._marks:
            told = self.tr("Place {number} of {count}. What is around it is repeated until you go on.")
            self._told.setText(told.format(number=row + 1, count=len(self._marks)))
        else:
            self._told.setText(self.tr("Nothing is marked as not heard."))

    def _told_mark(self, unheard: Unheard) -> str:
        turn, mark = unheard
        text, name = self._transcript.turns[turn].text, name_at(self._transcript, turn)
        start, end = max(0, mark.start - _AROUND), mark.end + _AROUND
        around = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
        about = ", ".join(part for part in (format_ms(mark.ms), name) if part)
        return f"{about}: {' '.join(around.split())}"

    def _weigh(self) -> None:
        self._write.setEnabled(self._current is not None and bool(self._field.text().strip()))
        self._field.setEnabled(self._current is not None)
        row = self._list.currentRow()
        self._back.setEnabled(row > 0)
        self._next.setEnabled(row < len(self._marks) - 1)
        self._play.setEnabled(bool(self._marks))

    def _step(self, by: int) -> None:
        if 0 <= self._list.currentRow() + by < len(self._marks):
            self._list.setCurrentRow(self._list.currentRow() + by)

    def _enter(self) -> None:
        words = self._field.text().strip()
        if self._current is not None and words:
            self.heard.emit(self._current[0], words)


class _Field(QLineEdit):
    """A field whose up and down keys go to other rows of the list above it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
