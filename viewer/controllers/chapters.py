"""The chapters of what is open: of a list that was opened with it or lies beside it, else of the audio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from viewer.controllers.chapter_search import Found, Search, Source
from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.worker import Job, Workers
from viewer.core.chapters import NONE, Chapter, Chapters, cleaned
from viewer.core.records import EpisodeRecord
from viewer.errors import TurnlightError, WorldError, message

if TYPE_CHECKING:
    from viewer.audio.probe import AudioInfo


class ChaptersController(QObject):
    """Finds chapters in the background, and keeps them in order.

    A list that the reader opened is remembered for its episode.

    Attributes:
        changed: (`Chapters`) there are others, or none any more.
        trouble: (`TurnlightError`) a list could not be read, or not all of it.
    """

    changed = Signal(object)
    trouble = Signal(object)

    def __init__(
        self, opening: Opening, workers: Workers, folder: Path, parent: QObject | None = None
    ) -> None:
        """Read with `workers` what `opening` tells of; keep lists in the data `folder`."""
        super().__init__(parent)
        self._workers, self._folder = workers, folder
        self._chapters = NONE
        self._duration_ms = 0
        self._forget()
        opening.cleared.connect(self._leave)
        opening.audio_ready.connect(self._on_audio)
        opening.audio_probed.connect(self._on_probed)
        opening.transcript_ready.connect(self._on_transcript)
        opening.chapters_found.connect(self._on_given)
        opening.episode_ready.connect(self._on_episode)

    def _forget(self) -> None:
        self._inside: tuple[Chapter, ...] = ()  # the audio
        self._listed: tuple[Chapter, ...] = ()  # in a file
        self._source = Source.BESIDE  # of that file
        self._told: Found | None = None  # what was said of it, if anything
        self._audio: Path | None = None
        self._transcript: Path | None = None
        self._given: Path | None = None
        self._hashes: tuple[str, ...] = ()  # what a list is kept by, the first before the others
        self._job: Job | None = None

    @property
    def chapters(self) -> Chapters:
        """Those of what is open."""
        return self._chapters

    @property
    def removable(self) -> bool:
        """Whether they come from a list that the reader opened."""
        return bool(self._listed) and self._source is not Source.BESIDE

    def remove(self) -> None:
        """Forget the list that the reader opened."""
        self._given = None
        self._look(forgetting=True)

    def measure(self, duration_ms: int) -> None:
        """The audio is so long; 0 while unknown."""
        self._duration_ms = duration_ms
        self._weigh()

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

    def _on_episode(self, episode: EpisodeRecord) -> None:
        if not episode.provisional:
            halves = (episode.audio, episode.transcript)
            self._hashes = tuple(half.hash for half in halves if half is not None and half.hash)
            self._look()

    def _look(self, *, forgetting: bool = False) -> None:
        """Look anew for a list, now that more is known."""
        media = tuple(path for path in (self._audio, self._transcript) if path is not None)
        search = Search(self._folder, self._hashes, self._given, media, forgetting)
        if self._job is not None:
            self._job.cancel()
        self._job = self._workers.run(lambda _task: search.run())
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)

    def _take(self, answer: object) -> None:
        self._job = None
        found, removable = cast("Found | None", answer), self.removable
        told, self._told = self._told, found
        self._source = Source.BESIDE if found is None else found.source
        self._listed = () if found is None else found.list.chapters
        self._weigh(anyway=removable != self.removable)
        if found is None or found == told or found.source is Source.KEPT:
            return
        if found.list.warnings:
            title = message("Not all chapters in {name} could be read", name=found.path.name)
            remark = found.list.warnings[0]
            detail = (
                message("Line {line}: {text}", line=remark.line, text=remark.text)
                if remark.line
                else remark.text
            )
            self.trouble.emit(WorldError(title, detail))
        elif not self._listed:
            self.trouble.emit(WorldError(message("{name} lists no chapters", name=found.path.name)))

    def _fail(self, error: TurnlightError) -> None:
        self._job, self._given, self._listed = None, None, ()
        self._weigh()
        self.trouble.emit(error)

    def _weigh(self, *, anyway: bool = False) -> None:
        """Show what counts; say so where that is something else, or `anyway`."""
        chapters = cleaned(self._listed or self._inside, self._duration_ms)
        if anyway or chapters != self._chapters:
            self._chapters = chapters
            self.changed.emit(chapters)
