"""The sound device through Qt Multimedia: where there is no PulseAudio, as on Windows and macOS."""

from __future__ import annotations

import threading
from typing import Any

from viewer.errors import WorldError, message
from viewer.player.sound.base import SAMPLE_BYTES

_BUFFER_S = 0.4  # it holds as much, so that a piece can always be written without waiting
_BEHIND_S = 0.012  # what Qt calls processed is heard so much later; measured in front of PulseAudio
_ROOM_S = 0.01  # how soon to look again whether there is room
_PATIENCE_S = 2.0  # a device without room for so long has gone


class QtOutput:
    """Writes to a `QAudioSink` on the default device. Implements `SoundOutput`."""

    def __init__(self) -> None:
        """Loads Qt Multimedia.

        Raises:
            WorldError: this PySide6 has none.
        """
        try:
            from PySide6 import QtMultimedia
        except ImportError as error:
            detail = message("Install the package PySide6-Addons.")
            raise WorldError(message("Qt Multimedia was not found"), detail) from error
        self._media = QtMultimedia
        self._sink: Any = None
        self._device: Any = None
        self._written = 0
        self._bytes_a_second = 1
        self._pause = threading.Event()

    def open(self, rate: int, channels: int) -> None:
        """Take the default device.

        Raises:
            WorldError: there is none, or it takes no such samples.
        """
        self.close()
        where = self._media.QMediaDevices.defaultAudioOutput()
        shape = self._media.QAudioFormat()
        shape.setSampleRate(rate)
        shape.setChannelCount(channels)
        shape.setSampleFormat(self._media.QAudioFormat.SampleFormat.Int16)
        if where.isNull():
            raise WorldError(message("There is no sound device"), message("Connect one, then play again."))
        self._bytes_a_second = rate * channels * SAMPLE_BYTES
        self._sink = self._media.QAudioSink(where, shape)
        self._sink.setBufferSize(int(self._bytes_a_second * _BUFFER_S))
        if not self._begin():
            self.close()
            raise WorldError(message("The sound device cannot be used"), message("Choose another one."))

    def write(self, pcm: bytes) -> None:
        """Hand samples to the device as it has room.

        Raises:
            WorldError: it has gone.
        """
        waited_s = 0.0
        while pcm:
            taken = self._device.write(pcm) if self._device is not None else -1
            if taken < 0 or waited_s > _PATIENCE_S:
                raise WorldError(message("The sound device has gone"), message("Play again."))
            if taken == 0:
                self._pause.wait(_ROOM_S)
                waited_s += _ROOM_S
            else:
                self._written += taken
                pcm, waited_s = pcm[taken:], 0.0

    def unheard_s(self) -> float:
        """What Qt has been given, without what it says was processed, as if that were heard soon after."""
        if self._sink is None:
            return 0.0
        waiting_s = self._written / self._bytes_a_second - float(self._sink.processedUSecs()) / 1e6
        return waiting_s + _BEHIND_S if waiting_s > 0 else 0.0

    def drop(self) -> None:
        """Begin anew."""
        if self._sink is not None:
            self._sink.reset()
            self._begin()  # where that fails, the next `write` tells

    def close(self) -> None:
        """Let go of the device."""
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = self._device = None

    def _begin(self) -> bool:
        self._written = 0
        self._device = self._sink.start()
        return self._device is not None
