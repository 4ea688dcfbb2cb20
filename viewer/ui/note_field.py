"""The small field in which a note or tags are typed; the sound, and following it, go on meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.ui.beside import beside
from viewer.ui.transcript.view import TranscriptView

_WIDTH, _NOTE_HEIGHT = 420, 76
_MARGIN = 14


class _Field(QFrame):
    """Lies over the view, beside a passage or at the lower edge; Enter and Escape close it.

    Signals:
        typed: (str) what stands there now.
        finished: (str) the reader is done; what stands there counts.
        left: the reader wants none of it: Escape while nothing was typed.
    """

    typed = Signal(str)
    finished = Signal(str)
    left = Signal()

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("popup")
        self._title = QLabel()
        self._title.setProperty("quiet", "true")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(5)
        self._column.addWidget(self._title)
        self.hide()

    def _take(self, field: QWidget, keys: str) -> None:
        self._field = field
        self._column.addWidget(field)
        said = QLabel(keys)
        said.setProperty("quiet", "true")
        self._column.addWidget(said)
        field.installEventFilter(self)

    def _open(self, title: str, around: QRect | None) -> None:
        self._title.setText(title)
        self._field.setAccessibleName(title)
        viewport = self._view.viewport()
        within = viewport.rect()
        self.resize(QSize(min(_WIDTH, within.width() - 2 * _MARGIN), self.sizeHint().height()))
        place = beside(self.size(), around, within) if around is not None else None
        if place is not None:
            self.move(viewport.mapTo(self._view, place))
        else:
            left = (within.width() - self.width()) // 2
            self.move(left, within.height() - self.height() - _MARGIN)
        self.show()
        self.raise_()
        self._field.setFocus()

    def _text(self) -> str:
        raise NotImplementedError

    def close_up(self) -> None:
        """Go away, and give the keyboard back to the text."""
        if not self.isHidden():
            self.hide()
            self._view.setFocus()

    def finish(self) -> None:
        """Take what stands there, and go away."""
        if not self.isHidden():
            text = self._text()
            self.close_up()
            self.finished.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
        return super().eventFilter(watched, event)

    def _escape(self) -> None:
        """What was typed is kept: a step back undoes it."""
        if self._text().strip():
            self.finish()
        else:
            self.close_up()
            self.left.emit()


class NoteField(_Field):
    """A few lines for a note."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(_NOTE_HEIGHT)
        self._edit.setPlaceholderText(self.tr("Write a note"))
        self._edit.textChanged.connect(self._on_typed)
        self._take(self._edit, self.tr("Enter: done · Shift+Enter: new line"))

    def open(self, title: str, text: str, around: QRect | None) -> None:
        """Come up with `text`, beside the passage `around` (in the viewport), or at the lower edge."""
        self._edit.blockSignals(True)
        self._edit.setPlainText(text)
        self._edit.blockSignals(False)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self._open(title, around)

    def _text(self) -> str:
        return self._edit.toPlainText()

    def _on_typed(self) -> None:
        self.typed.emit(self._text())


class TagField(_Field):
    """A line for tags, which completes those there are."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._edit = QLineEdit()
        self._edit.setPlaceholderText(self.tr("Tag, or outer/inner"))
        self._edit.setCompleter(_Completer(self._edit))
        self._take(self._edit, self.tr("Enter: add · commas between several"))

    def open(self, title: str, known: Iterable[str], around: QRect | None) -> None:
        """Come up empty; `known` are the tags there are."""
        self._edit.completer().setModel(QStringListModel(list(known), self._edit.completer()))
        self._edit.clear()
        self._open(title, around)

    def _text(self) -> str:
        return self._edit.text()

    def _escape(self) -> None:
        """Half a tag is none: it would stand in the list of tags for good."""
        self.close_up()
        self.left.emit()


class _Completer(QCompleter):
    """Completes the last of several tags, whatever part of its name was typed."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        return [path.rpartition(",")[2].lstrip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        before, comma, _ = self._edit.text().rpartition(",")
        return f"{before}{comma} {index.data()}" if comma else str(index.data())
