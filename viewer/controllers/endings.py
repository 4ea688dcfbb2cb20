"""Leaves in good order when the terminal or the system asks the program to end."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class EndWatch(QObject):
    """Turns Ctrl+C, the end of a session and ``kill`` into a call. Works on POSIX systems.

    Qt waits where Python hears no signal, so each one is also written to a pipe that Qt looks at; see
    https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd.
    """

    def __init__(self, leave: Callable[[], object], parent: QObject | None = None) -> None:
        """Call `leave` from now on, until `stop`. To be made in the main thread."""
        super().__init__(parent)
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        self._fd_before = signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, lambda *_: self._soon(leave)) for number in SIGNALS}
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def _soon(self, leave: Callable[[], object]) -> None:
        """Not in the middle of whatever the signal interrupted: a file may be half written."""
        QTimer.singleShot(0, self, leave)

    def stop(self) -> None:
        """Leave signals as they were found."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        for end in self._ends:
            os.close(end)

    def _drain(self) -> None:
        """Empty the pipe; Python calls the signals' functions as soon as this one runs."""
        os.read(self._ends[0], 4096)
