"""The sound device through PulseAudio, or PipeWire in its place: what most Linux desktops have.

The server knows to the millisecond how much of what was written is still to be heard, also right after a
start, where other interfaces guess. Spoken to through its small blocking interface, libpulse-simple:
https://freedesktop.org/software/pulseaudio/doxygen/simple.html
"""

from __future__ import annotations

import ctypes
import math

from viewer.errors import WorldError, message
from viewer.player.sound.base import SAMPLE_BYTES

_LIBRARY = "libpulse-simple.so.0"
_PLAYBACK = 1  # pa_stream_direction_t
_S16LE = 3  # pa_sample_format_t
_ANY = 0xFFFFFFFF
_BUFFER_S = 0.4  # the server holds as much, so that a piece can always be written without waiting
_BEGIN_S = 0.02  # with as much in hand the server begins, and begins again after it ran dry


class _Spec(ctypes.Structure):
    """pa_sample_spec."""

    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _Buffering(ctypes.Structure):
    """pa_buffer_attr."""

    _fields_ = tuple((name, ctypes.c_uint32) for name in ("most", "target", "begin", "ask", "fragment"))


def has_pulse() -> bool:
    """Whether the library is there; a server may still be missing."""
    try:
        ctypes.CDLL(_LIBRARY)
    except OSError:
        return False
    return True


class PulseOutput:
    """Writes to the sound server. Implements `SoundOutput`."""

    def __init__(self) -> None:
        """Loads the library.

        Raises:
            WorldError: it is not there.
        """
        try:
            self._pulse = ctypes.CDLL(_LIBRARY)
        except OSError as error:
            raise WorldError(message("PulseAudio was not found"), message("Install libpulse0.")) from error
        self._pulse.pa_simple_new.restype = ctypes.c_void_p
        self._pulse.pa_simple_get_latency.restype = ctypes.c_uint64
        self._stream: ctypes.c_void_p | None = None

    def open(self, rate: int, channels: int) -> None:
        """Connect to the server; it finds the device, and another when that goes away.

        Raises:
            WorldError: there is no server.
        """
        self.close()
        a_second = rate * channels * SAMPLE_BYTES
        begin = int(rate * _BEGIN_S) * channels * SAMPLE_BYTES
        spec = _Spec(_S16LE, rate, channels)
        buffering = _Buffering(_ANY, int(a_second * _BUFFER_S), begin, _ANY, _ANY)
        name = b"Turnlight"
        by = ctypes.byref
        stream = self._pulse.pa_simple_new(
            None, name, _PLAYBACK, None, name, by(spec), None, by(buffering), None
        )
        if not stream:
            raise WorldError(message("No sound server answers"), message("Start PulseAudio or PipeWire."))
        self._stream = ctypes.c_void_p(stream)

    def write(self, pcm: bytes) -> None:
        """Hand samples to the server.

        Raises:
            WorldError: the server has gone.
        """
        size = ctypes.c_size_t(len(pcm))
        if self._stream is None or self._pulse.pa_simple_write(self._stream, pcm, size, None) < 0:
            raise WorldError(message("The sound server has gone"), message("Play again."))

    def unheard_s(self) -> float:
        """As the server reckons: its buffers, and those of the device behind it."""
        if self._stream is None:
            return 0.0
        late_us = int(self._pulse.pa_simple_get_latency(self._stream, None))
        return late_us / 1e6 if late_us < 1e9 else math.inf  # it says -1 where it does not know

    def drop(self) -> None:
        """Let the server forget what it holds."""
        if self._stream is not None:
            self._pulse.pa_simple_flush(self._stream, None)

    def close(self) -> None:
        """Disconnect."""
        if self._stream is not None:
            self._pulse.pa_simple_free(self._stream)
            self._stream = None
