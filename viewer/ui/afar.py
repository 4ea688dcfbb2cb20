"""What the desktop's media keys, applets and other remote controls may do with the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from viewer.controllers.mpris import has_bus
from viewer.controllers.opening import Opening
from viewer.controllers.playback import PlaybackController
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.memory import Memory

if TYPE_CHECKING:
    from viewer.controllers.mpris.bus import Presence


def appear(
    window: MainWindow, playback: PlaybackController, opening: Opening, desk: Desk, memory: Memory
) -> Presence | None:
    """Let them find the program.

    Returns:
        What is to be closed before the program ends; None where there is no bus to be found on.
    """
    if not has_bus():
        return None
    from viewer.controllers.mpris.bus import Presence
    from viewer.controllers.mpris.remote import Doors, Remote

    def open_file(path: Path, play: bool) -> None:  # noqa: FBT001 - what the remote control says
        desk.play_next = play
        opening.open_paths([path])

    actions = window.actions_table
    doors = Doors(
        come_forward=window.come_forward,
        leave=lambda: QTimer.singleShot(0, window.close),  # whoever asked is answered first
        open=open_file,
        stop=actions["stop"].trigger,
        choose_rate=memory.choose_rate,
        full_screen=actions["full_screen"],
    )
    remote = Remote(playback, doors, desk)
    remote.set_title(desk.title)
    remote.set_transcript(desk.transcript)
    desk.titled.connect(remote.set_title)
    desk.shown.connect(remote.set_transcript)
    desk.reworded.connect(remote.set_transcript)
    return Presence(remote, desk)
