"""The button that shows how loud it plays, and opens the slider."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.icon_button import IconButton
from viewer.ui.theme import Theme
from viewer.ui.volume_popup import VolumePopup
from viewer.ui.wheel import Notches

_STEP = 5
_LOUD = 50


class VolumeButton(IconButton):
    """Click for the slider, turn the wheel for small steps.

    Attributes:
        popup: the slider and its mute button.

    Signals:
        volume_requested: (0 to 100) a loudness was chosen.
    """

    volume_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("volume", "", parent)
        self._notches = Notches()
        self._volume = 100
        self._muted = False
        self.popup = VolumePopup(self)
        self.popup.volume_requested.connect(self.volume_requested)
        self.clicked.connect(lambda: self.popup.open_over(self))
        self.set_volume(100)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self.popup.set_theme(theme)

    def bind_mute(self, mute: QAction) -> None:
        """Let the popup's button stand for this action."""
        self.popup.mute.bind(mute)

    def set_volume(self, volume: int) -> None:
        """Say how loud it plays."""
        self._volume = volume
        self.popup.set_volume(volume)
        self._show()

    def set_muted(self, *, muted: bool) -> None:
        """Say whether it is muted."""
        self._muted = muted
        self._show()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is five hundredths."""
        turned = self._notches.of(event)
        if turned:
            wanted = min(100, max(0, self._volume + (_STEP if turned > 0 else -_STEP)))
            self.volume_requested.emit(wanted)
        event.accept()

    def _show(self) -> None:
        silent = self._muted or self._volume == 0
        name = "muted" if silent else "volume" if self._volume >= _LOUD else "quiet"
        self.set_icon(name)
        self.popup.mute.set_icon(name)
        level = self.tr("muted") if self._muted else self.tr("{volume} %").format(volume=self._volume)
        self.set_name(self.tr("Volume: {level}").format(level=level))
