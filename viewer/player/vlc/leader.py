"""What runs before and behind the sound, as on a tape, so that its first and last sample are known.

libVLC throws away what it holds to be late, most often right at the start, and says nothing of it; its time
stretching begins with a little silence and keeps the last samples to itself. So some time of one faint,
steady level goes first: whatever of that is lost is no loss, and the sound begins where the level changes.
Silence goes last, to push the end of the sound out.
"""

from __future__ import annotations

from viewer.player.sound.base import SAMPLE_BYTES

LEVEL = 64  # of 32,768: 54 dB below the loudest, so that the few samples blended with the sound do not click
LEADER_S = 0.4
TRAILER_S = 0.3
_LIKE = 2  # what sample conversions may change
_LEVEL = LEVEL.to_bytes(SAMPLE_BYTES, "little", signed=True)


def leader(rate: int, channels: int, speed: float) -> bytes:
    """Samples to go before the sound, for `LEADER_S` of playing at `speed`."""
    return _LEVEL * (round(LEADER_S * speed * rate) * channels)


def trailer(rate: int, channels: int, speed: float) -> bytes:
    """Samples to go behind the sound."""
    return bytes(round(TRAILER_S * speed * rate) * channels * SAMPLE_BYTES)


class LeaderCut:
    """Cuts off the leader: what comes out begins with the first frame of the sound.

    Attributes:
        missed: no leader came within the time it takes: where the sound begins is unknown.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self._channels = channels
        self._seen = self._over = False
        self._patience = round(2 * LEADER_S * rate)  # frames
        self.missed = False

    def cut(self, pcm: bytes) -> bytes:
        """`pcm` without what belongs to the leader."""
        if self._over or not pcm:
            return pcm
        import numpy as np

        levels = np.frombuffer(pcm, "<i2").astype(np.int32).reshape(-1, self._channels)
        steady = np.all(np.abs(levels - LEVEL) <= _LIKE, axis=1, keepdims=True)[:, 0]
        start = 0
        if not self._seen:
            start = int(steady.argmax())  # before it, silence that the time stretching begins with
            if not steady[start]:
                self._patience -= len(steady)
                self.missed = self._patience < 0
                return b""
            self._seen = True
        changed = ~steady[start:]
        first = int(changed.argmax())
        if not changed[first]:
            return b""
        self._over = True
        return pcm[(start + first) * self._channels * SAMPLE_BYTES :]
