"""Steps that can be taken back, in a library that other windows write to as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack


def look_nowhere() -> None:
    """For a library that nobody else writes to."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What another window changed in the notes.

    Attributes:
        ids: of annotations, of this episode and others.
        tags: names of tags that are other ones now, new or gone.
        gone: names of tags there are no more.
    """

    ids: frozenset[str]
    tags: frozenset[str]
    gone: frozenset[str]


class Undoable(QUndoCommand):
    """A step that knows whether another window changed what it is about."""

    def is_about(self, changed: Overtaken) -> bool:
        """Whether going either way would write over any of `changed`; what cannot tell says so."""
        return bool(changed.ids or changed.tags)


class Undo(QUndoStack):
    """The steps of a window; before each one back or again it looks what other windows did.

    Attributes:
        look: looks, and empties the stack where a step would write over what was done elsewhere.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look: Callable[[], object] = look_nowhere

    def undo(self) -> None:
        """Take the last step back, if it may still be."""
        self.look()
        super().undo()

    def redo(self) -> None:
        """Take the next step again, if it may still be."""
        self.look()
        super().redo()


def commands(stack: QUndoStack) -> Iterator[QUndoCommand]:
    """All there are, in the order in which they were made; those that make up one step one by one."""
    for index in range(stack.count()):
        yield from _within(stack.command(index))


def is_overtaken(stack: QUndoStack, changed: Overtaken) -> bool:
    """Whether any step, taken or taken back, is about something of `changed`."""
    return bool(changed.ids or changed.tags) and any(
        not isinstance(each, Undoable) or each.is_about(changed) for each in commands(stack)
    )


def _within(command: QUndoCommand) -> Iterator[QUndoCommand]:
    if not command.childCount():
        yield command
    for index in range(command.childCount()):
        yield from _within(command.child(index))
