"""What every player is that handles the samples itself: it says what is to be played, and what is heard.

Players that play a file by themselves show times that are up to seconds away from the sound, and land up to a
tenth of a second late after a seek. Here exact samples come from a decoder (`PcmSource`), are stretched where
they are to sound faster or slower (`Stretcher`), and a device (`SoundOutput`) says how much of them was
heard. See `pump` for how the parts work together.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from viewer.core.clock import PlayState, Tick
from viewer.errors import Message
from viewer.player.pumped.plain import StretchWhereNeeded
from viewer.player.pumped.pump import Pump
from viewer.player.pumped.stretcher import Stretcher
from viewer.player.sound.base import MakeOutput, OpenPcm
from viewer.player.source import check_audio_file


class PumpedPlayer:
    """Plays samples; a seek lands on its sample in every file. Implements `Player` but for its name."""

    def __init__(self, stretcher: Stretcher, open_pcm: OpenPcm, outputs: Sequence[MakeOutput]) -> None:
        """Starts the thread that plays.

        Args:
            stretcher: makes sound faster and slower, and is not asked at normal speed; let go of by `close`.
            open_pcm: opens audio files.
            outputs: ways to the sound device, the best first; without any nothing is heard.
        """
        self._pump = Pump(StretchWhereNeeded(stretcher), open_pcm, outputs)
        self._path: Path | None = None
        self._state = PlayState.EMPTY
        self._rate = 1.0
        self._ms = 0
        self._number = 0
        self._error: Message | None = None

    def load(self, path: Path) -> None:
        """Makes `path` the current audio, paused at 0.

        Raises:
            WorldError: the file is missing, unreadable, empty or text.
        """
        check_audio_file(path)
        self._pump.load(path)
        self._path = path
        self._stand(0)

    def play(self) -> None:
        """Plays from where it stands; from the start after the end."""
        if self._path is None or self.poll().state is PlayState.PLAYING:
            return
        if self._state in (PlayState.ENDED, PlayState.FAILED):
            self._ms = 0
        self._go(self._ms)

    def pause(self) -> None:
        """Halts; the next `play` goes on from what was heard last."""
        if self._state is PlayState.PLAYING:
            tick = self.poll()
            if tick.state is PlayState.PLAYING:
                self._pump.halt()
                self._stand(tick.ms)

    def seek(self, ms: int) -> None:
        """Goes to `ms`; beyond the end is the end. A paused player stays paused."""
        if self._path is None:
            return
        if self.poll().state is PlayState.PLAYING:
            self._go(max(0, ms))
        else:
            self._stand(max(0, ms))

    def set_rate(self, rate: float) -> None:
        """Plays `rate` times as fast (0.5 to 3.0), pitch kept; outlives `load`."""
        before, self._rate = self._rate, rate
        if rate != before and self._state is PlayState.PLAYING:
            tick = self.poll()
            if tick.state is PlayState.PLAYING:
                self._go(tick.ms)

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, as loud as it sounds (a cube in amplitude); outlives `load`."""
        self._pump.set_gain((min(100, max(0, volume)) / 100) ** 3)

    def poll(self) -> Tick:
        """What is heard; a few microseconds."""
        if self._state is PlayState.PLAYING:
            self._listen()
        return Tick(self._ms, self._pump.duration_ms, self._state, self._error, exact=True)

    def close(self) -> None:
        """Lets go of the media and the sound device."""
        self._pump.close()
        self._path = None
        self._state, self._ms = PlayState.EMPTY, 0

    def _go(self, ms: int) -> None:
        self._stand(ms)
        self._state = PlayState.PLAYING
        self._number = self._pump.play(ms, self._rate)

    def _stand(self, ms: int) -> None:
        self._ms, self._state, self._error = ms, PlayState.PAUSED, None

    def _listen(self) -> None:
        """Takes over what is heard, once it is about the latest wish."""
        heard = self._pump.heard
        if heard.number != self._number:
            return
        self._error = heard.error
        if heard.failed:
            self._state = PlayState.FAILED
            return
        self._ms = round(heard.ms_at(time.monotonic()))
        if heard.ended:
            self._state = PlayState.ENDED
