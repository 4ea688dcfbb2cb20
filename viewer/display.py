"""Whether there is a screen to open a window on: the one place that knows how desktops say so."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

from viewer.errors import WorldError, message

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def prepare(environment: MutableMapping[str, str] = os.environ, *, picture_only: bool) -> None:
    """Make sure that Qt finds a screen: where it finds none, it ends the process with no word of use.

    Args:
        environment: the process's; a screen nobody sees is named in it where a picture is all that is wanted.
        picture_only: the window need not be seen.

    Raises:
        WorldError: there is no screen and one is needed.
    """
    if not sys.platform.startswith("linux") or any(environment.get(name) for name in _SCREENS):
        return
    if not picture_only:
        raise WorldError(
            message("There is no display to open a window on"),
            message("--screenshot window.png writes a picture of it instead."),
        )
    environment["QT_QPA_PLATFORM"] = "offscreen"
