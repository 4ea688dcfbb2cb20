"""The sound device, whichever can be had: found, lost and found again, with the loudness that is wanted."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from viewer.errors import Message, WorldError, message
from viewer.player.sound.base import SAMPLE_BYTES, MakeOutput, SoundOutput
from viewer.player.sound.mute import MuteOutput

_log = logging.getLogger(__name__)
_NO_DEVICE = message("No sound device was found: the audio runs, but nothing is heard.")


class Speaker:
    """Holds a device from `open` to `close`. Used by one thread, but for `gain`.

    Attributes:
        gain: how loud, from 0 to 1, in amplitude.
        error: why nothing is heard; None where all is well.
    """

    def __init__(self, outputs: Sequence[MakeOutput]) -> None:
        """Try `outputs` in this order; where none works, time passes and nothing is heard."""
        self._outputs = outputs
        self._output: SoundOutput | None = None
        self._rate = self._channels = 1
        self.gain = 1.0
        self.error: Message | None = None

    def open(self, rate: int, channels: int) -> None:
        """Have a device for such samples; keep the one at hand, if it is heard."""
        self._rate, self._channels = rate, channels
        if self.error is not None:  # there may be one by now
            self.close()
        if self._output is None:
            self._output = self._find()

    def write(self, pcm: bytes) -> None:
        """Let these samples be heard after those before, on another device where this one has gone."""
        if self.gain < 1.0:
            import numpy as np

            pcm = (np.frombuffer(pcm, "<i2") * self.gain).astype("<i2").tobytes()
        self._send(pcm)

    def write_silence(self, seconds: float) -> None:
        """Let as much silence follow."""
        self._send(bytes(round(seconds * self._rate) * self._channels * SAMPLE_BYTES))

    def unheard_s(self) -> float:
        """How long it takes until what was written last is heard; infinite where the device does not know."""
        return self._output.unheard_s() if self._output is not None else 0.0

    def drop(self) -> None:
        """Forget what is not heard yet."""
        if self._output is not None:
            self._output.drop()

    def close(self) -> None:
        """Let go of the device."""
        output, self._output = self._output, None
        self.error = None
        if output is not None:
            output.close()

    def _send(self, pcm: bytes) -> None:
        if self._output is None:
            self._output = self._find()
        try:
            self._output.write(pcm)
        except WorldError as error:
            _log.info("%s", error)
            self.close()
            self._output = self._find()

    def _find(self) -> SoundOutput:
        for make in self._outputs:
            try:
                output = make()
                output.open(self._rate, self._channels)
            except WorldError as error:
                _log.info("%s", error)
            else:
                return output
        self.error = _NO_DEVICE
        mute = MuteOutput()
        mute.open(self._rate, self._channels)
        return mute
