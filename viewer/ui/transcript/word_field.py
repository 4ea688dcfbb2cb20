"""A field that lies over some words of the transcript while they are corrected."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from viewer.core.corrections import word_at
from viewer.core.marks import unheard
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import Place, to_utf16
from viewer.ui.transcript.lines import x_of
from viewer.ui.transcript.view import TranscriptView

_BORDER, _PADDING = 2, 3
_INSIDE = 2  # what Qt keeps free at either side of a field's text
_BESIDE = _BORDER + _PADDING + _INSIDE
_LEAST_WIDTH = 130
_AIR = 18  # for the next letters
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class WordField(QLineEdit):
    """Holds the words from `start` to `end` of a turn, right where they stand, in the same letters.

    It follows the text when that is scrolled. Clicking elsewhere is as good as Enter: nothing typed is lost.

    Signals:
        entered: (str) the words are to be these.
        left: the field is done with, whatever came of it.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, view: TranscriptView, theme: Theme, turn: int, start: int, end: int) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._over = False
        self._turn, self._from, self._to = turn, start, end
        self.setText(view.transcript.turns[turn].text[start:end])
        self.setAccessibleName(self.tr("Correct the words"))
        self.setToolTip(self.tr("Enter: done · Esc: leave as it was"))
        self.setFont(view.turn_layout.metrics.font)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAcceptDrops(False)
        self.set_theme(theme)
        self.selectAll()
        self.textChanged.connect(self.place)
        view.place_shown.connect(self.place)
        self.place()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(
            f"border: {_BORDER}px solid {theme.accent.name()}; border-radius: 4px; padding: 0 {_PADDING}px;"
            f" background: {theme.surface.name()}; color: {theme.text.name()};"
        )

    def place(self) -> None:
        """Lie over the words, as wide as what is typed needs."""
        view, layout = self._view, self._view.turn_layout
        if self._turn >= len(view.transcript.turns):
            return  # the text is being corrected elsewhere: `follow` comes next
        text = view.transcript.turns[self._turn].text
        units = to_utf16(text, self._from)
        line = layout.lines_of(view.turn_document.block_of(self._turn)).lineForTextPosition(units)
        left = round(x_of(line.cursorToX(units))) - _BESIDE
        rect = layout.line_rect(self._turn, units)
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _BESIDE + _AIR
        room = view.viewport().width() - layout.metrics.left
        width = min(max(wanted, _LEAST_WIDTH), room)
        left = max(0, min(left, round(layout.metrics.right) - width, room - width))
        top = round(rect.top()) - view.scroller.value
        self.setGeometry(QRect(left, top, width, round(rect.height())))

    def event(self, event: QEvent) -> bool:
        # The field lies in the transcript, whose keys would go on doing what they do there.
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(done=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(done=False)
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._finish(done=True)

    def follow(self, turn: int, start: int, end: int) -> None:
        """Another window corrected the text: the words, or what is in their place, stand there now."""
        self._turn, self._from, self._to = turn, start, end
        self.place()

    def give_up(self) -> None:
        """The text below has changed: these words are there no more."""
        self._finish(done=False)

    def _finish(self, *, done: bool) -> None:
        if self._over:
            return
        self._over = True
        words = self.text()
        if done and words != self._view.transcript.turns[self._turn].text[self._from : self._to]:
            self.entered.emit(words)
        self.left.emit()


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key means the field: all but those of other parts of the window, and of the player."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_J):
        return True
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return not event.modifiers() & others and event.key() < Qt.Key.Key_Back


def words_to_correct(view: TranscriptView, place: Place) -> tuple[int, int]:
    """Start and end of what a field at `place` is about: a mark for words not heard, else a word."""
    text = view.transcript.turns[place.turn].text
    marks = [mark for mark in unheard(text) if mark.start <= place.offset <= mark.end]
    return (marks[0].start, marks[0].end) if marks else word_at(text, place.offset)
