"""libVLC itself: found and started, or a word on what is missing."""

from __future__ import annotations

import platform
import sys
from typing import Any

from viewer.errors import Message, WorldError, message
from viewer.player.vlc.hush import hush_alsa

OPTIONS = (
    "--quiet",
    "--no-video",
    "--no-metadata-network-access",
)


def start() -> tuple[Any, Any]:
    """The python-vlc module, imported only now, and a running instance.

    Raises:
        WorldError: libVLC is missing, broken or of another word size; the detail names the remedy.
    """
    hush_alsa()
    try:
        import vlc

        instance = vlc.Instance(*OPTIONS)
    # libVLC missing, of the wrong word size or without plugins: python-vlc fails in as many ways.
    except (ImportError, OSError, NameError, AttributeError, KeyError, SystemExit) as error:
        raise WorldError(message("libVLC was not found"), _remedy()) from error
    if instance is None:
        raise WorldError(message("libVLC does not start"), _remedy())
    return vlc, instance


def version(vlc: Any) -> str:
    """The version of libVLC, for example ``"3.0.20"``."""
    raw = vlc.libvlc_get_version()
    return str(raw.decode("ascii", "replace")).split(" ", 1)[0]


def _remedy() -> Message:
    bits = 64 if sys.maxsize > 2**32 else 32
    if platform.system() == "Linux":
        return message("Install the packages libvlc5 and vlc-plugin-base (Debian, Ubuntu), or VLC.")
    return message("Install VLC ({bits}-bit) from videolan.org.", bits=bits)
