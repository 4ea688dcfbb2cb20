"""What runs before and behind the sound, as on a tape, so that its first and last sample are known.

libVLC throws away what it holds to be late, most often right at the start, and says nothing of it; its time
stretching begins with a little silence and keeps the last samples to itself. So some time of one faint,
steady level goes first: whatever of that is lost is no loss, and the sound begins where the level changes.
Silence goes last, to push the end of the sound out.
"""

from __future__ import annotations

from viewer.player.sound.base import SAMPLE_BYTES

LEVEL = 64  # of 32,768: 54 dB below the loudest, so that the few samples blended with the sound do not click
_PIECE_MS = (
    30  # libVLC's scaletempo puts stretched sound together of pieces this long, none of them stretched
)
_SEARCH_MS = 14  # and takes each from up to so much later, wherever it fits best
LEADER_S = 4 * _PIECE_MS / 1000
TRAILER_S = 0.3
_LIKE = 2  # what sample conversions may change
_SURE_S = 0.001  # so long a steady level is the leader; single samples of any sound may be at it
_LOOSE_S = 0.03  # the leader may come out longer by so much; what lasts longer at its level is sound
_LEVEL = LEVEL.to_bytes(SAMPLE_BYTES, "little", signed=True)


def shift_ms(speed: float) -> float:
    """How much later in the medium stretched sound is than its place says, on average.

    A piece begins late by half of the search, and falls behind (ahead, when slowed down) until the next. It
    holds where the leader is a whole number of pieces long. The defaults of VLC 3, measured at five speeds.
    """
    return 0.0 if speed == 1.0 else _SEARCH_MS / 2 - _PIECE_MS / 2 * (speed - 1)


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
        self._over = False
        self._steady = 0  # frames in a row, up to now
        self._enough = max(1, round(_SURE_S * rate))
        self._whole = round(LEADER_S * rate)
        self._most = self._whole + round(_LOOSE_S * rate)
        self._patience = round(2 * LEADER_S * rate)  # frames
        self.missed = False

    def cut(self, pcm: bytes) -> bytes:
        """`pcm` without what belongs to the leader."""
        if self._over or not pcm:
            return pcm
        import numpy as np

        levels = np.frombuffer(pcm, "<i2").astype(np.int32).reshape(-1, self._channels)
        changes = np.flatnonzero(np.any(np.abs(levels - LEVEL) > _LIKE, axis=1))
        before = np.diff(changes, prepend=-1 - self._steady) - 1  # steady frames before each of them
        begins = changes[before >= self._enough]
        if len(begins):
            self._over = True
            sound = pcm[int(begins[0]) * self._channels * SAMPLE_BYTES :]
            return self._surplus(int(before[before >= self._enough][0])) + sound
        self._steady = len(levels) - 1 - int(changes[-1]) if len(changes) else self._steady + len(levels)
        if self._steady < self._enough:
            self._patience -= len(levels)
            self.missed = self._patience < 0
        surplus = self._surplus(self._steady)
        self._over = bool(surplus)
        return surplus

    def _surplus(self, steady: int) -> bytes:
        """What of so many steady frames is sound that happens to be at the leader's level."""
        return _LEVEL * ((steady - self._whole) * self._channels) if steady > self._most else b""
