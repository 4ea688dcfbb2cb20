"""Annotations of a made-up episode, in a controller without a library."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack

from tests.transcripts import transcript
from viewer.controllers.annotations import AnnotationController
from viewer.core.annotations import Changes, Colour, Tag
from viewer.core.notes_order import NotesPlace
from viewer.core.transcript import Transcript

TEXT = "Here are the words of turn {}, no more. And then come a few others, quietly."


class Episode:
    """Twelve turns by two people, with six marks and a bookmark.

    Attributes:
        notes: what is there.
        ids: of the annotations, in the order of time.
    """

    def __init__(self, turns: int = 12, *, filled: bool = True) -> None:
        self.transcript: Transcript = transcript(*(TEXT.format(number) for number in range(turns)))
        self.undo = QUndoStack()
        self.notes = AnnotationController(self.undo)
        self.notes.begin()
        self.notes.show(self.transcript)
        self.ids: list[str] = []
        if filled:
            self._fill()

    @property
    def place(self) -> NotesPlace:
        """What the annotations lie in."""
        return NotesPlace(self.transcript)

    def mark(self, turn: int, start: int = 5, end: int = 18, **more: object) -> str:
        """Mark words of a turn."""
        return self.notes.mark(self.notes.anchor(turn, start, turn, end), **more)  # type: ignore[arg-type]

    def _fill(self) -> None:
        notes = self.notes
        notes.apply("tags", Changes(tags={"budget/schools": Tag("budget/schools", Colour.BLUE, "Money")}))
        self.ids = [
            self.mark(0, note="A first thought"),
            self.mark(1, colour=Colour.GREEN, unfinished=True),
            self.mark(2, 0, 70, colour=Colour.BLUE, note="Several\nlines\nof words"),
            notes.bookmark(16_000, "The bell"),
            self.mark(4, colour=Colour.GREEN),
            self.mark(5, note="The bell again", unfinished=True),
            self.mark(9, colour=Colour.GREY),
        ]
        notes.add_tag([self.ids[0], self.ids[4]], "sound")
        notes.add_tag(self.ids[4:6], "budget/schools")
        self.undo.clear()
