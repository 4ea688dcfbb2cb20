"""Who plays what: the audio on the player chosen for it, or silence in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.player.silent import SilentPlayer


class Players:
    """A `Player` for audio, a `SilentPlayer` where there is none; and the medium that one of them has.

    Attributes:
        current: who plays; None where there is nothing to play.
        true_ms: the length of the audio as measured; 0 where nobody knows better than the player.
        silence_ms: how long the silence is that stands in for audio: the length of the transcript.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._sound: Player | None = None
        self._why = message("No player was chosen yet")
        self._path: Path | None = None
        self.current: Player | None = None
        self.true_ms = self.silence_ms = 0

    @property
    def name(self) -> str:
        """The player in use: ``"vlc"``, ``"qt"`` or ``"silent"``."""
        return self.current.name if self.current else "silent"

    @property
    def why(self) -> Message:
        """Why it is that one."""
        return self._why if self._path else message("There is no audio: the transcript runs in silence")

    @property
    def in_silence(self) -> bool:
        """Whether what plays is no audio."""
        return self.current is not self._sound

    def choose(self, player: Player | None, why: Message) -> None:
        """Let audio be played by `player` (None: by nobody), from the next `insert` on."""
        old, self._sound, self._why = self._sound, player, why
        if old:
            old.close()
            self.current = None if self.current is old else self.current

    def take(self, path: Path | None) -> None:
        """Let other audio (None: silence) be played, from the next `insert` on."""
        self._path, self.true_ms = path, 0

    def insert(self) -> None:
        """Give the present medium to the player it belongs to, paused at 0.

        Raises:
            WorldError: it cannot be played; silence takes its place.
        """
        if self.current:
            self.current.pause()
        try:
            if self._path and self._sound:
                self._sound.load(self._path)
                self.current = self._sound
            else:
                self.current = self._silence()
        except WorldError:
            self._path = None
            self.current = self._silence()
            raise

    def close(self) -> None:
        """Let go of them."""
        for player in {id(player): player for player in (self.current, self._sound) if player}.values():
            player.close()
        self.current = self._sound = None

    def _silence(self) -> Player | None:
        length = max(self.silence_ms, self.true_ms)
        return SilentPlayer(length, self._now) if length else None
