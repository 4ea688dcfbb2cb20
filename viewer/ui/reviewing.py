"""Walks through the notes whose place is not sure, beside the transcript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.editions import Editions
from viewer.controllers.worker import Job
from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Changes
from viewer.core.annotations import Place as Sureness
from viewer.core.follow import Follow
from viewer.core.heard import without_blanks
from viewer.core.origins import Origin
from viewer.core.reanchor import Candidate, Found
from viewer.core.verdicts import Score
from viewer.ui.main_window import MainWindow
from viewer.ui.transcript.document import Place

if TYPE_CHECKING:
    from viewer.ui.dialogs.review import ReviewDialog


class Reviewing(QObject):
    """Between the list of notes to review, what is known of their places, and the text."""

    def __init__(
        self, window: MainWindow, annotations: AnnotationController, editions: Editions, rules: Follow
    ) -> None:
        super().__init__(window)
        self._window, self._annotations, self._editions = window, annotations, editions
        self._rules = rules
        self._dialog: ReviewDialog | None = None
        self._job: Job | None = None
        self._sought: set[str] = set()
        self._found: dict[str, Found] = {}
        self._hash = ""  # of the text in which it was looked
        editions.changed.connect(self._refresh)

    @property
    def dialog(self) -> ReviewDialog | None:
        """The list, while it is open."""
        return self._dialog

    def open(self) -> None:
        """Open the list, beside the text rather than before it: words can be selected meanwhile."""
        from viewer.ui.dialogs.review import ReviewDialog

        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        actions = self._window.actions_table
        dialog = self._dialog = ReviewDialog(self._window)
        dialog.addActions([actions["undo"], actions["redo"]])
        dialog.looked_at.connect(self._show)
        dialog.placed.connect(self._place)
        dialog.selection_wanted.connect(self._place_at_selection)
        dialog.detached.connect(self._detach)
        dialog.finished.connect(lambda _result: self._on_finished())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        self._refresh()

    def close(self) -> None:
        """Close the list: it belongs to another transcript."""
        if self._dialog is not None:
            self._dialog.close()

    def _on_finished(self) -> None:
        self._dialog = None
        self._forget()

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._sought, self._found = None, set(), {}

    # What is listed

    def _refresh(self) -> None:
        """List what is to be reviewed now, and look for places not looked for yet."""
        if self._dialog is None:
            return
        from viewer.ui.dialogs.review import Case

        if self._annotations.text_hash != self._hash:
            self._forget()
            self._hash = self._annotations.text_hash
        notes = (*self._editions.doubtful, *self._editions.detached)
        self._dialog.show_cases([Case(note, self._candidates(note)) for note in notes])
        new = [note for note in notes if note.id not in self._sought]
        if new and self._job is None:
            self._sought.update(note.id for note in new)
            self._job = self._editions.find(new, self._take)

    def _take(self, found: Mapping[str, Found]) -> None:
        self._job = None
        self._found.update(found)
        self._refresh()

    def _candidates(self, note: Annotation) -> tuple[Candidate, ...] | None:
        found = self._found.get(note.id)
        if found is None:
            return None
        if found.place is Sureness.SURE and not found.candidates:  # it lies in these very words
            return (Candidate(found.anchor, Score(1.0, 1.0, 1.0, None, Origin.UNKNOWN)),)
        return found.candidates

    # What the reader says

    def _show(self, anchor: Anchor) -> None:
        if self._annotations.text_hash != anchor.text_hash:
            return
        view, start = self._window.view, Place(anchor.start_turn, anchor.start)
        self._rules.writing_note()  # the place is to stay in view, whatever is heard
        view.select(start, Place(anchor.end_turn, anchor.end))
        view.scroller.reveal(start.turn, view.turn_document.units(start))

    def _place(self, note_id: str, anchor: Anchor) -> None:
        note = self._annotations.get(note_id)
        if note is not None:
            self._apply(self.tr("place a note"), replace(note, anchor=anchor, place=Sureness.SURE))

    def _place_at_selection(self, note_id: str) -> None:
        anchor = self._selected()
        if anchor is not None:
            self._place(note_id, anchor)
        elif self._dialog is not None:
            self._dialog.tell(self.tr("Nothing is selected: select the right words in the transcript."))

    def _detach(self, note_id: str) -> None:
        note = self._annotations.get(note_id)
        if note is not None:
            self._apply(self.tr("keep a note without a place"), replace(note, place=Sureness.DETACHED))

    def _apply(self, words: str, note: Annotation) -> None:
        self._annotations.apply(words, Changes({note.id: note}), self)

    def _selected(self) -> Anchor | None:
        """The passage that is selected, without the blanks around it."""
        selected, turns = self._window.view.selected(), self._window.view.transcript.turns
        if selected is None or not turns:
            return None
        start, end = selected
        passage = without_blanks(turns, (start.turn, start.offset, end.turn, end.offset))
        return self._annotations.anchor(*passage) if passage else None
