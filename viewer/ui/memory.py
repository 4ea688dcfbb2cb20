"""Keeps what should come back: place and speed of the episode, loudness, speed and follow for the program."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.controllers.episodes import Episodes
from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.core.clock import PlayState

_EVERY_MS = 1_000  # the place is noted this often while playing, and whenever playing halts


class Memory(QObject):
    """Carries settings to the playback, and what the reader changes there back to settings and library."""

    def __init__(
        self, settings: Settings, playback: PlaybackController, episodes: Episodes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._playback, self._episodes = settings, playback, episodes
        self._sounding = playback.sounding
        self._noted_ms = 0
        settings.changed.connect(self._on_setting)
        for name in ("volume", "muted", "rate", "step_back_ms"):
            self._on_setting(name)
        self._sounding.volume_changed.connect(lambda volume: setattr(settings, "volume", volume))
        self._sounding.muted_changed.connect(lambda muted: setattr(settings, "muted", muted))
        playback.position_changed.connect(self._on_position)
        playback.state_changed.connect(self._on_state)

    def choose_rate(self, rate: float) -> None:
        """The reader chose a speed: for this episode, and for new ones."""
        self._sounding.set_rate(rate)
        self._settings.rate = self._sounding.rate
        self._note()

    def save(self) -> None:
        """Write everything now."""
        self._note()
        self._episodes.save()
        self._settings.save()

    def _on_position(self, ms: int) -> None:
        if abs(ms - self._noted_ms) >= _EVERY_MS:
            self._note()

    def _note(self) -> None:
        self._noted_ms = self._playback.position_ms
        if self._playback.state is not PlayState.EMPTY:
            self._episodes.remember(self._playback.position_ms, self._sounding.rate)

    def _on_state(self, state: PlayState) -> None:
        if state in (PlayState.PAUSED, PlayState.ENDED):
            self._note()
            self._episodes.save()

    def _on_setting(self, name: str) -> None:
        sounding, settings = self._sounding, self._settings
        if name == "volume" and sounding.volume != settings.volume:
            sounding.set_volume(settings.volume)
            sounding.set_muted(settings.muted)
        elif name == "muted":
            sounding.set_muted(settings.muted)
        elif name == "rate" and self._episodes.current is None:
            sounding.set_rate(settings.rate)
        elif name == "step_back_ms":
            self._playback.step_back_ms = settings.step_back_ms
