"""The field in which a note is written, in its place in the list."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTextEdit, QWidget

_FEWEST, _MOST = 2, 12  # lines; with more it scrolls
_BORDERS = 4


class NoteEditor(QTextEdit):
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
        self._height = 0
        self.setObjectName("note_editor")
        self.setAcceptRichText(False)
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
        self._height = self.wanted_height()

    def wanted_height(self) -> int:
        """How high it wants to be; with more text than that it scrolls."""
        line, margins = self.fontMetrics().lineSpacing(), 2 * self.document().documentMargin()
        wanted = max(_FEWEST * line + margins, min(self.document().size().height(), _MOST * line + margins))
        return ceil(wanted) + _BORDERS

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
        height = self.wanted_height()
        if height != self._height:
            self._height = height
            self.grown.emit()
            full = self.document().size().height() > height
            policies = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policies.ScrollBarAsNeeded if full else policies.ScrollBarAlwaysOff
            )
            self.ensureCursorVisible()
