"""A smooth, true clock made of a player's coarse reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.errors import Message


class PlayState(StrEnum):
    """What a player is doing."""

    EMPTY = "empty"  # nothing loaded
    PAUSED = "paused"  # loaded, or halted somewhere
    PLAYING = "playing"
    ENDED = "ended"  # reached the end; play() starts over
    FAILED = "failed"  # cannot play what was loaded; Tick.error says why


@dataclass(frozen=True, slots=True)
class Tick:
    """One report of a player.

    Attributes:
        ms: media time as far as the player knows it.
        duration_ms: length of the media; 0 while unknown.
        state: see `PlayState`.
        error: why it failed; None otherwise.
    """

    ms: int
    duration_ms: int
    state: PlayState
    error: Message | None = None
