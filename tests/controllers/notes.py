"""A controller of annotations with a library that refuses when told to, and ways to compare all there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

from PySide6.QtGui import QUndoStack

from tests.controllers.passing_keeper import PassingKeeper
from tests.transcripts import four_turns
from viewer.controllers.annotation_changes import AnnotationChanges
from viewer.controllers.annotations import AnnotationController
from viewer.core.annotations import Annotation, Changes
from viewer.core.records import EpisodeRecord
from viewer.errors import WorldError, message

EPISODE = EpisodeRecord("An episode", id=1)


class Shelf(PassingKeeper):
    """A library that refuses when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses = False
        self.drafted: list[str] = []

    def ask(self) -> None:
        if self.refuses:
            raise WorldError(message("The library is full"))

    def load(self, episode_id: int) -> tuple[Annotation, ...]:
        self.ask()
        return super().load(episode_id)

    def tagged(self, name: str) -> tuple[Annotation, ...]:
        self.ask()
        return super().tagged(name)

    def tag_counts(self) -> Mapping[str, int]:
        self.ask()
        return super().tag_counts()

    @property
    def typed(self) -> dict[str, str]:
        """What is kept of what is being typed."""
        return {draft.annotation_id: draft.text for draft in self.drafts()}

    def apply(self, episode_id: int, changes: Changes) -> None:
        self.ask()
        super().apply(episode_id, changes)

    def save_draft(self, episode_id: int, annotation_id: str, text: str) -> None:
        self.ask()
        self.drafted.append(text)
        super().save_draft(episode_id, annotation_id, text)


class Study:
    """A controller over four turns, with a library and a stack of steps."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf, self.undo = shelf or Shelf(), QUndoStack()
        clock = count(1_000)
        self.notes = AnnotationController(self.undo, now_ms=lambda: next(clock))
        self.changes: list[AnnotationChanges] = []
        self.done: list[str] = []
        self.troubles: list[str] = []
        self.notes.changed.connect(self.changes.append)
        self.notes.done.connect(self.done.append)
        self.notes.trouble.connect(lambda error: self.troubles.append(str(error)))

    def open(self, episode: EpisodeRecord = EPISODE) -> Study:
        self.notes.attach(self.shelf)
        self.notes.begin()
        self.notes.show(four_turns())
        self.notes.identify(episode)
        self.notes.settle()
        self.changes.clear()
        return self

    def mark(self, start_turn: int, start: int, end_turn: int, end: int, **more: object) -> str:
        anchor = self.notes.anchor(start_turn, start, end_turn, end)
        return self.notes.mark(anchor, **more)

    def whole(self) -> tuple[object, ...]:
        """Everything a step may change, in the program and in the library."""
        notes = self.notes
        in_turns = [notes.in_turn(turn) for turn in range(4)]
        kept = {row: set(self.shelf.load(row)) for row in (1, 2)}
        return notes.annotations, notes.tags, in_turns, notes.unfinished, kept, set(self.shelf.tags())

    def there_and_back_twice(self, step: Callable[[AnnotationController], object]) -> None:
        """Do, undo, redo, and again: each time everything is as it was."""
        before, count = self.whole(), self.undo.count()
        step(self.notes)
        after = self.whole()
        assert after != before
        assert self.undo.count() == count + 1
        for _ in range(2):
            self.undo.undo()
            assert self.whole() == before
            self.undo.redo()
            assert self.whole() == after
        assert self.undo.undoText()
