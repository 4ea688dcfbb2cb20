"""A clock that knows of the computer's sleep, so that a gap in the playing is seen when it wakes."""

from __future__ import annotations

import sys
import time

# Python's own `time.monotonic` stands still while these two sleep; on Windows it goes on.
_GOES_ON = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}


def seconds() -> float:
    """Seconds of a clock that never goes back, and goes on while the computer sleeps."""
    clock: int | None = getattr(time, _GOES_ON.get(sys.platform, ""), None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
