"""The samples of one stretch of playing, decoded and stretched when they are needed."""

from __future__ import annotations

from collections.abc import Callable

from viewer.errors import Message
from viewer.player.pumped.stretcher import LOST
from viewer.player.pumped.supply import Supply
from viewer.player.sound.base import SAMPLE_BYTES, MakeTempo, PcmSource

_PIECES = 20  # in a second, of the source: given to the filter at a time


class PulledTape:
    """Gives what is taken, made in the same moment. Implements `Tape`."""

    ready = True  # it is as soon as somebody takes it

    def __init__(self, source: PcmSource, start_ms: int, speed: float, make_tempo: MakeTempo) -> None:
        self._supply, self._speed = Supply(source, start_ms), speed
        self._tempo = make_tempo(source.rate, source.channels, speed)
        self._frame_bytes = source.channels * SAMPLE_BYTES
        self._piece = -(-source.rate // _PIECES)
        self._made = 0  # bytes of stretched sound so far
        self._stock = b""  # made, and not taken yet
        self._whole = False

    @property
    def shift_ms(self) -> float:
        """As measured for the filter."""
        return self._tempo.shift_ms

    def take(self, frames: int) -> bytes:
        """The next stretched samples, so many frames; fewer at the end, and then none."""
        size = frames * self._frame_bytes
        while len(self._stock) <= size and not self._whole:  # one more, to know whether it was the last
            self._make()
        pcm, self._stock = self._stock[:size], self._stock[size:]
        return pcm

    @property
    def ended(self) -> bool:
        """Whether everything was taken."""
        return self._whole and not self._stock

    @property
    def fault(self) -> Message | None:
        """Whether the source failed."""
        return LOST if self._supply.broken else None

    def _make(self) -> None:
        if pcm := self._supply.read(self._piece):
            made = self._tempo.put(pcm)
        else:
            self._whole = True
            frames = round(self._supply.frames / self._speed)
            made = self._tempo.finish()[: max(0, frames * self._frame_bytes - self._made)]
        self._made += len(made)
        self._stock += made


class Puller:
    """Makes such tapes. Implements `Stretcher`."""

    def __init__(self, make_tempo: MakeTempo) -> None:
        self._make_tempo = make_tempo

    def start(self, source: PcmSource, ms: int, speed: float, tell: Callable[[], None]) -> PulledTape:  # noqa: ARG002 - it is always ready
        """Begin a tape."""
        return PulledTape(source, ms, speed, self._make_tempo)

    def stop(self) -> None:
        """Nothing goes on while nothing is taken."""

    def close(self) -> None:
        """There is nothing to let go of."""
