"""The samples of one stretch of playing, between libVLC's threads and the one that feeds the sound device."""

from __future__ import annotations

import logging
import threading
from collections import deque

from viewer.player.sound.base import SAMPLE_BYTES, PcmSource
from viewer.player.vlc.leader import LeaderCut, leader, shift_ms, trailer

_log = logging.getLogger(__name__)


class Tape:
    """Reads from the source for libVLC, and keeps what comes back until the device has room.

    Attributes:
        start_ms: media time of its first frame.
        speed: how many times as fast it plays.
        frames: how many frames of stretched sound there will be; None until the source was read to its end.
        taken: how many of them went to the device.
        broken: whether the source failed before its end.
        awaited: whether somebody waits for something to take; only then are the `news` told.
    """

    def __init__(self, source: PcmSource, start_ms: int, speed: float, news: threading.Condition) -> None:
        """`news` is told whenever there is something to take."""
        self.start_ms, self.speed = start_ms, speed
        self.frames: int | None = None
        self.taken = 0
        self.awaited = self.broken = False
        self._source, self._news = source, news
        self._frame_bytes = source.channels * SAMPLE_BYTES
        self._before = leader(source.rate, source.channels, speed)
        self._behind = trailer(source.rate, source.channels, speed)
        self._cut = LeaderCut(source.rate, source.channels)
        self._read_frames = 0
        self._stretched: deque[bytes] = deque()
        self._sought = False
        self._stock = b""  # decoded, and not read yet
        self._shift_ms = shift_ms(speed)

    @property
    def missed(self) -> bool:
        """Where the sound begins got lost: only a new start helps."""
        return self._cut.missed

    def read(self, size: int) -> bytes:
        """For libVLC: leader, sound and trailer, `size` bytes at most."""
        size -= size % self._frame_bytes
        if self._before:
            pcm, self._before = self._before[:size], self._before[size:]
            return pcm
        if self.frames is None:
            if pcm := self._read_source(size // self._frame_bytes):
                self._read_frames += len(pcm) // self._frame_bytes
                return pcm
            self.frames = round(self._read_frames / self.speed)
        pcm, self._behind = self._behind[:size], self._behind[size:]
        return pcm

    def _read_source(self, frames: int) -> bytes:
        if not self._stock and not self.broken:
            try:
                self._fill_stock()
            except Exception as error:  # noqa: BLE001 - libVLC called; what was read is heard, then the pump tells
                _log.error("Reading failed", exc_info=error)
                self.broken = True
        size = frames * self._frame_bytes
        pcm, self._stock = self._stock[:size], self._stock[size:]
        return pcm

    def _fill_stock(self) -> None:
        """Decode a second at a stretch, which takes a tenth of the work of as many small pieces."""
        want = self._source.rate
        if not self._sought:  # here, and not where the order was given: it may take a while
            self._sought = True
            self._source.seek(round(self.start_ms * self._source.rate / 1000))
            want //= 10  # the first sound does not wait for a whole second
        while want > 0 and (pcm := self._source.read(want)):
            self._stock += pcm
            want -= len(pcm) // self._frame_bytes

    def put(self, pcm: bytes) -> None:
        """From libVLC: stretched sound."""
        pcm = self._cut.cut(pcm)
        if pcm or self._cut.missed:
            with self._news:
                self._stretched.append(pcm)
                if self.awaited:
                    self._news.notify_all()

    @property
    def waiting(self) -> bool:
        """Whether there is something to take."""
        return bool(self._stretched)

    def take(self, frames: int) -> bytes:
        """The next stretched samples, about so many frames; empty when there are none, or at the end."""
        pieces: list[bytes] = []
        size = 0
        while self._stretched and size < frames * self._frame_bytes:
            pieces.append(self._stretched.popleft())
            size += len(pieces[-1])
        pcm = b"".join(pieces)
        if self.frames is not None:
            pcm = pcm[: max(0, self.frames - self.taken) * self._frame_bytes]
        self.taken += len(pcm) // self._frame_bytes
        return pcm

    @property
    def all_taken(self) -> bool:
        """Whether the device has everything there is."""
        return self.frames is not None and self.taken >= self.frames

    @property
    def end_ms(self) -> float:
        """Media time at which what was taken ends."""
        return self.start_ms + self.taken * self.speed * 1000 / self._source.rate

    def ms_at(self, frames: float) -> float:
        """Media time at so many stretched frames, on average: stretched sound is made of whole pieces."""
        return self.start_ms + max(0.0, frames * self.speed * 1000 / self._source.rate + self._shift_ms)
