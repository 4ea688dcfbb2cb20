"""Brings up the player that was asked for, and tells when another one has to play."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSettings

from viewer.controllers.playback import PlaybackController
from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.ui.desk import Desk
from viewer.ui.message_bar import About, Kind, MessageBar, Notice

Wanted = Literal["auto", "vlc", "qt", "silent"]
_TOLD = "player/told"


class ChosenPlayer:
    """Gives the playback its player, once the first picture is on the screen."""

    def __init__(
        self, playback: PlaybackController, desk: Desk, messages: MessageBar, state: QSettings
    ) -> None:
        """Give it to `playback`, tell it through `desk`; `state` keeps what was seen of it in `messages`."""
        self._playback, self._desk, self._messages, self._state = playback, desk, messages, state

    def bring_up(self, wanted: Wanted) -> None:
        """Play with this one from now on, or with what there is instead."""
        if wanted == "silent":
            self._set(None, message("Silence, as chosen"))
            return
        from viewer.audio.pcm import PcmReader
        from viewer.audio.tempo import TempoFilter
        from viewer.player.choose import choose

        choice = choose(PcmReader, TempoFilter, wanted)
        self._set(choice.player, choice.why)
        if wanted != "qt" and choice.player.name != "vlc":
            self._tell_substitute(choice.why, always=wanted == "vlc")

    def _tell_substitute(self, why: Message, *, always: bool) -> None:
        """Say that another player has taken over, until it was seen once for each reason.

        The bar below goes on saying it. Who asked for libVLC by name hears it `always`.
        """
        if not always and self._state.value(_TOLD) == str(why):
            return
        error = WorldError(message("The sound is played by the built-in player"), why)
        notice = self._desk.tell(error, Kind.INFO, about=About.PROGRAM)

        def remember(seen: Notice) -> None:
            if seen == notice:
                self._state.setValue(_TOLD, str(why))

        self._messages.seen.connect(remember)

    def _set(self, player: Player | None, why: Message) -> None:
        try:
            self._playback.set_player(player, why)
        except WorldError as error:
            self._desk.tell(error)
