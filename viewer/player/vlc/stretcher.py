"""libVLC as what makes sound faster and slower."""

from __future__ import annotations

from collections.abc import Callable

from viewer.player.sound.base import PcmSource
from viewer.player.vlc.engine import Engine
from viewer.player.vlc.tape import VlcTape


class VlcStretcher:
    """Has libVLC fill one tape at a time. Implements `Stretcher`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def start(self, source: PcmSource, ms: int, speed: float, tell: Callable[[], None]) -> VlcTape:
        """Begin a tape; libVLC fills it from now on, in threads of its own."""
        return VlcTape(self._engine, source, ms, speed, tell)

    def stop(self) -> None:
        """Leave the tape; no callback comes after this."""
        self._engine.stop()

    def close(self) -> None:
        """Let go of libVLC."""
        self._engine.close()
