"""A player that plays nothing: with it, a transcript without audio can be read along."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from viewer.core.clock import PlayState, Tick
from viewer.player.source import check_audio_file


class SilentPlayer:
    """Counts the time that audio of a known length would take. Implements `Player`.

    Attributes:
        name: ``"silent"``.
    """

    name = "silent"

    def __init__(self, duration_ms: int, now: Callable[[], float] = time.monotonic) -> None:
        """Is ready to play `duration_ms` of silence; `now` gives seconds of a clock that never goes back."""
        self._duration_ms = max(0, duration_ms)
        self._now = now
        self._rate = 1.0
        self._state = PlayState.PAUSED
        self._base_ms = 0.0
        self._base_at = now()

    def load(self, path: Path) -> None:
        """Goes to the start; the file only has to look like audio, the length stays.

        Raises:
            WorldError: the file is missing, unreadable or text.
        """
        check_audio_file(path)
        self._stand(0.0, PlayState.PAUSED)

    def play(self) -> None:
        """Counts on; from the start after the end."""
        if self._where() is not PlayState.PLAYING:
            self._stand(0.0 if self._state is PlayState.ENDED else self._base_ms, PlayState.PLAYING)

    def pause(self) -> None:
        """Stops counting."""
        if self._where() is PlayState.PLAYING:
            self._stand(self._place(), PlayState.PAUSED)

    def seek(self, ms: int) -> None:
        """Goes to `ms`, clamped to the length; stays paused if it was."""
        state = PlayState.PLAYING if self._where() is PlayState.PLAYING else PlayState.PAUSED
        self._stand(float(min(max(0, ms), self._duration_ms)), state)

    def set_rate(self, rate: float) -> None:
        """Counts `rate` times as fast."""
        self._stand(self._place(), self._where())
        self._rate = rate

    def set_volume(self, volume: int) -> None:
        """Silence has no loudness."""

    def poll(self) -> Tick:
        """The present state."""
        state = self._where()
        return Tick(int(self._place()), self._duration_ms, state, exact=True)

    def close(self) -> None:
        """Stops counting."""
        self.pause()

    def _place(self) -> float:
        if self._state is not PlayState.PLAYING:
            return self._base_ms
        return min(self._base_ms + (self._now() - self._base_at) * 1000 * self._rate, self._duration_ms)

    def _where(self) -> PlayState:
        if self._state is PlayState.PLAYING and self._place() >= self._duration_ms:
            self._stand(float(self._duration_ms), PlayState.ENDED)
        return self._state

    def _stand(self, ms: float, state: PlayState) -> None:
        self._base_ms, self._base_at, self._state = ms, self._now(), state
