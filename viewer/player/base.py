"""The contract every player keeps: no callbacks, no visible threads; whoever wants to know polls."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from viewer.core.clock import Tick


class Player(Protocol):
    """Plays one audio file at a time.

    Attributes:
        name: ``"vlc"``, ``"qt"`` (the built-in one) or ``"silent"``.
        seeks_anything: whether it goes to the right place in a file that does not tell where its times lie;
            else it is given a copy that does (`viewer.audio.seekable`).
    """

    name: str
    seeks_anything: bool

    def load(self, path: Path) -> None:
        """Make `path` the current audio, paused at 0.

        Raises:
            WorldError: the file is missing, unreadable or no audio this player knows.
        """

    def play(self) -> None:
        """Play from where it stands; from the start after the end."""

    def pause(self) -> None:
        """Halt; the next `play` goes on from the same place."""

    def seek(self, ms: int) -> None:
        """Go to `ms`; below 0 is 0, beyond the end is the end.

        A paused player stays paused, one that has ended becomes paused. May be called before the first play.
        """

    def set_rate(self, rate: float) -> None:
        """Play `rate` times as fast (0.5 to 3.0), pitch kept. Outlives `load`."""

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100. Outlives `load`."""

    def poll(self) -> Tick:
        """The present state; cheap enough for every frame."""

    def close(self) -> None:
        """Let go of the media and the sound device; the player is not used afterwards."""
