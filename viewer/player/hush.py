"""Keeps the C libraries under the players from writing to stderr."""

from __future__ import annotations

import ctypes
import importlib.util
import platform
import re
from pathlib import Path

_AV_LOG_QUIET = -8
_LOADED_NAME = re.compile(r"libavutil\.so\.\d+|libavutil\.\d+\.dylib|avutil-\d+\.dll")


def hush_alsa() -> None:
    """Silences ALSA, which libVLC tries last: its errors go to a C function that does nothing."""
    if platform.system() != "Linux":
        return
    try:
        alsa, libc = ctypes.CDLL("libasound.so.2"), ctypes.CDLL(None)
        alsa.snd_lib_error_set_handler(ctypes.cast(libc.getpid, ctypes.c_void_p))
    except (OSError, AttributeError):
        return  # no ALSA, no noise


def hush_qt_ffmpeg() -> None:
    """Silences the FFmpeg that PySide6's wheels carry; FFmpeg elsewhere is left alone."""
    spec = importlib.util.find_spec("PySide6")
    for root in (spec.submodule_search_locations or []) if spec else []:
        for folder in (Path(root) / "Qt" / "lib", Path(root)):
            for library in folder.glob("*avutil*"):
                # The wheel holds copies under several names; Qt loads the one with the major version alone.
                if _LOADED_NAME.fullmatch(library.name):
                    _hush_ffmpeg(library)


def _hush_ffmpeg(library: Path) -> None:
    try:
        ctypes.CDLL(str(library)).av_log_set_level(_AV_LOG_QUIET)
    except (OSError, AttributeError):
        return  # not what its name says: its noise is harmless
