"""A source on its way into a tape: read from one place on, in pieces as large as are good for decoding."""

from __future__ import annotations

import logging

from viewer.player.sound.base import SAMPLE_BYTES, PcmSource

_log = logging.getLogger(__name__)
_FIRST = 5  # part of a second that is decoded first: the first sound does not wait for a whole one


class Supply:
    """What a source has from a place on. Used by one thread at a time.

    Attributes:
        frames: how many were read.
        broken: whether the source failed before its end.
    """

    def __init__(self, source: PcmSource, start_ms: int) -> None:
        self._source, self._start_ms = source, start_ms
        self._frame_bytes = source.channels * SAMPLE_BYTES
        self._sought = False
        self._stock = b""  # decoded, and not read yet
        self.frames = 0
        self.broken = False

    def read(self, frames: int) -> bytes:
        """The next frames, this many at most; empty at the end, and where the source fails."""
        if self.empty:
            return b""
        size = frames * self._frame_bytes
        pcm, self._stock = self._stock[:size], self._stock[size:]
        self.frames += len(pcm) // self._frame_bytes
        return pcm

    @property
    def empty(self) -> bool:
        """Whether nothing is left to read; decodes on to know it."""
        if not self._stock and not self.broken:
            try:
                self._fill()
            except Exception as error:  # noqa: BLE001 - what was read is heard first, then the failure is told
                _log.error("Reading failed", exc_info=error)
                self.broken = True
        return not self._stock

    def _fill(self) -> None:
        """Decode a second at a stretch, which takes a tenth of the work of as many small pieces."""
        want = self._source.rate
        if not self._sought:  # here, and not where the order was given: it may take a while
            self._sought = True
            self._source.seek(round(self._start_ms * self._source.rate / 1000))
            want //= _FIRST
        while want > 0 and (pcm := self._source.read(want)):
            self._stock += pcm
            want -= len(pcm) // self._frame_bytes
