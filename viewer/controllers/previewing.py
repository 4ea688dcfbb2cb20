"""How the transcript that is open would be read, looked at in the background; and read so, and remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from viewer.controllers import transcript_work as work
from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.worker import Job, Task, Workers
from viewer.core.choices import AUTOMATIC, Choices
from viewer.errors import WorldError


class ChoiceKeeper(Protocol):
    """Where choices outlive the program: `Library.choices`, whose method this is."""

    def save(self, transcript: str, choices: Choices) -> None: ...  # noqa: D102


class Previewing(QObject):
    """Looks at one way of reading at a time: a newer wish takes the place of an older one.

    Signals:
        looked: (`Look`) what would come of the file.
        failed: (`TurnlightError`) it cannot be looked at in this way.
        trouble: (`WorldError`) the library does not take what was chosen; it is read so all the same.
    """

    looked = Signal(object)
    failed = Signal(object)
    trouble = Signal(object)

    def __init__(
        self, opening: Opening, workers: Workers, folder: Path, parent: QObject | None = None
    ) -> None:
        """Without a library yet; `folder` is the data folder."""
        super().__init__(parent)
        self._opening, self._workers, self._folder = opening, workers, folder
        self._keeper: ChoiceKeeper | None = None
        self._job: Job | None = None
        self._used = AUTOMATIC
        self._wanted: Choices | None = None
        opening.started.connect(lambda _what: self._begin())
        for signal in (opening.cleared, opening.ambiguous):
            signal.connect(self._forget)
        opening.transcript_ready.connect(self._on_transcript)

    @property
    def available(self) -> bool:
        """Whether there is a transcript to be looked at."""
        return self._opening.source is not None

    @property
    def name(self) -> str:
        """What its file is called; empty where it has none."""
        source = self._opening.source
        return source.path.name if source is not None and source.path is not None else ""

    @property
    def used(self) -> Choices:
        """How the transcript that is open was read."""
        return self._used

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def attach(self, keeper: ChoiceKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper

    def look(self, choices: Choices) -> None:
        """Look how it would be read; nothing changes by that."""
        self.stop()
        source, folder = self._opening.source, self._folder
        if source is None:
            return

        def work_out(task: Task) -> object:
            return work.look(folder, source, choices, lambda _share: task.check())

        job = self._job = self._workers.run(work_out)
        job.finished.connect(self._on_looked)
        job.failed.connect(self._on_failed)

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def read(self, choices: Choices) -> None:
        """Read it so, and from now on whenever it is opened."""
        self.stop()
        self._opening.read_again(choices)
        self._wanted = choices

    def _begin(self) -> None:
        self._wanted = None

    def _forget(self) -> None:
        self._used = AUTOMATIC

    def _on_looked(self, look: object) -> None:
        self._job = None
        self.looked.emit(look)

    def _on_failed(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    def _on_transcript(self, opened: OpenedTranscript) -> None:
        self._used, wanted, self._wanted = opened.choices, self._wanted, None
        if wanted is None or self._keeper is None:
            return
        try:
            self._keeper.save(opened.hash, wanted)
        except WorldError as error:
            self.trouble.emit(error)
