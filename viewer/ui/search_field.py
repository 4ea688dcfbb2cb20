"""A field with a glass at its left, and at its right what became of the search."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from viewer.ui import icons
from viewer.ui.theme import Theme, tabular

_GLASS = 16
_LEFT = 30
_GAP = 10
_COMING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SearchField(QLineEdit):
    """Asks for words.

    Signals:
        entered: the field got the keyboard.
        confirmed: Enter.
        confirmed_back: Shift and Enter.
        left: Esc.
        deserted: the keyboard went to another part of the window.
    """

    entered = Signal()
    confirmed = Signal()
    confirmed_back = Signal()
    left = Signal()
    deserted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(False)  # a file let go here is to be opened, not searched for
        self._note = QLabel(self)
        self._note.setFont(tabular(self.font()))
        self._note.setProperty("quiet", True)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note("")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def note(self, text: str) -> None:
        """Say at the right what became of the search."""
        self._note.setText(text)
        self._note.adjustSize()
        self.setTextMargins(_LEFT - 9, 0, self._note.width() + _GAP if text else 0, 0)
        self._place()

    def sizeHint(self) -> QSize:
        """Room for a few words and the count."""
        return QSize(240, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift and Enter goes back, Esc leaves."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.confirmed_back if back else self.confirmed).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the reader came here, which a window that merely becomes active does not mean."""
        super().focusInEvent(event)
        if event.reason() in _COMING:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the reader went elsewhere, but not to a button beside the field or to another window."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason):
            self.deserted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note at the right."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass into the margin."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRect(_GAP, (self.height() - _GLASS) // 2, _GLASS, _GLASS)
        icons.draw(painter, area, "find", self._theme.quiet)
        painter.end()

    def _place(self) -> None:
        top = (self.height() - self._note.height()) // 2
        self._note.move(self.width() - self._note.width() - _GAP, top)
