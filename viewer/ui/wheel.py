"""Whole notches out of the wheel's turning: touchpads send it in many small parts."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

_NOTCH = 120  # what Qt reports for one notch of a common mouse, in eighths of a degree


class Notches:
    """Gathers what was turned until it makes a notch."""

    def __init__(self) -> None:
        self._turned = 0

    def of(self, event: QWheelEvent) -> int:
        """Notches complete with this event: positive up, negative down, mostly 0 on a touchpad."""
        part = event.angleDelta().y()
        if part * self._turned < 0:
            self._turned = 0
        self._turned += part
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        return notches
