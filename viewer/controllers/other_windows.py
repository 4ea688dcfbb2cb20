"""What other windows of the program do to the library, noticed without asking all the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.corrections import CorrectionsController
from viewer.core.annotations import Annotation, Tag
from viewer.errors import WorldError

SETTLE_MS = 150  # a step writes several times
AGAIN_MS = 1_000  # after the library could not be read


class News(Protocol):
    """What changed since some revision: `viewer.core.kept_notes.News`."""

    @property
    def revision(self) -> int:
        """The revision this leads to."""

    @property
    def annotations(self) -> Mapping[str, Annotation | None]:
        """By their ids, as they are now; None: in the bin, or of another episode."""

    @property
    def tags(self) -> Sequence[Tag]:
        """All there are."""

    @property
    def elsewhere(self) -> Mapping[str, Annotation]:
        """Those of other episodes, as they are there."""


class SharedKeeper(Protocol):
    """A library that others write to as well: `Library.annotations`, whose methods these are."""

    def at_one_moment(self) -> AbstractContextManager[None]: ...  # noqa: D102
    def changed_elsewhere(self) -> bool: ...  # noqa: D102
    def revision(self) -> int: ...  # noqa: D102
    def since(self, revision: int, episode_id: int) -> News: ...  # noqa: D102


class OtherWindows(QObject):
    """Watches the library's files, and takes over what others changed in what is open: its notes, its words.

    In WAL mode each write goes to a file beside the library (https://www.sqlite.org/wal.html), which is made
    anew when the last program lets go of it; so their folder is watched too.
    """

    def __init__(self, annotations: AnnotationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotations = annotations
        self._corrections: CorrectionsController | None = None
        self._keeper: SharedKeeper | None = None
        self._revision = 0
        self._files: tuple[Path, ...] = ()
        self._watcher: QFileSystemWatcher | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._due = self._failing = False  # something changed that was not taken over yet

    def follow(self, corrections: CorrectionsController) -> None:
        """Take over what others correct, too."""
        self._corrections = corrections

    def attach(self, keeper: SharedKeeper, library: Path) -> None:
        """Watch this library from now on; `library` is its file."""
        self._keeper = keeper
        self._files = (library.parent, library.with_name(f"{library.name}-wal"))
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._on_written)
            self._watcher.directoryChanged.connect(self._on_written)
        try:
            keeper.changed_elsewhere()
            self._revision = keeper.revision()
        except WorldError as error:
            self._annotations.trouble.emit(error)
        self._watch()

    def leave(self) -> None:
        """Watch nothing: another library takes its place."""
        self._keeper, self._files, self._due = None, (), False
        self._settle.stop()
        self._again.stop()
        self._watch()

    def look(self) -> None:
        """See whether others changed anything; costs some microseconds where nobody did.

        Where the library cannot be read, that is told once, and tried again until it can.
        """
        self._watch()
        if self._keeper is None:
            return
        try:
            self._due = self._keeper.changed_elsewhere() or self._due
            if self._due:
                self._take_over(self._keeper)
        except WorldError as error:
            self._fail(error)
        else:
            self._failing = False

    def _fail(self, error: WorldError) -> None:
        self._again.start()
        if not self._failing:
            self._failing = True
            self._annotations.trouble.emit(error)

    def _take_over(self, keeper: SharedKeeper) -> None:
        """Take over the words before the notes anchored in them, both as they are at one moment."""
        episode_id, corrections = self._annotations.episode_id, self._corrections
        with keeper.at_one_moment():
            news = None if episode_id is None else keeper.since(self._revision, episode_id)
            corrected = None if corrections is None else corrections.news()
        self._due = False
        if corrections is not None and corrected is not None:
            corrections.take_over(corrected)
        if news is not None:
            self._revision = news.revision
            self._annotations.take_over(news.annotations, news.tags, news.elsewhere)

    def _on_written(self, _path: str) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def _watch(self) -> None:
        """Watch what is there: a file that was deleted is not watched any more."""
        if self._watcher is None:
            return
        wanted = {str(path) for path in self._files if path.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))
