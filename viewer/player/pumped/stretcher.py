"""The contract between the thread that plays and what makes sound faster or slower: libVLC or FFmpeg."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from viewer.errors import Message, message
from viewer.player.sound.base import PcmSource

LOST = message("The audio cannot be played: the file is damaged, gone, or of an unknown kind.")


class Tape(Protocol):
    """The sound of one stretch of playing at its speed, as it comes.

    It begins with exactly the frame that was wanted, and has as many frames as the rest of the source divided
    by the speed; fewer only where what makes it fails.
    """

    @property
    def shift_ms(self) -> float:
        """How much later in the medium the sound is than its place in the tape says, on average."""

    @property
    def ready(self) -> bool:
        """Whether `take` has something to give, or the end was reached."""

    def take(self, frames: int) -> bytes:
        """The next samples, about so many frames; empty where there are none yet, or none any more."""

    @property
    def ended(self) -> bool:
        """Whether all that will ever come was taken."""

    @property
    def fault(self) -> Message | None:
        """Why it ended before all of the source was heard; None where all is well."""


class Stretcher(Protocol):
    """Makes one tape at a time. Used by one thread."""

    def start(self, source: PcmSource, ms: int, speed: float, tell: Callable[[], None]) -> Tape:
        """Begin a tape with what `source` has at `ms`; leave the one before.

        Args:
            source: what is played; used until `stop`.
            ms: media time of the first frame.
            speed: how many times as fast; what makes sound faster or slower is never asked for 1.
            tell: to be called, from any thread, when `ready` comes true while nobody looks.
        """

    def stop(self) -> None:
        """Leave the tape; the source is not used any more."""

    def close(self) -> None:
        """Let go of everything."""
