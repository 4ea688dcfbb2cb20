"""Keeps ALSA, which libVLC tries last, from writing to stderr."""

from __future__ import annotations

import ctypes
import platform


def hush_alsa() -> None:
    """Lets its errors go to a C function that does nothing."""
    if platform.system() != "Linux":
        return
    try:
        alsa, libc = ctypes.CDLL("libasound.so.2"), ctypes.CDLL(None)
        alsa.snd_lib_error_set_handler(ctypes.cast(libc.getpid, ctypes.c_void_p))
    except (OSError, AttributeError):
        return  # no ALSA, no noise
