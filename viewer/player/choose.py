"""Which player is used, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.player.outputs import outputs
from viewer.player.qtmedia.player import QtPlayer
from viewer.player.sound.base import OpenPcm
from viewer.player.vlc.player import VlcPlayer

Preference = Literal["auto", "vlc", "qt"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A player ready for use.

    Attributes:
        player: the player.
        why: one sentence for the reader: what plays, and why it and no other.
    """

    player: Player
    why: Message


def choose(open_pcm: OpenPcm, preference: Preference = "auto") -> Choice:
    """The best player this machine has.

    libVLC comes first; Qt Multimedia where libVLC is missing or broken, or asked for.
    Takes about 0.1 s. Qt's player belongs to the thread that calls this, which needs a Qt application.

    Args:
        open_pcm: gives libVLC the samples of audio files.
        preference: ``"qt"`` passes libVLC over; ``"vlc"`` and ``"auto"`` try it first.

    Raises:
        WorldError: neither can be had; it says what can be done about either.
    """
    if preference == "qt":
        return Choice(QtPlayer(), message("Qt Multimedia, as chosen"))
    try:
        player = VlcPlayer(open_pcm, outputs())
    except WorldError as error:
        return _instead_of_vlc(error)
    return Choice(player, message("libVLC {version}", version=player.version))


def _instead_of_vlc(fault: WorldError) -> Choice:
    try:
        player = QtPlayer()
    except WorldError as error:
        detail = message(
            "{title}: {remedy} {other_title}: {other_remedy}",
            title=fault.title,
            remedy=fault.detail,
            other_title=error.title,
            other_remedy=error.detail,
        )
        raise WorldError(message("There is no player"), detail) from error
    why = message("Qt Multimedia. {title}: {remedy}", title=fault.title, remedy=fault.detail)
    return Choice(player, why)
