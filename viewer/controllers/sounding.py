"""How it sounds: speed, loudness, and how late it is heard; and the signals that say it changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.controllers.deck import Deck


class Sounding(QObject):
    """What the reader sets once, whatever is played.

    Attributes:
        rate_changed, volume_changed, muted_changed: (float, int, bool)
        delay_changed: (int) the sound is heard so many milliseconds later than the player says.
    """

    rate_changed = Signal(float)
    volume_changed = Signal(int)
    muted_changed = Signal(bool)
    delay_changed = Signal(int)

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck

    @property
    def rate(self) -> float:
        """How many times as fast it plays."""
        return self._deck.rate

    @property
    def volume(self) -> int:
        """Loudness from 0 to 100."""
        return self._deck.volume

    @property
    def muted(self) -> bool:
        """Whether it is silent whatever the volume."""
        return self._deck.muted

    @property
    def delay_ms(self) -> int:
        """How much later than the player says the sound is heard, -2,000 to 2,000."""
        return self._deck.delay_ms

    def set_rate(self, rate: float) -> None:
        """Play `rate` times as fast, within 0.5 to 3.0."""
        before = self.rate
        self._deck.set_rate(rate)
        if self.rate != before:
            self.rate_changed.emit(self.rate)

    def set_volume(self, volume: int) -> None:
        """Set the loudness, within 0 to 100; it can be heard again if it was muted."""
        self._set_loudness(volume, muted=False)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - the one thing a switch says
        """Silence it, or let it be heard again."""
        self._set_loudness(self.volume, muted=muted)

    def set_delay(self, delay_ms: int) -> None:
        """The sound takes so long to the ear, within 2 s either way; the light waits for it."""
        before = self.delay_ms
        self._deck.set_delay(delay_ms)
        if self.delay_ms != before:
            self.delay_changed.emit(self.delay_ms)

    def _set_loudness(self, volume: int, *, muted: bool) -> None:
        before = (self.volume, self.muted)
        self._deck.set_volume(volume, muted=muted)
        if self.volume != before[0]:
            self.volume_changed.emit(self.volume)
        if self.muted != before[1]:
            self.muted_changed.emit(self.muted)
