"""What every way to the sound device must do, as an ear hears it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from tests.audio_files import noise
from tests.sound import EAR_RATE, Ear, thinned
from viewer.player.sound.base import SoundOutput

RATE = 48_000
PIECE = RATE // 50  # frames written at a time
QUIET = bytes(RATE)  # half a second


@dataclass
class Hearing:
    """What was written, said and heard.

    Attributes:
        ear: what was heard, after the end.
        wave: what was written, as the ear would hear it.
        said: at which moment (`time.monotonic`) the device said that so many ms were heard.
    """

    ear: Ear
    wave: np.ndarray
    said: list[tuple[float, float]] = field(default_factory=list)

    def errors_ms(self) -> list[float]:
        """How much later in the sound the device said to be than was heard, wherever something was."""
        heard = [(said, self.ear.heard_ms(moment, self.wave, said)) for moment, said in self.said]
        return [said - ms for said, ms in heard if ms is not None]

    def gaps_ms(self) -> list[float]:
        """How much more or less than 10 ms was heard between moments 10 ms apart, from first to last."""
        loud = np.flatnonzero(np.abs(self.ear.samples) > 300)
        first, last = self.ear.began + loud[0] / EAR_RATE + 0.04, self.ear.began + loud[-1] / EAR_RATE - 0.04
        moments = np.arange(first, last, 0.01)
        near = (moments - first) * 1000 + 40
        heard = [self.ear.heard_ms(moment, self.wave, ms) for moment, ms in zip(moments, near, strict=True)]
        assert None not in heard
        return [later - earlier - 10 for earlier, later in pairwise(heard)]  # type: ignore[operator]


def hear(output: SoundOutput, env: dict[str, str], seconds: float) -> Hearing:
    """Writes noise of so many seconds, and silence until it was heard."""
    samples = noise(seconds, RATE)
    hearing = Hearing(Ear(env), thinned(np.asarray(samples, float), RATE))
    hearing.ear.start()
    output.open(RATE, 1)
    pcm = samples.tobytes() + QUIET * 2  # a device takes no more than it has room for: writing waits
    for at in range(0, len(pcm), 2 * PIECE):
        output.write(pcm[at : at + 2 * PIECE])
        unheard_s, now = output.unheard_s(), time.monotonic()
        hearing.said.append((now, ((at / 2 + PIECE) / RATE - unheard_s) * 1000))
    output.close()
    hearing.ear.stop()
    return hearing


def silence_after_drop_s(output: SoundOutput, env: dict[str, str]) -> float:
    """How long something was heard after `drop`; what comes after it is silence."""
    ear = Ear(env)
    ear.start()
    output.open(RATE, 1)
    pcm = noise(1, RATE).tobytes()
    for at in range(0, len(pcm), 2 * PIECE):
        output.write(pcm[at : at + 2 * PIECE])
    output.drop()
    dropped = time.monotonic()
    for _ in range(0, 2 * len(QUIET), 2 * PIECE):
        output.write(bytes(2 * PIECE))
    output.close()
    ear.stop()
    last = ear.began + float(np.flatnonzero(np.abs(ear.samples) > 300)[-1]) / EAR_RATE
    return last - dropped
