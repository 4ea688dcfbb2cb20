"""The built-in player: where libVLC is missing or broken, or not wanted."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.player.builtin.tape import Puller
from viewer.player.pumped.player import PumpedPlayer
from viewer.player.sound.base import MakeOutput, MakeTempo, OpenPcm


class BuiltinPlayer(PumpedPlayer):
    """Plays with the Python packages alone. Implements `Player`.

    Attributes:
        name: ``"qt"``, its name on the command line.
    """

    name = "qt"

    def __init__(self, open_pcm: OpenPcm, make_tempo: MakeTempo, outputs: Sequence[MakeOutput]) -> None:
        """Is ready.

        Args:
            open_pcm: opens audio files.
            make_tempo: makes what makes sound faster and slower.
            outputs: ways to the sound device, the best first; without any nothing is heard.
        """
        super().__init__(Puller(make_tempo), open_pcm, outputs)
