"""The samples of one stretch of playing, between libVLC's threads and the one that feeds the sound device."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from viewer.errors import Message, message
from viewer.player.pumped.stretcher import LOST
from viewer.player.pumped.supply import Supply
from viewer.player.sound.base import SAMPLE_BYTES, PcmSource
from viewer.player.vlc.engine import Engine, Job
from viewer.player.vlc.leader import LeaderCut, leader, shift_ms, trailer

_MOST_STARTS = 5  # of one tape, before libVLC is given up
_BROKEN = message(
    "The audio cannot be played: libVLC misses some of its parts. Install vlc-plugin-base, or VLC."
)


class VlcTape:
    """Reads from the source for libVLC, and keeps what comes back. Implements `Tape`.

    Where the sound begins is marked by a leader; when libVLC loses even that, it has to begin anew.
    """

    def __init__(
        self, engine: Engine, source: PcmSource, start_ms: int, speed: float, tell: Callable[[], None]
    ) -> None:
        """Set libVLC to work; `tell` is called whenever there is something to take."""
        self._engine, self._source = engine, source
        self._start_ms, self._speed, self._tell = start_ms, speed, tell
        self._frame_bytes = source.channels * SAMPLE_BYTES
        self._starts = 0
        self._begin()

    @property
    def shift_ms(self) -> float:
        """As measured for libVLC."""
        return shift_ms(self._speed)

    @property
    def ready(self) -> bool:
        """Whether there is something to take, or was, or must come anew."""
        return bool(self._stretched) or self._all_taken or self._cut.missed

    def take(self, frames: int) -> bytes:
        """The next stretched samples, about so many frames; empty when there are none, or at the end."""
        if self._cut.missed and self._starts < _MOST_STARTS:
            self._begin()
        pieces: list[bytes] = []
        size = 0
        while self._stretched and size < frames * self._frame_bytes:
            pieces.append(self._stretched.popleft())
            size += len(pieces[-1])
        pcm = b"".join(pieces)
        if self._frames is not None:
            pcm = pcm[: max(0, self._frames - self._taken) * self._frame_bytes]
        self._taken += len(pcm) // self._frame_bytes
        return pcm

    @property
    def ended(self) -> bool:
        """Whether everything was taken, or libVLC gives no more."""
        if self._cut.missed:
            return self._starts >= _MOST_STARTS
        done = self._engine.done  # asked first: what comes after a look at the tape would be lost
        return self._all_taken or (done and not self._stretched)

    @property
    def fault(self) -> Message | None:
        """What libVLC, or else the source, did not do."""
        if not self._taken and (self._engine.failed or self._frames != 0):
            return _BROKEN
        return LOST if self._supply.broken else None

    @property
    def _all_taken(self) -> bool:
        return self._frames is not None and self._taken >= self._frames

    def _begin(self) -> None:
        self._engine.stop()  # before anything that its callbacks use is made anew
        self._starts += 1
        rate, channels = self._source.rate, self._source.channels
        self._supply = Supply(self._source, self._start_ms)
        self._before = leader(rate, channels, self._speed)
        self._behind = trailer(rate, channels, self._speed)
        self._cut = LeaderCut(rate, channels)
        self._frames: int | None = None  # of stretched sound, once the source was read to its end
        self._taken = 0
        self._stretched: deque[bytes] = deque()
        self._engine.start(Job(rate, channels, self._speed, self._read, self._put))

    def _read(self, size: int) -> bytes:
        """For libVLC: leader, sound and trailer, `size` bytes at most."""
        size -= size % self._frame_bytes
        if self._before:
            pcm, self._before = self._before[:size], self._before[size:]
            return pcm
        if self._frames is None:
            if pcm := self._supply.read(size // self._frame_bytes):
                return pcm
            self._frames = round(self._supply.frames / self._speed)
        pcm, self._behind = self._behind[:size], self._behind[size:]
        return pcm

    def _put(self, pcm: bytes) -> None:
        """From libVLC: stretched sound."""
        pcm = self._cut.cut(pcm)
        if pcm:
            self._stretched.append(pcm)
        if pcm or self._cut.missed:
            self._tell()
