"""Makes audio seekable for a player that cannot seek in every file: by itself, in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal

from viewer.controllers.lanes import Lane, Lanes
from viewer.controllers.opening_work import watched
from viewer.core.records import MediaRef
from viewer.core.steps import Step
from viewer.errors import Message, TurnlightError, WorldError, message

if TYPE_CHECKING:
    from viewer.controllers.opening import Opening
    from viewer.controllers.playback import PlaybackController
    from viewer.controllers.worker import Workers

Provide = Callable[[MediaRef, Step], Path]
"""Gives a copy of an audio file; see `viewer.audio.copies.Copies.provide`."""


class _Seeks(Protocol):
    @property
    def seeks_truly(self) -> bool: ...


class SeekableAudio(QObject):
    """Has a seekable copy made of the audio that is open, where its player needs one, and plays that.

    The episode stays that of the original, which is never written to.

    Attributes:
        error: why there is no copy; None unless one was tried in vain.
        started: a copy is being made.
        progress: (object, float) `Message` and how far, 0 to 1.
        finished: no copy is being made any more, whatever came of it.
        changed: `helped` or `error` may have changed.
    """

    started = Signal()
    progress = Signal(object, float)
    finished = Signal()
    changed = Signal()

    def __init__(
        self,
        workers: Workers,
        opening: Opening,
        playback: PlaybackController,
        folder: Path,
        *,
        provide: Provide | None = None,
    ) -> None:
        """Work with `workers`, keep copies in the cache `folder`."""
        super().__init__(opening)
        self._workers, self._lanes = workers, Lanes(workers, self.finished.emit)
        self._playback, self._folder = playback, folder
        self._provide = provide or partial(_provide, folder)
        self._info: _Seeks | None = None
        self._audio: MediaRef | None = None
        self._copy: Path | None = None
        self._tried = False
        self.error: TurnlightError | None = None
        opening.cleared.connect(self._forget)
        opening.audio_ready.connect(self._forget)
        opening.audio_probed.connect(self._on_probed)
        opening.audio_identified.connect(self._on_identified)
        playback.player_changed.connect(self._consider)

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._lanes.busy

    @property
    def helped(self) -> bool:
        """Whether the player goes to the right place in the audio that is open, or is about to."""
        return self._playback.seeks_anything or self._copy is not None or self.busy

    def tidy(self) -> None:
        """Remove in the background the copies that need not be kept any more."""
        if self._folder.is_dir():
            folder = self._folder
            self._workers.run(lambda _: _tidy(folder))

    def make(self) -> None:
        """Make the copy, also where that was tried in vain or given up before."""
        self._tried = False
        self._consider()

    def cancel(self) -> None:
        """Give up; the audio is played as it is."""
        if self._lanes.busy:
            self._lanes.drop_all()
            self.finished.emit()
            self.changed.emit()

    def _forget(self) -> None:
        self._info = self._audio = self._copy = self.error = None
        self._tried = False
        self.cancel()

    def _on_probed(self, info: _Seeks) -> None:
        self._info = info

    def _on_identified(self, audio: MediaRef) -> None:
        self._audio = audio
        self._consider()

    def _consider(self) -> None:
        """Begin, if the audio is known and a copy would help and none was tried yet."""
        if self._copy is not None and not self._copy.is_file():  # somebody emptied the cache
            self._copy, self._tried = None, False
        info, audio = self._info, self._audio
        if (
            info is not None
            and not info.seeks_truly
            and audio is not None
            and not (self.helped or self._tried)
        ):
            self._begin(audio)
        self.changed.emit()

    def _begin(self, audio: MediaRef) -> None:
        self._tried, self.error = True, None
        provide, text = self._provide, message("Making {name} seekable", name=Path(audio.path).name)
        self._lanes.run(
            Lane.SOUND, lambda task: provide(audio, watched(task, text)), self._take, self._fail, self._tell
        )
        self.started.emit()

    def _tell(self, progress: object) -> None:
        self.progress.emit(*cast("tuple[Message, float]", progress))

    def _take(self, answer: object) -> None:
        self._copy = cast("Path", answer)
        try:
            self._playback.replace_audio(self._copy)
        except WorldError as error:
            self._fail(error)
        else:
            self.changed.emit()

    def _fail(self, error: object) -> None:
        self._copy, self.error = None, cast("TurnlightError", error)
        self.changed.emit()


def _provide(folder: Path, audio: MediaRef, step: Step) -> Path:
    from viewer.audio.copies import Copies  # at its first use, in the background

    return Copies(folder).provide(audio, step)


def _tidy(folder: Path) -> None:
    from viewer.audio.copies import Copies

    Copies(folder).tidy()
