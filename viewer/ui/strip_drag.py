"""Dragging the playhead: the first place at once, others as fast as players can follow, the last for sure."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE_MS = 120


class Drag(QObject):
    """From the button going down to its coming up again.

    Attributes:
        held: whether it is down.

    Signals:
        wanted: (ms) send the sound here; at most eight times a second.
    """

    wanted = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held = False
        self._next: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._send)

    def to(self, ms: int) -> None:
        """The pointer is at `ms`: ask at once, or when the player has had time for the place before."""
        self._next = ms
        if not self._pause.isActive():
            self._send()
            self._pause.start()

    def finish(self) -> None:
        """The button came up: the last place counts."""
        self._send()
        self._pause.stop()
        self.held = False

    def _send(self) -> None:
        if self._next is not None:
            ms, self._next = self._next, None
            self.wanted.emit(ms)
            if self.held:
                self._pause.start()
