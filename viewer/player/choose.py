"""Which player is used, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.player.qtmedia import QtPlayer
from viewer.player.vlc import VlcPlayer

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


def choose(preference: Preference = "auto") -> Choice:
    """The best player this machine has.

    libVLC comes first, whatever it can do; Qt Multimedia where libVLC is missing or broken, or asked for.
    Takes about 0.1 s. Qt's player belongs to the thread that calls this, which needs a Qt application.

    Args:
        preference: ``"qt"`` passes libVLC over; ``"vlc"`` and ``"auto"`` try it first.

    Raises:
        WorldError: neither can be had; it says what can be done about either.
    """
    if preference == "qt":
        return Choice(QtPlayer(), message("Qt Multimedia, as chosen"))
    try:
        player = VlcPlayer()
    except WorldError as error:
        return _instead_of_vlc(error)
    if player.has_avformat:
        return Choice(player, message("libVLC {version} with the avformat demuxer", version=player.version))
    why = message(
        "libVLC {version} without its avformat demuxer:"
        " in MP3 files of varying bit rate the light can be seconds off",
        version=player.version,
    )
    return Choice(player, why)


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
