"""What is heard, reckoned from how much of the sound the device was given and how much it still holds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from viewer.errors import Message
from viewer.player.pumped.stretcher import Tape


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard, as of a moment; true at all moments after it, up to `until_ms`.

    Attributes:
        number: of the wish it is about.
        ms: media time heard at `at`, and before it while nothing is heard yet.
        at: `time.monotonic`; a little ahead where the first sound is still on its way through the device.
        until_ms: media time up to which the device has samples.
        speed: media seconds a second; 0 while nobody knows when something will be heard.
        ended: everything was heard.
        failed: it cannot be played; `error` says why.
        error: why it failed, or why nothing is heard.
    """

    number: int
    ms: float = 0.0
    at: float = 0.0
    until_ms: float = math.inf
    speed: float = 0.0
    ended: bool = False
    failed: bool = False
    error: Message | None = None

    def ms_at(self, now: float) -> float:
        """Media time heard at `now`."""
        return min(self.ms + max(0.0, now - self.at) * 1000 * self.speed, max(self.ms, self.until_ms))


@dataclass(slots=True)
class Course:
    """One stretch of playing, and how far it has come.

    Attributes:
        tape: its sound.
        start_ms: media time of its first frame.
        speed: how many times as fast it plays.
        rate: frames a second.
        frame_bytes: size of a frame.
        taken: how many frames of the tape were taken.
    """

    tape: Tape
    start_ms: int
    speed: float
    rate: int
    frame_bytes: int
    taken: int = 0

    @property
    def end_ms(self) -> float:
        """Media time at which what was taken ends."""
        return self.start_ms + self._passed_ms(self.taken)

    def take(self, seconds: float) -> bytes:
        """The next samples, about so many seconds; empty where there are none yet, or none any more."""
        pcm = self.tape.take(round(seconds * self.rate))
        self.taken += len(pcm) // self.frame_bytes
        return pcm

    def ms_at(self, frames: float) -> float:
        """Media time at so many frames of the tape, on average: stretched sound is made of whole pieces."""
        return self.start_ms + max(0.0, self._passed_ms(frames) + self.tape.shift_ms)

    def after(self, before: Heard, now: float, unheard_s: float, error: Message | None) -> Heard:
        """What is heard `now`, when the device has `unheard_s` of what was taken still before it.

        Args:
            before: the word before this one, about the same wish.
            now: `time.monotonic`.
            unheard_s: infinite where the device does not know; then what it knew `before` holds on.
            error: why nothing is heard.
        """
        until_ms = self.ms_at(self.taken)
        if math.isinf(unheard_s):
            return replace(before, until_ms=until_ms, error=error)
        frames = self.taken - max(0.0, unheard_s) * self.rate
        begins_at = now + max(0.0, -frames) / self.rate  # where nothing of it is heard yet
        return Heard(
            before.number, self.ms_at(max(0.0, frames)), begins_at, until_ms, self.speed, error=error
        )

    def _passed_ms(self, frames: float) -> float:
        return frames * self.speed * 1000 / self.rate
