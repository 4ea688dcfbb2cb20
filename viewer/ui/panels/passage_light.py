"""Shows a passage in the text and lights it, so that following does not scroll it away."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Kind
from viewer.core.annotations import Place as Certainty
from viewer.core.notes_order import NotesPlace
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.following import Following
from viewer.ui.transcript.marks import MarkStyle
from viewer.ui.transcript.view import TranscriptView

_LAYER = "shown note"


class PassageLight(QObject):
    """One passage of the text is lit at a time: that of the note the reader looks at."""

    def __init__(self, view: TranscriptView, following: Following) -> None:
        super().__init__(view)
        self._view, self._following = view, following
        self._lit = ""
        view.spot_clicked.connect(lambda _spot: self.clear())

    @property
    def lit(self) -> str:
        """Id of the annotation whose passage is lit; empty for none."""
        return self._lit

    def show(self, annotation: Annotation, place: NotesPlace) -> None:
        """Bring the place of an annotation into view; what has no place any more is not looked for."""
        turn = place.turn(annotation)
        self._following.noting()
        anchor = annotation.anchor
        if turn is None or annotation.place is Certainty.DETACHED or not self._view.transcript.turns:
            self.clear()
            return
        start = Place(turn, anchor.start if anchor else 0)
        ranges = _ranges(anchor, place) if anchor else {}
        self._view.set_marks(_LAYER, ranges)
        self._lit = annotation.id if annotation.kind is Kind.PASSAGE else ""
        self._view.select(start, start)  # a selection of before would cover it; the caret goes along
        self._view.scroller.reveal(turn, self._view.turn_document.units(start))

    def clear(self) -> None:
        """Light nothing."""
        if self._lit:
            self._lit = ""
            self._view.set_marks(_LAYER, {})


def _ranges(anchor: Anchor, place: NotesPlace) -> dict[int, list[tuple[int, int, MarkStyle]]]:
    """The passage turn by turn, as far as the text has it."""
    turns = place.transcript.turns
    ranges = {}
    for turn in range(anchor.start_turn, min(anchor.end_turn, len(turns) - 1) + 1):
        length = len(turns[turn].text)
        start = min(anchor.start, length) if turn == anchor.start_turn else 0
        end = min(anchor.end, length) if turn == anchor.end_turn else length
        if start < end:
            ranges[turn] = [(start, end, MarkStyle.SHOWN_NOTE)]
    return ranges
