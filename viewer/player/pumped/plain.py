"""Sound at its own speed: as it was decoded, past whatever makes sound faster and slower.

Of what goes through libVLC at normal speed the same samples come out, for half of all that playing costs.
"""

from __future__ import annotations

from collections.abc import Callable

from viewer.errors import Message
from viewer.player.pumped.stretcher import LOST, Stretcher, Tape
from viewer.player.pumped.supply import Supply
from viewer.player.sound.base import PcmSource


class PlainTape:
    """Gives what is taken, decoded in the same moment. Implements `Tape`."""

    shift_ms = 0.0
    ready = True  # it is as soon as somebody takes it

    def __init__(self, source: PcmSource, start_ms: int) -> None:
        self._supply = Supply(source, start_ms)

    def take(self, frames: int) -> bytes:
        """The next samples, so many frames at most; none at the end."""
        return self._supply.read(frames)

    @property
    def ended(self) -> bool:
        """Whether everything was taken."""
        return self._supply.empty

    @property
    def fault(self) -> Message | None:
        """Whether the source failed."""
        return LOST if self._supply.broken else None


class StretchWhereNeeded:
    """Makes plain tapes at normal speed, and leaves all others to `stretcher`. Implements `Stretcher`."""

    def __init__(self, stretcher: Stretcher) -> None:
        self._stretcher = stretcher

    def start(self, source: PcmSource, ms: int, speed: float, tell: Callable[[], None]) -> Tape:
        """Begin a tape."""
        return PlainTape(source, ms) if speed == 1.0 else self._stretcher.start(source, ms, speed, tell)

    def stop(self) -> None:
        """Leave the tape."""
        self._stretcher.stop()

    def close(self) -> None:
        """Let go of everything."""
        self._stretcher.close()
