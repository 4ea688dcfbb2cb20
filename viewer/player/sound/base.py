"""The contracts of a player that handles samples itself with those who give, change and hear them.

Samples are signed 16-bit, little endian, channels interleaved; a frame is one sample of each channel.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

SAMPLE_BYTES = 2


class PcmSource(Protocol):
    """An audio file as samples. Used by one thread at a time.

    Attributes:
        rate: frames a second.
        channels: 1 or 2.
        duration_ms: length as far as the file says; 0 where it does not.
    """

    rate: int
    channels: int
    duration_ms: int

    def seek(self, frame: int) -> None:
        """Let the next `read` begin with exactly this frame; beyond the end there is nothing to read."""

    def read(self, frames: int) -> bytes:
        """The next frames, this many at most; empty at the end. Damage sounds as silence."""

    def survey(self) -> bool:
        """Find out a little more about where what lies in the file, so that later seeks are quick.

        Takes some milliseconds. The next `read` must come after another `seek`.

        Returns:
            Whether there may be more to find out.
        """

    def close(self) -> None:
        """Let go of the file."""


OpenPcm = Callable[[Path], PcmSource]
"""Opens a file as samples; raises `WorldError` where there are none."""


class Tempo(Protocol):
    """Makes one stretch of sound faster or slower at the same pitch.

    What comes out begins with the first frame put in, and is as long as it should be or longer, by silence.

    Attributes:
        shift_ms: how much later in what was put in the sound is than its place says, on average.
    """

    shift_ms: float

    def put(self, pcm: bytes) -> bytes:
        """Take the next frames; give what came of all so far and was not given yet."""

    def finish(self) -> bytes:
        """The rest. Nothing is put in afterwards."""


MakeTempo = Callable[[int, int, float], Tempo]
"""Makes one for so many frames a second, so many channels, and sound so many times as fast, never 1."""


class SoundOutput(Protocol):
    """A way to the sound device. Used by one thread."""

    def open(self, rate: int, channels: int) -> None:
        """Take hold of the device; what was written before is forgotten.

        Raises:
            WorldError: there is none.
        """

    def write(self, pcm: bytes) -> None:
        """Let these samples be heard after those written before; waits while there is no room for them.

        Raises:
            WorldError: the device has gone.
        """

    def unheard_s(self) -> float:
        """How long it takes until what was written last is heard, in seconds; 0 when it was.

        Infinite where the device does not know yet.
        """

    def drop(self) -> None:
        """Forget what was written and is not heard yet; the device goes quiet."""

    def close(self) -> None:
        """Let go of the device."""


MakeOutput = Callable[[], SoundOutput]
