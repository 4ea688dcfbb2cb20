"""Media keys, desktop applets and other remote controls, through MPRIS (https://specifications.freedesktop.org/mpris/)."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_bus() -> bool:
    """Whether there is a session bus: not on Windows and macOS, and not on a bare console.

    Where nobody has started one, the D-Bus library would start one by itself when asked to connect.
    """
    if sys.platform in ("win32", "darwin"):
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and Path(runtime, "bus").exists())
