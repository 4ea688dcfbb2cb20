"""Playing through Qt Multimedia: the player that comes with the Python packages alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from viewer.core.clock import PlayState, Tick
from viewer.errors import Message, WorldError, message
from viewer.player.hush import hush_qt_ffmpeg
from viewer.player.source import check_audio_file

_LOST = message("The audio cannot be played: the file is damaged, gone, or of a kind that Qt does not know.")
_NO_DEVICE = message("No sound device was found: the audio runs, but nothing is heard.")
_LAST_MS = 30


class QtPlayer:
    """Plays through `QMediaPlayer`. Implements `Player`; needs a running Qt event loop.

    Attributes:
        name: ``"qt"``.
        seeks_anything: no: where no table says how long a file is, Qt guesses from the bit rate of its first
            frames and goes no further than that. What it can reach it reaches truly.
    """

    name = "qt"
    seeks_anything = False

    def __init__(self) -> None:
        """Makes the player and its output on the default sound device.

        Raises:
            WorldError: this PySide6 has no Qt Multimedia.
        """
        try:
            from PySide6 import QtCore

            # Before the import: a missing sound library is told while Qt Multimedia loads.
            QtCore.QLoggingCategory.setFilterRules("qt.multimedia.*=false")
            from PySide6 import QtMultimedia
        except ImportError as error:
            detail = message("Install the package PySide6-Addons.")
            raise WorldError(message("Qt Multimedia was not found"), detail) from error
        self._core, self._media = QtCore, QtMultimedia
        self._output = QtMultimedia.QAudioOutput()
        self._player: Any = QtMultimedia.QMediaPlayer()
        # Even where there is no device: without an output Qt never reaches the end.
        self._player.setAudioOutput(self._output)
        hush_qt_ffmpeg()
        self._path: Path | None = None
        self._state = PlayState.EMPTY
        self._pending_ms: int | None = None
        self._error: Message | None = None
        _keep_pitch(self._player)

    def load(self, path: Path) -> None:
        """Makes `path` the current audio, paused at 0.

        Raises:
            WorldError: the file is missing, unreadable, empty or text.
        """
        check_audio_file(path)
        self._player.stop()
        # The same address twice would not be read again.
        self._player.setSource(self._core.QUrl())
        self._player.setSource(self._core.QUrl.fromLocalFile(str(path.absolute())))
        self._path, self._state = path, PlayState.PAUSED
        self._pending_ms, self._error = None, None

    def play(self) -> None:
        """Plays from where it stands; from the start after the end."""
        if self._path is None or self.poll().state is PlayState.PLAYING:
            return
        if self._state is PlayState.FAILED:
            self.load(self._path)
        if self._state is PlayState.ENDED:
            self._player.setPosition(0)
        self._state = PlayState.PLAYING
        no_device = self._media.QMediaDevices.defaultAudioOutput().isNull()
        self._error = _NO_DEVICE if no_device else None
        self._player.play()

    def pause(self) -> None:
        """Halts; the next `play` goes on from the same place."""
        if self._state is PlayState.PLAYING:
            self._state = PlayState.PAUSED
            self._player.pause()

    def seek(self, ms: int) -> None:
        """Goes to `ms`, clamped to the media as Qt measures it; a paused player stays paused."""
        state = self.poll().state
        if state is PlayState.EMPTY:
            return
        if state is not PlayState.PLAYING:
            self._state = PlayState.PAUSED
        self._pending_ms = max(0, ms)
        self._reconcile()

    def set_rate(self, rate: float) -> None:
        """Plays `rate` times as fast (0.5 to 3.0); outlives `load`."""
        self._player.setPlaybackRate(rate)

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, as loud as it sounds; outlives `load`."""
        scale = self._media.QtAudio.VolumeScale
        convert = self._media.QtAudio.convertVolume
        loudness = min(100, max(0, volume)) / 100
        self._output.setVolume(convert(loudness, scale.LogarithmicVolumeScale, scale.LinearVolumeScale))

    def poll(self) -> Tick:
        """The present state; a few microseconds."""
        if self._state in (PlayState.PLAYING, PlayState.PAUSED):
            self._look()
        ms = self._player.position() if self._pending_ms is None else self._pending_ms
        return Tick(ms, max(0, self._player.duration()), self._state, self._error)

    def close(self) -> None:
        """Lets go of the media and the sound device."""
        self._player.stop()
        self._player.setSource(self._core.QUrl())
        self._player.deleteLater()
        self._output.deleteLater()
        self._path, self._state = None, PlayState.EMPTY

    def _look(self) -> None:
        self._reconcile()
        statuses = self._media.QMediaPlayer.MediaStatus
        status = self._player.mediaStatus()
        if status == statuses.InvalidMedia or self._player.error() != self._media.QMediaPlayer.Error.NoError:
            self._state, self._error = PlayState.FAILED, _LOST
        elif status == statuses.EndOfMedia and self._state is PlayState.PLAYING:
            self._state = PlayState.ENDED

    def _reconcile(self) -> None:
        """Sends the place sought, which Qt ignores until it has read the file's head."""
        statuses = self._media.QMediaPlayer.MediaStatus
        if self._pending_ms is None or self._player.mediaStatus() in (
            statuses.NoMedia,
            statuses.LoadingMedia,
        ):
            return
        # At the very end Qt would wait for ever for something to play.
        last_ms = self._player.duration() - _LAST_MS
        self._player.setPosition(min(self._pending_ms, last_ms) if last_ms > 0 else self._pending_ms)
        self._pending_ms = None


def _keep_pitch(player: Any) -> None:
    """Switches pitch compensation on where this Qt (6.10 and newer) and its backend let it be chosen."""
    if hasattr(player, "setPitchCompensation"):
        player.setPitchCompensation(True)
