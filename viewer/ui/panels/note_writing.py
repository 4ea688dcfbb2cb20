"""Writes notes in their place in the list: one field, which moves to the card that is written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from viewer.core.notes_order import Row
from viewer.ui.panels.note_editor import NoteEditor
from viewer.ui.panels.notes_model import NotesModel

if TYPE_CHECKING:
    from viewer.ui.panels.notes_view import NotesView


class NoteWriting(QObject):
    """The field over a `NotesView`.

    Signals:
        written: (id, str) what stands in the field now.
        kept: (id, str) the reader is done with a note.
        changed: (bool) a note is being written, or no longer.
    """

    written = Signal(str, str)
    kept = Signal(str, str)
    changed = Signal(bool)

    def __init__(self, view: NotesView, model: NotesModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._row: Row | None = None
        self._editor = NoteEditor(view.viewport())
        self._editor.hide()
        self._editor.written.connect(self._on_written)
        self._editor.finished.connect(self.finish)
        self._editor.grown.connect(self._grow)
        view.rows_moved.connect(self.place)

    @property
    def id(self) -> str:
        """Of the annotation whose note is being written; empty for none."""
        return self._row.id if self._row else ""

    def height_in(self, row: Row) -> int | None:
        """How high the field is on the card of `row`; None where it is not there."""
        return self._editor.wanted_height() if row == self._row else None

    def begin(self, id_: str) -> None:
        """Put the reader into the note of an annotation, if it is listed."""
        if self.id == id_:
            self._editor.setFocus()
            return
        self.finish()
        number = self._model.number(id_)
        annotation = self._model.annotation(number) if number >= 0 else None
        if annotation is None:
            return
        view, draft = self._view, self._view.draft_of(id_)
        view.choose([id_], id_)
        self._row = self._model.row(number)
        self._editor.setFont(view.font())
        self._editor.resize(view.card(number).room, self._editor.height())
        self._editor.begin(annotation.note if draft is None else draft)
        view.forget_card(self._row)
        view.scrollTo(self._model.index(number, 0))
        self.place()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(True)

    def finish(self) -> None:
        """What was written is the note now."""
        if self._row is not None:
            id_, text = self._row.id, self._editor.toPlainText().strip()
            self._close()
            self.kept.emit(id_, text)

    def place(self) -> None:
        """Put the field where its card is; it goes when that is gone, and what was written stays a draft."""
        if self._row is None:
            return
        number = self._model.number_of(self._row)
        if number < 0:  # it stands elsewhere now, or is gone
            number = self._model.number(self._row.id)
            if number < 0:
                self._close()
                return
            self._row = self._model.row(number)
        area = self._view.card(number).note_area(self._view.row_rect(number).top())
        if area != self._editor.geometry():
            self._editor.setGeometry(area)
        self._editor.show()

    def _close(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        if self._editor.hasFocus():
            self._view.setFocus()
        self._editor.hide()
        self._view.forget_card(row)
        self.changed.emit(False)

    def _on_written(self, text: str) -> None:
        if self._row is not None:
            self.written.emit(self._row.id, text)

    def _grow(self) -> None:
        if self._row is not None:
            self._view.forget_card(self._row)
            self._view.scrollTo(self._model.index(self._model.number_of(self._row), 0))
            self.place()
