"""A few threads that take one function after the other, and never keep the program from ending."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

_Function = Callable[[], None]


class Threads:
    """Daemon threads: one that hangs in a lost network drive is left behind when the program ends.

    A pool of Qt would wait for it, window or no window.
    """

    def __init__(self, most: int) -> None:
        """Start `most` threads at most, each when it is first needed."""
        self._most = most
        self._queue: SimpleQueue[_Function | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def start(self, function: _Function) -> None:
        """Call `function`, which must not raise, as soon as a thread is free."""
        self._queue.put(function)
        if len(self._threads) < self._most:
            thread = threading.Thread(target=_run, args=(self._queue,), name="turnlight", daemon=True)
            self._threads.append(thread)
            thread.start()

    def end(self, timeout_s: float) -> bool:
        """Let the threads end once all that was started is done; False when one still runs then."""
        for _ in self._threads:
            self._queue.put(None)
        until = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)


def _run(queue: SimpleQueue[_Function | None]) -> None:
    while (function := queue.get()) is not None:
        function()
        del function  # what it holds is let go of before the next one comes
