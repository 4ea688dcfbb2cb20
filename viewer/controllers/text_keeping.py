"""Keeps the words of the transcript that is open as soon as something is said of them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.worker import Job, Task, Workers
from viewer.core.packed import pack
from viewer.core.transcript import Turn
from viewer.errors import WorldError

_LATER_MS = 3_000  # a text that is being corrected is another one after each step


class TextKeeper(Protocol):
    """Where transcripts outlive their files: `Library.texts`, whose methods these are."""

    def keeps(self, text_hash: str) -> bool: ...  # noqa: D102
    def keep_packed(self, text_hash: str, packed: bytes) -> None: ...  # noqa: D102
    def load_packed(self, text_hash: str) -> bytes | None: ...  # noqa: D102


class TextKeeping(QObject):
    """Packs the transcript in the background, and writes it.

    Signals:
        kept: (str) the text with this hash is in the library.
        trouble: (`WorldError`) the library refuses.
    """

    kept = Signal(str)
    trouble = Signal(object)

    def __init__(
        self, annotations: AnnotationController, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._annotations, self._workers = annotations, workers
        self._texts: TextKeeper | None = None
        self._known: set[str] = set()
        self._due: tuple[str, tuple[Turn, ...]] | None = None
        self._running: dict[str, tuple[Job, tuple[Turn, ...]]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._start)

    def attach(self, texts: TextKeeper) -> None:
        """Use this library from now on."""
        self._texts = texts
        self._known.clear()
        self.look()

    def look(self) -> None:
        """Keep the text that is open if an annotation names it."""
        annotations = self._annotations
        if self._texts is None or annotations.episode_id is None or not annotations.annotations:
            return
        hashed = annotations.text_hash
        due = self._due[0] if self._due else ""
        if not hashed or hashed in {due, *self._known, *self._running} or not self._named(hashed):
            return
        try:
            if self._texts.keeps(hashed):
                self._known.add(hashed)
                return
        except WorldError as error:
            self.trouble.emit(error)
            return
        self._due = (hashed, annotations.transcript.turns)
        self._timer.start(_LATER_MS if self._known else 0)

    def leave(self) -> None:
        """Another transcript is about to be open: what is due does not wait for more corrections."""
        self.look()
        self._start()

    def close(self) -> None:
        """Keep what is due, now: the program ends, or another library takes over."""
        self.look()
        self._start()
        for hashed, (job, turns) in list(self._running.items()):
            job.cancel()
            self._keep(hashed, pack(turns))

    def _named(self, hashed: str) -> bool:
        return any(each.anchor and each.anchor.text_hash == hashed for each in self._annotations.annotations)

    def _start(self) -> None:
        self._timer.stop()
        if self._due is None:
            return
        (hashed, turns), self._due = self._due, None

        def work(_task: Task) -> bytes:
            return pack(turns)

        job = self._workers.run(work)
        self._running[hashed] = job, turns
        job.finished.connect(lambda packed: self._keep(hashed, packed))

    def _keep(self, hashed: str, packed: bytes) -> None:
        self._running.pop(hashed, None)
        if self._texts is None:
            return
        try:
            self._texts.keep_packed(hashed, packed)
        except WorldError as error:
            self.trouble.emit(error)
            return
        self._known.add(hashed)
        self.kept.emit(hashed)
