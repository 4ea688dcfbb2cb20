"""Which sound device the computer plays on, and when that becomes another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """One device.

    Attributes:
        key: the platform's id, the same every time; empty where there is no device, or none is named.
        name: as the platform calls it for the reader; may be empty.
    """

    key: str
    name: str


UNNAMED = SoundDevice("", "")


class SoundDevices(QObject):
    """Asks the platform, by way of Qt Multimedia; looks at nothing before `start`.

    Attributes:
        present: what sound is played on unless somebody chose otherwise outside of the program.
        changed: (SoundDevice) it is another one now.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present = UNNAMED
        self._watched: QMediaDevices | None = None

    @property
    def started(self) -> bool:
        """Whether `present` is more than a guess."""
        return self._watched is not None

    def start(self) -> None:
        """Look, and go on looking. Takes some 40 ms; where Qt Multimedia is missing no device has a name."""
        if self._watched is not None:
            return
        # Before the import: a missing sound library is told while Qt Multimedia loads.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            return
        self._watched = QMediaDevices(self)
        self._watched.audioOutputsChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._watched is None:
            return
        device = self._watched.defaultAudioOutput()
        key = bytes(device.id().data()).decode("utf-8", "replace")
        present = UNNAMED if device.isNull() else SoundDevice(key, device.description())
        if present != self.present:
            self.present = present
            self.changed.emit(present)
