"""Which player is used, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs
from viewer.player.sound.base import MakeTempo, OpenPcm
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


def choose(open_pcm: OpenPcm, make_tempo: MakeTempo, preference: Preference = "auto") -> Choice:
    """The best player this machine has.

    libVLC comes first; the built-in player where libVLC is missing or broken, or passed over.
    Takes about 0.1 s.

    Args:
        open_pcm: gives either the samples of audio files.
        make_tempo: makes sound faster and slower for the built-in player.
        preference: ``"qt"`` passes libVLC over; ``"vlc"`` and ``"auto"`` try it first.
    """
    why = message("The built-in player, as chosen")
    if preference != "qt":
        try:
            player = VlcPlayer(open_pcm, outputs())
        except WorldError as fault:
            why = message("The built-in player. {title}: {remedy}", title=fault.title, remedy=fault.detail)
        else:
            return Choice(player, message("libVLC {version}", version=player.version))
    return Choice(BuiltinPlayer(open_pcm, make_tempo, outputs()), why)
