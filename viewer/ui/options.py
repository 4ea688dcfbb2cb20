"""What the command line asks of the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viewer.ui.chosen_player import Wanted


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of the window.

    Attributes:
        files: audio and transcript in any order, either alone, or a folder.
        data: the library's folder; None for the platform's.
        player: what plays the sound.
        play: start playing.
        at: where to start, in milliseconds; None for where the reader left off.
        trace: file for a line at every change of what is lit.
        screenshot: file for a picture of the settled window, after which the program ends.
        address: of the web, to be opened instead of files; empty for none.
    """

    files: tuple[Path, ...] = ()
    data: Path | None = None
    player: Wanted = "auto"
    play: bool = False
    at: int | None = None
    trace: Path | None = None
    screenshot: Path | None = None
    address: str = ""
