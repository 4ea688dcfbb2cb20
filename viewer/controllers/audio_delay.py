"""The audio delay that the reader set, kept for each sound device."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.controllers.sound_devices import SoundDevice, SoundDevices
from viewer.core.delay import MOST_MS

STEP_MS = 20


class AudioDelay(QObject):
    """Between settings, sound devices and playback.

    The platform is asked for its devices only once it matters: when a delay is kept for one, or the reader
    wants to set one. Until it has answered, the device of the last time is taken for the present one.

    Signals:
        changed: (ms) another delay holds, because the reader or the device changed it.
        device_changed: (SoundDevice) the delay is kept for another device now.
    """

    changed = Signal(int)
    device_changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        playback: PlaybackController,
        devices: SoundDevices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._playback, self._devices = settings, playback, devices
        devices.changed.connect(self._on_device)
        settings.changed.connect(self._on_setting)
        playback.sounding.delay_changed.connect(self.changed)
        self._apply()

    @property
    def ms(self) -> int:
        """How much later than the player says the sound is heard, -2,000 to 2,000."""
        return self._playback.sounding.delay_ms

    @property
    def device(self) -> SoundDevice:
        """The device it is kept for."""
        return self._devices.present

    def bring_up(self) -> None:
        """Find out which device it is, if a delay is kept for any."""
        if self._settings.audio_delays:
            self.ask_device()

    def ask_device(self) -> None:
        """Find out which device it is."""
        self._devices.start()
        self._remember_device()

    def set_ms(self, ms: int) -> None:
        """Let the light come so much later; kept for the present device."""
        self.ask_device()
        delays = dict(self._settings.audio_delays)
        delays.pop(self.device.key, None)
        ms = min(max(ms, -MOST_MS), MOST_MS)
        self._settings.audio_delays = {**delays, self.device.key: ms} if ms else delays

    def step(self, by: int) -> None:
        """So many steps of 20 ms later, or earlier."""
        self.set_ms(self.ms + by * STEP_MS)

    def _remember_device(self) -> None:
        if self._devices.started:
            self._settings.sound_device = self.device.key
        self._apply()

    def _on_device(self, device: SoundDevice) -> None:
        self._remember_device()
        self.device_changed.emit(device)

    def _on_setting(self, name: str) -> None:
        if name in ("audio_delays", "sound_device"):
            self._apply()

    def _apply(self) -> None:
        key = self.device.key if self._devices.started else self._settings.sound_device
        self._playback.sounding.set_delay(self._settings.audio_delays.get(key, 0))
