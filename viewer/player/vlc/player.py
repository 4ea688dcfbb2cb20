"""Playing with libVLC, the default player: it makes the sound faster and slower."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.player.pumped.player import PumpedPlayer
from viewer.player.sound.base import MakeOutput, OpenPcm
from viewer.player.vlc.engine import Engine
from viewer.player.vlc.stretcher import VlcStretcher


class VlcPlayer(PumpedPlayer):
    """Plays through libVLC. Implements `Player`.

    Attributes:
        name: ``"vlc"``.
        version: libVLC's version, for example ``"3.0.20"``.
    """

    name = "vlc"

    def __init__(self, open_pcm: OpenPcm, outputs: Sequence[MakeOutput]) -> None:
        """Starts libVLC.

        Args:
            open_pcm: opens audio files.
            outputs: ways to the sound device, the best first; without any nothing is heard.

        Raises:
            WorldError: libVLC is missing, broken or of another word size; the detail names the remedy.
        """
        engine = Engine()
        self.version = engine.version
        super().__init__(VlcStretcher(engine), open_pcm, outputs)
