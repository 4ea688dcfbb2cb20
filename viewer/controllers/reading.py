"""What the deck says of the playing, each time it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.core.clock import PlayState
from viewer.errors import Message


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be shown.

    Attributes:
        ms: audio time heard now.
        duration_ms: length of the audio; 0 while unknown.
        state: what was asked for, until the player agrees or has had time enough; the end is reached when it
            was heard.
        error: why it failed; None otherwise.
        came_round: `Deck.turn_back` was heard, since the reading before.
    """

    ms: int
    duration_ms: int
    state: PlayState
    error: Message | None = None
    came_round: bool = False
