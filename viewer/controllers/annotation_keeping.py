"""Where annotations are kept: what the library must do for them, and when what is typed is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from viewer.core.annotations import Annotation, Changes, Tag
from viewer.errors import WorldError

DRAFT_EVERY_MS = 1_000


class Draft(Protocol):
    """Words that were being typed and are no note yet."""

    @property
    def annotation_id(self) -> str:
        """The annotation they are meant for."""

    @property
    def text(self) -> str:
        """The words."""


class Keeper(Protocol):
    """Where annotations outlive the program: `Library.annotations`, whose methods these are.

    Each raises `WorldError` where the library refuses; then nothing has changed.
    """

    def load(self, episode_id: int) -> tuple[Annotation, ...]:
        """All of an episode that are not in the bin."""

    def tags(self) -> tuple[Tag, ...]:
        """All tags, of whatever episode."""

    def tagged(self, name: str) -> tuple[Annotation, ...]:
        """The annotations of all episodes that have this tag, or one in it, and are not in the bin."""

    def tag_counts(self) -> Mapping[str, int]:
        """How many annotations of all episodes have each tag, without those in the bin."""

    def foreign(self, ids: Collection[str], episode_id: int) -> frozenset[str]:
        """Those of `ids` that annotations of other episodes have, or such as are in the bin."""

    def apply(self, episode_id: int, changes: Changes) -> None:
        """Keep `changes`, all or none, for good before it returns.

        Annotations that are not known yet belong to the episode; known ones stay where they are.
        """

    def save_draft(self, episode_id: int, annotation_id: str, text: str) -> None:
        """Keep what is being typed; in place of what was typed before."""

    def drafts(self) -> Sequence[Draft]:
        """What was being typed, in all episodes."""

    def drop_draft(self, annotation_id: str) -> None:
        """Forget what was being typed for an annotation, if anything was."""


class Drafts(QObject):
    """What is being typed, saved at least each second while it changes; no key press waits for that."""

    def __init__(self, tell: Callable[[WorldError], None], parent: QObject) -> None:
        """Save nowhere yet.

        Args:
            tell: hears why a draft could not be saved, once until it works again.
            parent: who owns it.
        """
        super().__init__(parent)
        self._tell = tell
        self._keeper: Keeper | None = None
        self._episode_id: int | None = None
        self._texts: dict[str, str] = {}
        self._unsaved: set[str] = set()
        self._saved: set[str] = set()
        self._failing = False
        self._timer = QTimer(self, interval=DRAFT_EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self.save)

    def text(self, annotation_id: str) -> str | None:
        """What was typed into a note and is not in it yet."""
        return self._texts.get(annotation_id)

    def keep_in(self, keeper: Keeper | None, episode_id: int | None) -> None:
        """Save there from now on; what belongs to another episode is saved where it was, and let go."""
        if self._episode_id not in (None, episode_id):
            self.save()
            self._texts.clear()
            self._saved.clear()
        self._keeper, self._episode_id = keeper, episode_id
        self._unsaved = set(self._texts)
        if self._unsaved:
            self._timer.start()

    def write(self, annotation_id: str, text: str) -> None:
        """The reader types: `text` is what stands there now."""
        self._texts[annotation_id] = text
        self._unsaved.add(annotation_id)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, annotation_id: str, *, saved: bool = False) -> None:
        """What was typed is in the note now, or not wanted; `saved`: another day, too."""
        self._texts.pop(annotation_id, None)
        self._unsaved.discard(annotation_id)
        if self._keeper is None or not (saved or annotation_id in self._saved):
            return
        try:
            self._keeper.drop_draft(annotation_id)
            self._saved.discard(annotation_id)
        except WorldError as error:
            self._fail(error)

    def save(self) -> None:
        """Save what is not saved yet, now."""
        self._timer.stop()
        if self._keeper is None or self._episode_id is None:
            return
        try:
            for annotation_id in sorted(self._unsaved):
                self._keeper.save_draft(self._episode_id, annotation_id, self._texts[annotation_id])
                self._unsaved.discard(annotation_id)
                self._saved.add(annotation_id)
        except WorldError as error:
            self._timer.start()
            self._fail(error)
        else:
            self._failing = False

    def forget(self) -> None:
        """Nothing is typed any more: nothing is open."""
        self.save()
        self._texts.clear()
        self._unsaved.clear()
        self._saved.clear()
        self._keeper, self._episode_id = None, None

    def _fail(self, error: WorldError) -> None:
        if not self._failing:
            self._failing = True
            self._tell(error)
