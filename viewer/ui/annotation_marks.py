"""Shows the annotations: strokes and signs in the text, ticks on the strip."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from viewer.controllers.annotation_changes import AnnotationChanges
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.timing import TimingController
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.strip_notes import NoteStripLayer
from viewer.ui.transcript.note_marks import NoteLayer
from viewer.ui.transcript.view import TranscriptView

_STRIP_AFTER_MS = 30  # the text comes first; a storm of changes paints the strip once


class AnnotationMarks(QObject):
    """Between the annotations and what is seen of them."""

    def __init__(
        self,
        annotations: AnnotationController,
        timing: TimingController,
        view: TranscriptView,
        strip: OverviewStrip,
    ) -> None:
        super().__init__(view)
        self._annotations, self._timing, self._view, self._strip = annotations, timing, view, strip
        self._strip_timer = QTimer(self, interval=_STRIP_AFTER_MS, singleShot=True)
        self._strip_timer.timeout.connect(self._show_on_strip)
        annotations.changed.connect(self._on_changed)
        timing.changed.connect(lambda _state: self._strip_timer.start())

    def show(self) -> None:
        """Show all of it anew: another transcript is in the view."""
        layer = NoteLayer(self._view.turn_document, self._annotations.in_turn)
        self._view.marks.notes = layer if self._annotations.annotations else None
        self._view.viewport().update()
        self._strip_timer.start()

    def _on_changed(self, _changes: AnnotationChanges) -> None:
        notes = self._view.marks.notes
        if notes is None or not self._annotations.annotations:
            self.show()
            return
        notes.forget()  # only what is visible is looked up again
        self._view.viewport().update()
        self._strip_timer.start()

    def _show_on_strip(self) -> None:
        annotations = self._annotations.annotations
        timeline = self._timing.timeline
        self._strip.set_notes(NoteStripLayer(annotations, timeline) if annotations else None)
