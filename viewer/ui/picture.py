"""A picture of the window, for those who asked for nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from viewer.controllers.fetching import Fetching
from viewer.controllers.opening import Opening
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow

_SETTLE_MS = 300  # a glide and a debounced search have ended by then


class Picture(QObject):
    """Waits until the window has settled, writes the picture, and closes the window."""

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        fetching: Fetching,
        desk: Desk,
        path: Path,
        failed: Callable[[], None],
    ) -> None:
        """Begin; `failed` is called where the picture cannot be written to `path`."""
        super().__init__(window)
        self._window, self._path, self._failed = window, path, failed
        if opening.busy or fetching.busy:
            for signal in (desk.settled, fetching.failed, fetching.listed):
                signal.connect(self._wait)
        else:
            self._wait()

    def _wait(self) -> None:
        QTimer.singleShot(_SETTLE_MS, self, self._take)

    def _take(self) -> None:
        if not self._window.grab().save(str(self._path)):
            sys.stderr.write(f"turnlight: the picture cannot be written to {self._path}\n")
            self._failed()
        self._window.close()
