"""Notes leave and come in: exports, audio clips and imports, worked out in the background."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.opening import Opening
from viewer.controllers.timing import TimingController
from viewer.controllers.worker import Job, Task, Workers
from viewer.core.annotations import Annotation
from viewer.core.bundle import Bundle
from viewer.core.steps import Step
from viewer.core.transcript import Transcript
from viewer.errors import Message, WorldError, message

if TYPE_CHECKING:
    from viewer.importers.base import Preview


class Sharing(QObject):
    """Does one thing at a time; what is asked for next takes its place.

    Attributes:
        title: what the episode is called.

    Signals:
        started: something is being worked out; `finished` follows whatever becomes of it.
        finished: nothing is being worked out any more.
        exported: (`Path`) this file was written.
        transcript_exported: (`Path`, list of `Message`) this one was, and what it does not hold.
        clipped: (`Path`, int) so many clips were written into this folder.
        previewed: (`Preview`) what an import would do.
        imported: (int) so many notes came in.
        audio_changed: another audio file is open, or none.
        trouble: (`TurnlightError`) it could not be done.
    """

    started = Signal()
    finished = Signal()
    exported = Signal(object)
    transcript_exported = Signal(object, object)
    clipped = Signal(object, int)
    previewed = Signal(object)
    imported = Signal(int)
    audio_changed = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        annotations: AnnotationController,
        timing: TimingController,
        opening: Opening,
        workers: Workers,
        parent: QObject | None = None,
        *,
        now_ms: Callable[[], int] | None = None,
    ) -> None:
        """Nothing is open; `now_ms` gives the time since 1970 (UTC)."""
        super().__init__(parent)
        self._annotations, self._timing, self._workers = annotations, timing, workers
        self._now_ms = now_ms or (lambda: time.time_ns() // 1_000_000)
        self._audio: Path | None = None
        self._job: Job | None = None
        self._previewed_text = ""
        self.title = ""
        opening.cleared.connect(self._leave)
        opening.audio_ready.connect(self._take_audio)

    @property
    def audio(self) -> Path | None:
        """The audio file that is open."""
        return self._audio

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All of the episode, in the order of time."""
        return self._annotations.annotations

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._job is not None

    def bundle(self, ids: Collection[str] | None = None) -> Bundle:
        """The episode as it is shown now.

        Args:
            ids: of the annotations that are meant; None for all.
        """
        notes = self._annotations
        every, wanted = notes.annotations, None if ids is None else frozenset(ids)
        return Bundle(
            self.title or notes.transcript.title,
            notes.transcript,
            every if wanted is None else tuple(each for each in every if each.id in wanted),
            notes.tags,
            self._timing.timeline,
            self._audio.name if self._audio else notes.transcript.media,
            self._now_ms(),
        )

    def export(self, path: Path, key: str, ids: Collection[str] | None = None, *, whole: bool) -> None:
        """Write a file.

        Args:
            path: where; what lies there stays as it is where something fails.
            key: of the format.
            ids: of the annotations that are meant; None for all.
            whole: with the whole transcript, in formats that can do without.
        """
        bundle = self.bundle(ids)

        def work(_task: Task) -> Path:
            from viewer.controllers.export_work import write_file

            write_file(bundle, key, path, whole=whole)
            return path

        self._run(work, self.exported.emit)

    def export_transcript(
        self,
        path: Path,
        key: str,
        transcript: Transcript,
        source: Path | None,
        *,
        own_times: bool = False,
        recut: bool = False,
    ) -> None:
        """Write the transcript alone.

        Args:
            path: where; what lies there stays as it is where something fails.
            key: of the format.
            transcript: as it is shown, or as its file has it.
            source: that file; it is never written over.
            own_times: leave its times as they are, instead of those of the audio.
            recut: cut captions anew, in formats that have any.
        """
        bundle = replace(self.bundle(()), transcript=transcript)

        def work(_task: Task) -> list[Message]:
            from viewer.controllers.transcript_writing import write_transcript
            from viewer.core.retiming import to_write
            from viewer.writers.transcripts.registry import by_key

            written = to_write(bundle, own_times=own_times)
            return write_transcript(written, by_key(key), path, source, recut=recut, read=transcript)

        self._run(work, lambda lost: self.transcript_exported.emit(path, lost))

    def cut_clips(self, folder: Path, ids: Collection[str]) -> None:
        """Write passages as audio clips, each with a text file beside it."""
        bundle, audio = self.bundle(ids), self._audio

        def work(task: Task) -> int:
            from viewer.audio.clips import cut
            from viewer.controllers.export_work import write_clips

            return len(write_clips(bundle, audio, folder, cut, _step(task)))

        self._run(work, lambda count: self.clipped.emit(folder, count))

    def look(self, path: Path) -> None:
        """Find out what the import of a file would do; `previewed` tells."""
        from viewer.importers.base import Target

        notes = self._annotations
        self._previewed_text = notes.text_hash
        target = Target(notes.transcript, self._timing.timeline, notes.annotations, notes.tags)

        def work(task: Task) -> Preview:
            from viewer.controllers.import_work import look

            return look(path, target, _step(task))

        self._run(work, self.previewed.emit)

    def take(
        self,
        preview: Preview,
        chosen: Iterable[Annotation],
        replacing: Mapping[str, Annotation] | None = None,
    ) -> None:
        """Import, as one step.

        Args:
            preview: the last one; if the words have changed since, nothing is imported.
            chosen: the annotations to be added.
            replacing: what others become, by the ids of those that are there.
        """
        from viewer.controllers.import_work import changes

        notes = self._annotations
        if self._previewed_text != notes.text_hash:
            why = message("The transcript has changed since the file was read. Import it again.")
            self.trouble.emit(WorldError(message("Nothing was imported"), why))
            return
        new = [each for each in chosen if notes.get(each.id) is None]
        known = {each: found for each, found in (replacing or {}).items() if notes.get(each) is not None}
        try:
            foreign = notes.foreign([each.id for each in new])
        except WorldError as error:
            self.trouble.emit(error)
            return
        step = changes(new, known, preview.tags, foreign, [tag.name for tag in notes.tags])
        count = len(step.annotations)
        if notes.apply(self.tr("import %n note(s)", "", count), step, self):
            self.imported.emit(count)

    def cancel(self) -> None:
        """Nobody waits for what is being worked out any more; a file that is being written is written."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.finished.emit()

    def _run(self, work: Callable[[Task], object], take: Callable[..., object]) -> None:
        self.cancel()
        job = self._job = self._workers.run(work)
        job.finished.connect(lambda answer: self._end(lambda: take(answer)))
        job.failed.connect(lambda error: self._end(lambda: self.trouble.emit(error)))
        self.started.emit()

    def _end(self, tell: Callable[[], object]) -> None:
        self._job = None
        self.finished.emit()
        tell()

    def _leave(self) -> None:
        self.cancel()
        self._previewed_text = ""
        self._take_audio(None)

    def _take_audio(self, audio: Path | None) -> None:
        self._audio = audio
        self.audio_changed.emit()


def _step(task: Task) -> Step:
    """Stops where nobody waits any more."""

    def step(_done: float) -> None:
        task.check()

    return step
