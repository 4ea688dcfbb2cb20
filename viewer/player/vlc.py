"""Playing through libVLC, the default player.

libVLC's own MP3 demuxer seeks seconds wrong where the bit rate varies and reports the time asked for as if it
were true; its avformat demuxer lands within 24 ms. libVLC calls back on a thread of its own and hangs when it
is called from there, so nothing is subscribed to: whoever wants to know polls.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import threading
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from viewer.core.clock import PlayState, Tick
from viewer.errors import Message, WorldError, message
from viewer.player.hush import hush_alsa
from viewer.player.source import check_audio_file

# "any" lets libVLC choose for itself where the avformat demuxer is missing or does not know a file.
OPTIONS = (
    "--quiet",
    "--no-video",
    "--demux=avformat,any",
    "--no-sub-autodetect-file",  # the transcript beside the audio is not to be opened as subtitles
    "--no-metadata-network-access",
)
_PROBE_S = 1.0
_LOST = message(
    "The audio cannot be played: the file is damaged, gone, or of a kind that libVLC does not know."
)
_NO_DEVICE = message("No sound device was found: the audio runs, but nothing is heard.")
_NO_DEVICE_AFTER_MS = 1_000  # by then a device that works has played something

# libvlc_state_t, as numbers: python-vlc's own objects are compared in Python, thirty times a second.
_PLAYING, _PAUSED, _STOPPED, _ENDED, _ERROR = 3, 4, 5, 6, 7


class VlcPlayer:
    """Plays through libVLC. Implements `Player`.

    Attributes:
        name: ``"vlc"``.
        version: libVLC's version, for example ``"3.0.20"``.
        has_avformat: whether the demuxer that seeks truly is there.
    """

    name = "vlc"
    seeks_anything = True

    def __init__(self, options: Sequence[str] = ()) -> None:
        """Starts libVLC.

        Args:
            options: further libVLC options, for example ``--aout=dummy``.

        Raises:
            WorldError: libVLC is missing, broken or of another word size; the detail names the remedy.
        """
        self._vlc, self._instance = _start([*OPTIONS, *options])
        self.version = _version(self._vlc)
        self.has_avformat = _has_avformat(self._vlc, self._instance)
        self._player = self._instance.media_player_new()
        self._stats = self._vlc.MediaStats()
        self._path: Path | None = None
        self._media: Any = None
        self._rate, self._volume = 1.0, 100
        self._duration_ms = 0
        self._ms = self._sought_ms = self._checked_ms = 0
        self._state = PlayState.EMPTY
        self._error: Message | None = None
        self._pending_ms: int | None = None
        self._started = self._running = self._audible = False

    def load(self, path: Path) -> None:
        """Makes `path` the current audio, paused at 0.

        Raises:
            WorldError: the file is missing, unreadable, empty or text.
        """
        check_audio_file(path)
        self._player.stop()
        self._path = path
        self._duration_ms = 0
        self._reset(0)

    def play(self) -> None:
        """Plays from where it stands; from the start after the end."""
        if self._path is None or self.poll().state is PlayState.PLAYING:
            return
        if self._state in (PlayState.ENDED, PlayState.FAILED):
            self._reset(0)
        self._state = PlayState.PLAYING
        if self._started:
            self._player.set_pause(0)
        else:
            self._start(self._path)

    def pause(self) -> None:
        """Halts; the next `play` goes on from the same place."""
        if self._state is PlayState.PLAYING:
            self._state = PlayState.PAUSED
            self._look()

    def seek(self, ms: int) -> None:
        """Goes to `ms`; beyond the end is the end. A paused player stays paused.

        libVLC finds the end: the length it gives for MP3 files of varying bit rate may be half the true one.
        """
        if self._path is None:
            return
        ms = max(0, ms)
        if self.poll().state in (PlayState.ENDED, PlayState.FAILED):
            self._player.stop()
            self._reset(ms)
        self._ms = self._sought_ms = self._checked_ms = ms
        if self._started:
            self._pending_ms = ms
            self._look()

    def set_rate(self, rate: float) -> None:
        """Plays `rate` times as fast (0.5 to 3.0), pitch kept; outlives `load`."""
        self._rate = rate
        self._player.set_rate(rate)

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100; outlives `load`."""
        self._volume = min(100, max(0, volume))
        self._player.audio_set_volume(self._volume)

    def poll(self) -> Tick:
        """The present state; a few microseconds."""
        if self._started and self._state in (PlayState.PLAYING, PlayState.PAUSED):
            self._look()
        return Tick(self._ms, self._duration_ms, self._state, self._error)

    def close(self) -> None:
        """Lets go of the media and the sound device."""
        self._player.stop()
        self._player.release()
        if self._media is not None:
            self._media.release()
        self._instance.release()
        self._path = self._media = None
        self._started, self._state = False, PlayState.EMPTY

    def _reset(self, ms: int) -> None:
        """Stands at `ms` with nothing started; the start takes the place as an option of the media."""
        self._ms = self._sought_ms = ms
        self._state = PlayState.EMPTY if self._path is None else PlayState.PAUSED
        self._error = None
        self._pending_ms = None
        self._started = self._running = self._audible = False
        self._checked_ms = ms

    def _start(self, path: Path) -> None:
        # A new media each time: one that has ended does not start again. By path, since media_new() takes
        # what stands before a colon for a protocol and hangs.
        if self._media is not None:
            self._media.release()
        self._media = self._instance.media_new_path(str(path.absolute()))
        if self._ms:
            self._media.add_option(f":start-time={self._ms / 1000:.3f}")
        self._player.stop()
        self._player.set_media(self._media)
        self._player.set_rate(self._rate)
        self._started = True
        self._player.play()

    def _look(self) -> None:
        """Takes over what libVLC says, as far as it may be believed."""
        state = self._player.get_state().value
        if state in (_ENDED, _ERROR) or (self._running and state == _STOPPED):
            self._read_time()
            self._finish(failed=state == _ERROR)
        elif state in (_PLAYING, _PAUSED):
            if not self._running:
                self._running = True
                # The sound server may have brought back the loudness of another day.
                self._player.audio_set_volume(self._volume)
            self._reconcile(state)
            self._read_time()

    def _read_time(self) -> None:
        ms = self._player.get_time()
        if ms != self._ms or not self._duration_ms:
            self._duration_ms = max(0, self._player.get_length()) or self._duration_ms
        # Before its first time libVLC says 0, wherever it was told to start.
        if ms > 0:
            self._ms = ms
        if not self._audible and self._state is PlayState.PLAYING:
            self._check_device()

    def _reconcile(self, state: int) -> None:
        """Sends what libVLC ignores until it runs: a place, a pause."""
        if self._pending_ms is not None:
            self._player.set_time(self._pending_ms)
            self._pending_ms = None
        # It pauses some time after it was asked to, and meanwhile drops the wish to play on.
        if self._state is PlayState.PAUSED and state == _PLAYING:
            self._player.set_pause(1)
        elif self._state is PlayState.PLAYING and state == _PAUSED:
            self._player.set_pause(0)

    def _finish(self, *, failed: bool) -> None:
        """A file that libVLC cannot read "ends" before it has a length or a time."""
        self._started = self._running = False
        if failed or (self._duration_ms == 0 and self._player.get_time() <= 0):
            self._state, self._error = PlayState.FAILED, _LOST
        else:
            self._state = PlayState.ENDED
            # Its time stops a little before the end, and at a place beyond the end it stays.
            if 0 <= self._duration_ms - self._ms < 2_000 or self._ms == self._sought_ms:
                self._ms = self._duration_ms

    def _check_device(self) -> None:
        """Without a sound device libVLC plays on in silence: it decodes, but no buffer is ever played."""
        if abs(self._ms - self._checked_ms) < _NO_DEVICE_AFTER_MS:
            return
        self._checked_ms = self._ms
        self._media.get_stats(self._stats)
        self._audible = self._stats.played_abuffers > 0
        self._error = None if self._audible or not self._stats.decoded_audio else _NO_DEVICE


def _start(options: Sequence[str]) -> tuple[Any, Any]:
    """The python-vlc module, imported only now, and a running instance."""
    hush_alsa()
    try:
        import vlc

        instance = vlc.Instance(*options)
    # libVLC missing, of the wrong word size or without plugins: python-vlc fails in as many ways.
    except (ImportError, OSError, NameError, AttributeError, KeyError, SystemExit) as error:
        raise WorldError(message("libVLC was not found"), _remedy()) from error
    if instance is None:
        raise WorldError(message("libVLC does not start"), _remedy())
    return vlc, instance


def _remedy() -> Message:
    bits = 64 if sys.maxsize > 2**32 else 32
    if platform.system() == "Linux":
        return message("Install the packages libvlc5 and vlc-plugin-base (Debian, Ubuntu), or VLC.")
    return message("Install VLC ({bits}-bit) from videolan.org.", bits=bits)


def _version(vlc: Any) -> str:
    raw = vlc.libvlc_get_version()
    return str(raw.decode("ascii", "replace")).split(" ", 1)[0]


def _has_avformat(vlc: Any, instance: Any) -> bool:
    """Whether libVLC can read a tiny file with the avformat demuxer and nothing else; takes about 10 ms."""
    with tempfile.TemporaryDirectory(prefix="turnlight-") as folder:
        path = Path(folder) / "probe.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 8_000, 0, "NONE", ""))
            file.writeframes(bytes(1_600))
        media = instance.media_new_path(str(path))
        media.add_option(":demux=avformat")
        media.parse_with_options(vlc.MediaParseFlag.local, int(_PROBE_S * 1000))
        pause = threading.Event()
        for _ in range(int(_PROBE_S / 0.002)):
            if media.get_parsed_status() != 0:
                break
            pause.wait(0.002)
        found = media.get_parsed_status() == vlc.MediaParsedStatus.done and media.get_duration() > 0
        media.release()
        return bool(found)
