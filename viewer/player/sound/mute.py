"""A device that nobody hears: it takes samples as fast as they would be heard."""

from __future__ import annotations

import threading
import time

from viewer.player.sound.base import SAMPLE_BYTES

ROOM_S = 0.2  # as much may be written ahead


class MuteOutput:
    """Stands in where there is no sound device. Implements `SoundOutput`."""

    def __init__(self) -> None:
        self._pause = threading.Event()
        self._bytes_a_second = 1
        self._heard_at = 0.0  # the moment at which all that was written is heard

    def open(self, rate: int, channels: int) -> None:
        """Begin; there is always room."""
        self._bytes_a_second = rate * channels * SAMPLE_BYTES
        self.drop()

    def write(self, pcm: bytes) -> None:
        """Wait as long as a device would."""
        self._heard_at = max(self._heard_at, time.monotonic()) + len(pcm) / self._bytes_a_second
        if (ahead_s := self.unheard_s() - ROOM_S) > 0:
            self._pause.wait(ahead_s)

    def unheard_s(self) -> float:
        """What is left of the time that the samples take."""
        return max(0.0, self._heard_at - time.monotonic())

    def drop(self) -> None:
        """Forget the rest."""
        self._heard_at = time.monotonic()

    def close(self) -> None:
        """Forget the rest."""
        self.drop()
