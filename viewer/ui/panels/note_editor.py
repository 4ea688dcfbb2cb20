"""The field in which a note is written, in its place in the list."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_FEWEST, _MOST = 2, 12  # lines; with more it scrolls
_AROUND = 8  # border, and a little air


class NoteEditor(QPlainTextEdit):
    """Plain text over several lines; the field grows with it.

    Signals:
        written: (str) what stands there now.
        finished: the reader is done: Ctrl and Enter, Escape, or went elsewhere. A step back undoes it.
        grown: it wants another height.
    """

    written = Signal(str)
    finished = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = 0
        self.setObjectName("note_editor")
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("Write a note; Ctrl+Enter: done"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(lambda: self.written.emit(self.toPlainText()))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._on_size())

    def begin(self, text: str) -> None:
        """Show `text`, the caret behind it."""
        self.blockSignals(True)  # what was there before was not written now
        self.setPlainText(text)
        self.blockSignals(False)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._lines = self._wanted_lines()

    def wanted_height(self) -> int:
        """How high it wants to be."""
        layout = self.document().firstBlock().layout()
        line = layout.lineAt(0).height() if layout.lineCount() else float(self.fontMetrics().lineSpacing())
        return ceil(self._wanted_lines() * line + 2 * self.document().documentMargin()) + _AROUND

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        done = enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if done or event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if event.reason() in elsewhere:
            self.finished.emit()

    def _on_size(self) -> None:
        """The text has other lines; while there is room for all it needs no scroll bar."""
        lines = self._wanted_lines()
        if lines == self._lines:
            return
        self._lines = lines
        policies = Qt.ScrollBarPolicy
        full = lines == _MOST
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if full else policies.ScrollBarAlwaysOff)
        self.grown.emit()
        if not full:  # it was scrolled before there was room
            self.verticalScrollBar().setValue(0)

    def _wanted_lines(self) -> int:
        lines = int(self.document().size().height())  # a plain text document counts lines
        return max(_FEWEST, min(lines, _MOST))
