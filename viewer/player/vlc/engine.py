"""libVLC as a machine: samples go in, stretched to another speed at the same pitch they come out.

The samples come from a decoder that seeks to the frame, and go to a sound device that tells how much of them
was heard, so nothing hangs on what libVLC believes about times. It is started anew for each stretch of
playing, which takes some milliseconds; it never seeks and never pauses.

Calls back on threads of libVLC's own, which must not call it.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from viewer.player.sound.base import SAMPLE_BYTES
from viewer.player.vlc import instance

_log = logging.getLogger(__name__)
_UNKNOWN_SIZE = 2**64 - 1
_MOST_BYTES = 16_384  # at one reading: little enough that the first sound does not wait
_AHEAD_S = 2.0  # of playing that libVLC may read ahead; of itself it would take minutes at each start
_ENDED, _ERROR = 6, 7  # libvlc_state_t


@dataclass(frozen=True, slots=True)
class Job:
    """One stretch of playing.

    Attributes:
        rate: frames a second.
        channels: 1 or 2.
        speed: how many times as fast it is to play.
        read: gives samples, so many bytes at most; empty at the end.
        take: gets them back, stretched.
    """

    rate: int
    channels: int
    speed: float
    read: Callable[[int], bytes]
    take: Callable[[bytes], None]


class Engine:
    """Runs one `Job` at a time.

    Attributes:
        version: libVLC's version.
    """

    def __init__(self) -> None:
        """Starts libVLC.

        Raises:
            WorldError: it is missing or broken; the detail names the remedy.
        """
        self._vlc, self._instance = instance.start()
        self.version = instance.version(self._vlc)
        self._player = self._instance.media_player_new()
        self._job: Job | None = None
        self._media: Any = None
        self._input = self._input_callbacks()
        self._output = self._output_callbacks()

    @property
    def done(self) -> bool:
        """Whether the job has come to its end: everything was read and handed on."""
        return self._player.get_state().value in (_ENDED, _ERROR)

    @property
    def failed(self) -> bool:
        """Whether libVLC cannot do it: a part of it is missing."""
        return bool(self._player.get_state().value == _ERROR)

    def start(self, job: Job) -> None:
        """Leave what was done so far, and begin this."""
        self.stop()
        self._job = job
        self._player.audio_set_callbacks(*self._output, None)
        self._player.audio_set_format("S16N", job.rate, job.channels)
        self._media = self._instance.media_new_callbacks(*self._input, None)
        for option in _options(job):
            self._media.add_option(f":{option}")
        self._player.set_media(self._media)
        self._player.set_rate(job.speed)
        self._player.play()

    def stop(self) -> None:
        """Leave it; no callback comes after this."""
        self._player.stop()
        if self._media is not None:
            self._media.release()
        self._job = self._media = None

    def close(self) -> None:
        """Let go of libVLC."""
        self.stop()
        self._player.release()
        self._instance.release()

    def _read(self, size: int) -> bytes:
        job = self._job
        if job is None:
            return b""
        try:
            return job.read(min(size, _MOST_BYTES))
        except Exception:  # noqa: BLE001 - libVLC called, nobody above can catch; the stretch ends here
            _log.exception("Reading samples failed")
            return b""

    def _take(self, samples: int, count: int) -> None:
        job = self._job
        if job is not None:
            try:
                job.take(ctypes.string_at(samples, count * job.channels * SAMPLE_BYTES))
            except Exception:  # noqa: BLE001 - libVLC called, nobody above can catch
                _log.exception("Taking samples failed")

    def _input_callbacks(self) -> tuple[Any, ...]:
        """Open, read, seek and close, kept as long as libVLC may call them."""
        kinds = self._vlc.CallbackDecorators

        def opened(_opaque: Any, _data: Any, size: Any) -> int:
            size[0] = _UNKNOWN_SIZE
            return 0

        def read(_opaque: Any, buffer: Any, size: int) -> int:
            pcm = self._read(size)
            ctypes.memmove(buffer, pcm, len(pcm))
            return len(pcm)

        def sought(_opaque: Any, _offset: int) -> int:
            return -1  # never done, but where it could not be, libVLC would neither pace itself nor stretch

        def closed(_opaque: Any) -> None:
            return None

        return (
            kinds.MediaOpenCb(opened),
            kinds.MediaReadCb(read),
            kinds.MediaSeekCb(sought),
            kinds.MediaCloseCb(closed),
        )

    def _output_callbacks(self) -> tuple[Any, ...]:
        kinds = self._vlc.CallbackDecorators

        def play(_data: Any, samples: int, count: int, _pts: int) -> None:
            self._take(samples, count)

        return (kinds.AudioPlayCb(play), None, None, None, None)


def _options(job: Job) -> tuple[str, ...]:
    """What the samples are, and how many of them libVLC is to read before it needs them."""
    ahead = round(_AHEAD_S * job.speed * job.rate * job.channels * SAMPLE_BYTES)
    return (
        "demux=rawaud",
        "rawaud-fourcc=s16l",
        f"rawaud-samplerate={job.rate}",
        f"rawaud-channels={job.channels}",
        f"prefetch-buffer-size={max(ahead, 2 * _MOST_BYTES) // 1024}",
        f"prefetch-read-size={_MOST_BYTES}",
    )
