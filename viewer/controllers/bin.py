"""What was deleted, and how it comes back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from viewer.controllers.annotations import AnnotationController
from viewer.core.annotations import Annotation, Changes
from viewer.errors import WorldError


class Deleted(Protocol):
    """An annotation in the bin."""

    @property
    def annotation(self) -> Annotation:
        """As it was when it was deleted."""

    @property
    def episode_id(self) -> int:
        """Row of the episode it belongs to."""

    @property
    def deleted_at(self) -> int:
        """Milliseconds since 1970 (UTC)."""


class BinKeeper(Protocol):
    """Where what was deleted is kept for a while: `Library.annotations`.

    Each method raises `WorldError` where the library refuses; then nothing has changed.
    """

    def binned(self) -> Sequence[Deleted]:
        """What was deleted in all episodes, the last first."""

    def apply(self, episode_id: int, changes: Changes) -> None:
        """Keep `changes`; an annotation that is in the bin is taken out of it."""

    def discard(self, ids: Collection[str]) -> None:
        """Delete these for good."""


class Bin(QObject):
    """Takes annotations out of the bin again; in the episode that is open that can be undone.

    Signals:
        changed: there is other content.
        available_changed: (bool) there is a library that has a bin.
        trouble: (`WorldError`) the library refused.
    """

    changed = Signal()
    available_changed = Signal(bool)
    trouble = Signal(object)

    def __init__(self, annotations: AnnotationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotations = annotations
        self._keeper: BinKeeper | None = None
        annotations.changed.connect(lambda _changes: self.changed.emit())

    @property
    def episode_id(self) -> int | None:
        """Of the episode that is open; None for none."""
        return self._annotations.episode_id

    def attach(self, keeper: BinKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        self.available_changed.emit(True)

    def deleted(self) -> list[Deleted]:
        """What is in the bin, the last first; nothing where the library cannot be read."""
        if self._keeper is None:
            return []
        try:
            return list(self._keeper.binned())
        except WorldError as error:
            self.trouble.emit(error)
            return []

    def restore(self, wanted: Collection[Deleted]) -> None:
        """Take these out of the bin."""
        here = {each.annotation.id: each.annotation for each in wanted if each.episode_id == self.episode_id}
        if here:
            self._annotations.apply(self.tr("restore %n note(s)", "", len(here)), Changes(here))
        others = [each for each in wanted if each.episode_id != self.episode_id]
        if not others or self._keeper is None:
            return
        try:
            for each in others:
                self._keeper.apply(each.episode_id, Changes({each.annotation.id: each.annotation}))
        except WorldError as error:
            self.trouble.emit(error)
        self.changed.emit()

    def discard(self, wanted: Collection[Deleted]) -> None:
        """Delete these for good; nothing brings them back."""
        if self._keeper is None or not wanted:
            return
        try:
            self._keeper.discard([each.annotation.id for each in wanted])
        except WorldError as error:
            self.trouble.emit(error)
        self.changed.emit()
