"""The chapters of what is open: of a list that was opened with it or lies beside it, else of the audio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.pairing import chapters_beside
from viewer.controllers.worker import Job, Workers
from viewer.core.chapters import NONE, Chapter, Chapters, cleaned
from viewer.errors import TurnlightError, WorldError, message

if TYPE_CHECKING:
    from viewer.audio.probe import AudioInfo
    from viewer.readers.podcast_chapters import ChapterList


class ChaptersController(QObject):
    """Finds chapters in the background, and keeps them in order.

    Attributes:
        changed: (`Chapters`) there are others, or none any more.
        trouble: (`TurnlightError`) a list could not be read, or not all of it.
    """

    changed = Signal(object)
    trouble = Signal(object)

    def __init__(self, opening: Opening, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._chapters = NONE
        self._duration_ms = 0
        self._forget()
        opening.cleared.connect(self._leave)
        opening.audio_ready.connect(self._on_audio)
        opening.audio_probed.connect(self._on_probed)
        opening.transcript_ready.connect(self._on_transcript)
        opening.chapters_found.connect(self._on_given)

    @property
    def chapters(self) -> Chapters:
        """Those of what is open."""
        return self._chapters

    def measure(self, duration_ms: int) -> None:
        """The audio is so long; 0 while unknown."""
        self._duration_ms = duration_ms
        self._weigh()

    def _forget(self) -> None:
        self._inside: tuple[Chapter, ...] = ()  # the audio
        self._listed: tuple[Chapter, ...] = ()  # in a file
        self._audio: Path | None = None
        self._transcript: Path | None = None
        self._given: Path | None = None
        self._job: Job | None = None

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._forget()
        self._weigh()

    def _on_audio(self, path: Path) -> None:
        self._audio, self._inside = path, ()
        self._look()

    def _on_transcript(self, opened: OpenedTranscript) -> None:
        self._transcript = opened.path
        self._look()

    def _on_probed(self, info: AudioInfo) -> None:
        self._inside = info.chapters
        self._weigh()

    def _on_given(self, path: Path) -> None:
        self._given = path
        self._look()

    def _look(self) -> None:
        """Look anew for a list, now that more is open; what was given counts before what lies near."""
        given, media = self._given, [path for path in (self._audio, self._transcript) if path is not None]
        if self._job is not None:
            self._job.cancel()
        self._job = self._workers.run(lambda _task: _find(given, media))
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)

    def _take(self, answer: object) -> None:
        self._job = None
        found = cast("tuple[Path, ChapterList] | None", answer)
        self._listed = () if found is None else found[1].chapters
        self._weigh()
        if found is not None and found[1].warnings:
            title = message("Not all chapters in {name} could be read", name=found[0].name)
            self.trouble.emit(WorldError(title, found[1].warnings[0].text))
        elif found is not None and not self._listed:
            self.trouble.emit(WorldError(message("{name} lists no chapters", name=found[0].name)))

    def _fail(self, error: TurnlightError) -> None:
        self._job, self._listed = None, ()
        self._weigh()
        self.trouble.emit(error)

    def _weigh(self) -> None:
        chapters = cleaned(self._listed or self._inside, self._duration_ms)
        if chapters != self._chapters:
            self._chapters = chapters
            self.changed.emit(chapters)


def _find(given: Path | None, media: list[Path]) -> tuple[Path, ChapterList] | None:
    """A list of chapters and what it lists; None where there is none.

    Raises:
        WorldError: it cannot be read.
    """
    from viewer.readers.open import load
    from viewer.readers.podcast_chapters import read_chapters

    near = (chapters_beside(path) for path in media)
    path = given or next((path for path in near if path is not None), None)
    return None if path is None else (path, read_chapters(load(path)))
