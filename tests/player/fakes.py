"""A source whose every frame tells its number, for the tests of those that hand samples on."""

from __future__ import annotations

import array


def numbered(first: int, frames: int, channels: int = 1) -> bytes:
    """Frames that hold their number, from 1,000 up so that none is silence or near the leader's level."""
    return array.array(
        "h", [1_000 + at % 20_000 for at in range(first, first + frames) for _ in range(channels)]
    ).tobytes()


class FakeSource:
    """Gives numbered frames. Implements `PcmSource`.

    Attributes:
        seeks: where it was sent.
        error: raised by the next `read`.
        closed: how often it was closed.
    """

    def __init__(self, frames: int = 1_000, rate: int = 1_000, channels: int = 1) -> None:
        self.frames, self.rate, self.channels = frames, rate, channels
        self.duration_ms = frames * 1000 // rate
        self.seeks: list[int] = []
        self.error: Exception | None = None
        self.closed = 0
        self._at = 0

    def seek(self, frame: int) -> None:
        self.seeks.append(frame)
        self._at = frame

    def read(self, frames: int) -> bytes:
        if self.error is not None:
            raise self.error
        first, self._at = self._at, min(self.frames, self._at + frames)
        return numbered(first, max(0, self._at - first), self.channels)

    def close(self) -> None:
        self.closed += 1
