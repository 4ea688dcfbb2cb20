"""The thread that plays: it runs libVLC, feeds the sound device, and notes how much was heard."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from viewer.errors import Message, WorldError, message
from viewer.player.sound.base import MakeOutput, OpenPcm, PcmSource, SoundOutput
from viewer.player.sound.mute import MuteOutput
from viewer.player.vlc.engine import Engine, Job
from viewer.player.vlc.tape import Tape

_log = logging.getLogger(__name__)
_PIECE_S = 0.1  # handed to the device at a time; of twice as much PulseAudio reckoned a quarter second wrong
_AHEAD_S = 0.2  # the device gets its next piece when it holds no more than this
_LAST_S = 0.08  # of silence after the end, so that the device begins with ever so short a rest
_LOOK_S = 0.25  # how often to see whether libVLC has given up, while nothing comes from it
_END_S = 3.0  # no device holds sound for so long: one that still does not say that all was heard has gone
_CLOSE_S = 5.0
_MOST_STARTS = 5  # of one stretch, before libVLC is given up
_LOST = message(
    "The audio cannot be played: the file is damaged, gone, or of a kind that libVLC does not know."
)
_BROKEN = message(
    "The audio cannot be played: libVLC misses some of its parts. Install vlc-plugin-base, or VLC."
)
_NO_DEVICE = message("No sound device was found: the audio runs, but nothing is heard.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the thread is to do; each wish replaces the one before.

    Attributes:
        number: counts the wishes.
        path: the audio file.
        load: counts how often a file was taken up, if only the same one again.
        ms: media time to play from; None to stand still.
        speed: how many times as fast.
        closing: to end.
    """

    number: int = 0
    path: Path | None = None
    load: int = 0
    ms: int | None = None
    speed: float = 1.0
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard, as of a moment; true at all moments after it, up to `until_ms`.

    Attributes:
        number: of the wish it is about.
        ms: media time heard at `at`.
        at: `time.monotonic`.
        until_ms: media time up to which the device has samples.
        speed: media seconds a second; 0 while nothing sounds yet.
        ended: everything was heard.
        failed: it cannot be played; `error` says why.
        error: why it failed, or why nothing is heard.
    """

    number: int
    ms: float = 0.0
    at: float = 0.0
    until_ms: float = math.inf
    speed: float = 0.0
    ended: bool = False
    failed: bool = False
    error: Message | None = None

    def ms_at(self, now: float) -> float:
        """Media time heard at `now`."""
        return min(self.ms + max(0.0, now - self.at) * 1000 * self.speed, max(self.ms, self.until_ms))


class Pump:
    """Takes wishes from the program's thread at any time, at once, and says what is heard.

    Attributes:
        heard: the latest word.
        duration_ms: length of the file as its head says; 0 while unknown.
    """

    def __init__(self, engine: Engine, open_pcm: OpenPcm, outputs: Sequence[MakeOutput]) -> None:
        self._engine, self._open_pcm, self._outputs = engine, open_pcm, outputs
        self._news = threading.Condition()
        self._wanted = Wanted()
        self._gain = 1.0
        self.heard = Heard(0)
        self.duration_ms = 0
        # From here on the thread's own:
        self._doing = Wanted()
        self._source: PcmSource | None = None
        self._tape: Tape | None = None
        self._output: SoundOutput | None = None
        self._mute: Message | None = None
        self._starts = 0  # of libVLC for the present wish
        self._next_at = 0.0  # `time.monotonic` at which the device should get more
        self._end_by = math.inf  # the latest moment at which the end is told
        self._thread = threading.Thread(target=self._run, name="player", daemon=True)
        self._thread.start()

    def load(self, path: Path) -> None:
        """Take up this file; stand still."""
        with self._news:
            self.duration_ms = 0
            self._want(path=path, load=self._wanted.load + 1, ms=None)

    def play(self, ms: int, speed: float) -> int:
        """Play from `ms`; the answer is the number under which `heard` tells of it."""
        return self._want(ms=ms, speed=speed)

    def halt(self) -> None:
        """Stand still, and let go of the device."""
        self._want(ms=None)

    def set_gain(self, gain: float) -> None:
        """How loud, from 0 to 1, in amplitude."""
        self._gain = gain

    def close(self) -> None:
        """Let go of everything; nothing is wanted afterwards."""
        self._want(ms=None, closing=True)
        self._thread.join(_CLOSE_S)

    def _want(self, **changes: object) -> int:
        with self._news:
            self._wanted = replace(self._wanted, number=self._wanted.number + 1, **changes)  # type: ignore[arg-type]
            self._news.notify_all()
            return self._wanted.number

    def _run(self) -> None:
        import numpy as np  # noqa: F401 - now, so that the first sound need not wait for it

        while not self._doing.closing:
            wanted = self._await_news()
            try:
                if wanted is not self._doing:
                    self._obey(wanted)
                elif self._tape is not None:
                    self._feed(self._tape)
            except Exception as error:  # noqa: BLE001 - the thread must live on, whatever went wrong
                _log.error("Playing failed", exc_info=error)
                with suppress(Exception):  # what failed may fail again
                    self._fail(_LOST)

    def _await_news(self) -> Wanted:
        """Wait for a wish, or for the moment at which the device needs the next piece and there is one."""
        tape = self._tape
        with self._news:
            if tape is None:
                self._news.wait_for(self._is_wish)
            elif not self._news.wait_for(self._is_wish, max(0.0, self._next_at - time.monotonic())):
                tape.awaited = True
                self._news.wait_for(
                    lambda: self._is_wish() or tape.waiting or tape.all_taken or tape.missed, _LOOK_S
                )
                tape.awaited = False
            return self._wanted

    def _is_wish(self) -> bool:
        return self._wanted.number != self._doing.number

    def _obey(self, wanted: Wanted) -> None:
        before, self._doing, self._starts = self._doing, wanted, 0
        self._tape = None
        if wanted.closing:
            self._let_go()
            return
        if wanted.ms is None or wanted.load != before.load:  # another file may want another device
            self._close_output()
        elif self._output is not None:
            self._output.drop()
        self._engine.stop()
        if wanted.load != before.load:
            self._close_source()
        is_open = self._open_source()
        if wanted.ms is not None and is_open:
            self._begin(wanted.ms, wanted.speed)
        elif wanted.ms is not None:
            self._fail(_LOST)

    def _let_go(self) -> None:
        with ExitStack() as parts:  # the last first; each of them, whatever the others do
            parts.callback(self._close_source)
            parts.callback(self._engine.close)
            parts.callback(self._close_output)

    def _open_source(self) -> bool:
        """Whether there is something to play."""
        if self._source is None and self._doing.path is not None:
            try:
                self._source = self._open_pcm(self._doing.path)
            except WorldError as error:
                _log.info("%s", error)
                return False
            with self._news:
                if self._wanted.load == self._doing.load:
                    self.duration_ms = self._source.duration_ms
        return self._source is not None

    def _close_source(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()

    def _begin(self, ms: int, speed: float) -> None:
        assert self._source is not None  # noqa: S101 - the caller has seen to it
        source = self._source
        self._starts += 1
        if self._mute is not None:  # there may be a device by now
            self._close_output()
            self._mute = None
        self.heard = Heard(self._doing.number, float(ms), time.monotonic(), float(ms))
        tape = Tape(source, ms, speed, self._news)
        self._engine.start(Job(source.rate, source.channels, speed, tape.read, tape.put))
        if self._output is None:  # meanwhile libVLC is at work
            self._open_output(source)
        self._tape, self._next_at, self._end_by = tape, 0.0, math.inf

    def _feed(self, tape: Tape) -> None:
        """Give the device its next piece, or see that all was heard."""
        assert self._source is not None  # noqa: S101 - a tape has one
        if tape.missed and self._starts < _MOST_STARTS:
            self._begin(tape.start_ms, tape.speed)
            return
        if tape.missed:
            self._fail(_BROKEN)
            return
        done = self._engine.done  # asked first: what came after a look at the tape would be lost
        if pcm := tape.take(round(_PIECE_S * self._source.rate)):
            self._write(pcm, self._source)
            if tape.all_taken:
                self._write_silence(self._source)
            self._note(tape)
        elif tape.all_taken or done:
            self._finish(tape)

    def _note(self, tape: Tape) -> None:
        """Say how much was heard."""
        assert self._output is not None and self._source is not None  # noqa: S101, PT018 - it was written to
        unheard_s = self._output.unheard_s() - (_LAST_S if tape.all_taken else 0.0)
        now = time.monotonic()
        self._next_at = now + min(unheard_s, _AHEAD_S + _PIECE_S) - _AHEAD_S
        frames = max(0.0, tape.taken - max(0.0, unheard_s) * self._source.rate)
        ms, until_ms = tape.ms_at(frames), tape.ms_at(tape.taken)
        if math.isinf(unheard_s) and self.heard.speed:  # what the device knew before holds on
            self.heard = replace(self.heard, until_ms=until_ms)
            return
        self.heard = Heard(
            self._doing.number,
            ms,
            now,
            until_ms,
            tape.speed if frames else 0.0,
            error=self._mute,
        )

    def _finish(self, tape: Tape) -> None:
        """Wait until all was heard, or something else is wanted."""
        if not tape.taken and (self._engine.failed or tape.frames != 0):
            self._fail(_BROKEN)
            return
        rest_s = self._rest_s(tape)
        with self._news:
            if self._news.wait_for(self._is_wish, min(rest_s, _LOOK_S)):
                return
        if rest_s > _LOOK_S:
            return
        if tape.broken or not (tape.taken or tape.start_ms):
            self._fail(_LOST)
            return
        end_ms = tape.end_ms
        if not tape.taken and self.duration_ms:
            end_ms = min(end_ms, self.duration_ms)
        self._tape = None
        self._engine.stop()
        self._close_output()
        now = time.monotonic()
        self.heard = Heard(self._doing.number, end_ms, now, end_ms, ended=True, error=self._mute)

    def _rest_s(self, tape: Tape) -> float:
        """How long until the last of it was heard."""
        if self._output is None or not tape.taken:
            return 0.0
        now = time.monotonic()
        self._end_by = min(self._end_by, now + _END_S)
        return max(0.0, min(self._output.unheard_s(), self._end_by - now))

    def _fail(self, error: Message) -> None:
        self._tape = None
        self.heard = Heard(self._doing.number, failed=True, error=error)
        with ExitStack() as parts:
            parts.callback(self._close_output)
            parts.callback(self._engine.stop)

    def _write(self, pcm: bytes, source: PcmSource) -> None:
        if self._gain < 1.0:
            import numpy as np

            pcm = (np.frombuffer(pcm, "<i2") * self._gain).astype("<i2").tobytes()
        self._send(pcm, source)

    def _write_silence(self, source: PcmSource) -> None:
        self._send(bytes(round(_LAST_S * source.rate) * source.channels * 2), source)

    def _send(self, pcm: bytes, source: PcmSource) -> None:
        if self._output is None:
            self._open_output(source)
        assert self._output is not None  # noqa: S101 - just opened
        try:
            self._output.write(pcm)
        except WorldError as error:
            _log.info("%s", error)
            self._close_output()
            self._open_output(source)

    def _open_output(self, source: PcmSource) -> None:
        """The first device that can be had; where there is none, one that nobody hears."""
        self._mute = None
        for make in self._outputs:
            try:
                output = make()
                output.open(source.rate, source.channels)
            except WorldError as error:
                _log.info("%s", error)
            else:
                self._output = output
                return
        self._mute = _NO_DEVICE
        self._output = MuteOutput()
        self._output.open(source.rate, source.channels)

    def _close_output(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.close()
