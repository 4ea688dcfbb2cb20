"""Whether there is a screen to open a window on: the one place that knows how desktops say so."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

from viewer.errors import WorldError, message

_PLATFORM = "QT_QPA_PLATFORM"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", _PLATFORM)
_NOWHERE = "offscreen"


def prepare(environment: MutableMapping[str, str] = os.environ, *, picture_only: bool) -> None:
    """Make sure that Qt finds a screen: where it finds none, it ends the process with no word of use.

    Args:
        environment: the process's; a screen nobody sees is named in it where a picture is all that is wanted.
        picture_only: the window need not be seen.

    Raises:
        WorldError: there is no screen and one is needed.
    """
    if not sys.platform.startswith("linux"):
        return
    named = [name for name in _SCREENS if environment.get(name)]
    if not named:
        if not picture_only:
            raise _no_display()
        environment[_PLATFORM] = _NOWHERE
    elif named == ["DISPLAY"]:
        # A screen that is named may still not answer: then Qt goes on to the next in this list.
        environment[_PLATFORM] = f"xcb;{_NOWHERE}"


def check(platform: str, environment: Mapping[str, str] = os.environ, *, picture_only: bool) -> None:
    """Make sure that the screen which was named answered.

    Args:
        platform: what Qt runs on, as it says itself.
        environment: as `prepare` left it.
        picture_only: the window need not be seen.

    Raises:
        WorldError: it did not.
    """
    if platform == _NOWHERE and environment.get(_PLATFORM, "").startswith("xcb;") and not picture_only:
        raise _no_display()


def _no_display() -> WorldError:
    return WorldError(
        message("There is no display to open a window on"),
        message("--screenshot window.png writes a picture of it instead."),
    )
