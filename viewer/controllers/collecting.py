"""Python's cyclic collector, kept in the thread of the event loop.

It would run in whichever thread happens to allocate, libVLC's among them, and what it deletes of Qt from
there, a timer for one, crashes or is left running.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject

WHOLE_EVERY_S = 60.0  # a collection of everything takes long where much is open


class Collector(QObject):
    """Collects when the event loop has nothing to do, as often as Python would; needs no timer."""

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        """Takes over from Python until `close`."""
        super().__init__(parent)
        self._now = now
        self._whole_at = now()
        self._was_on = gc.isenabled()
        gc.disable()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """Collect if enough has been made since the last time."""
        made, most = gc.get_count(), gc.get_threshold()
        if made[0] <= most[0]:
            return
        generation = 1 if made[1] > most[1] else 0
        if generation and made[2] > most[2] and self._now() - self._whole_at >= WHOLE_EVERY_S:
            generation, self._whole_at = 2, self._now()
        gc.collect(generation)

    def close(self) -> None:
        """Leave it to Python again."""
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self.collect)
        if self._was_on:
            gc.enable()
