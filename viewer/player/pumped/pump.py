"""The thread that plays: it has sound stretched, feeds the sound device, and notes how much was heard."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from viewer.errors import Message, WorldError
from viewer.player.pumped.heard import Course, Heard
from viewer.player.pumped.speaker import Speaker
from viewer.player.pumped.stretcher import LOST, Stretcher
from viewer.player.sound.base import SAMPLE_BYTES, MakeOutput, OpenPcm, PcmSource

_log = logging.getLogger(__name__)
_PIECE_S = 0.1  # handed to the device at a time; of twice as much PulseAudio reckoned a quarter second wrong
_AHEAD_S = 0.2  # the device gets its next piece when it holds no more than this
_LAST_S = 0.08  # of silence after the end, so that the device begins with ever so short a rest
_LOOK_S = 0.25  # how often to see whether the tape has ended, while nothing comes from it
_END_S = 3.0  # no device holds sound for so long: one that still does not say that all was heard has gone
_CLOSE_S = 5.0


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


class Pump:
    """Takes wishes from the program's thread at any time, at once, and says what is heard.

    Attributes:
        heard: the latest word.
        duration_ms: length of the file as its head says; 0 while unknown.
    """

    def __init__(self, stretcher: Stretcher, open_pcm: OpenPcm, outputs: Sequence[MakeOutput]) -> None:
        self._stretcher, self._open_pcm, self._speaker = stretcher, open_pcm, Speaker(outputs)
        self._news = threading.Condition()
        self._hungry = False  # the thread waits for something to take
        self._wanted = Wanted()
        self.heard = Heard(0)
        self.duration_ms = 0
        self._doing = Wanted()
        self._source: PcmSource | None = None
        self._course: Course | None = None
        self._next_at = 0.0  # when the device needs its next piece
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
        self._speaker.gain = gain

    def close(self) -> None:
        """Let go of everything; nothing is wanted afterwards."""
        self._want(ms=None, closing=True)
        self._thread.join(_CLOSE_S)

    def _want(self, **changes: object) -> int:
        with self._news:
            self._wanted = replace(self._wanted, number=self._wanted.number + 1, **changes)  # type: ignore[arg-type]
            self._news.notify_all()
            return self._wanted.number

    def _tell(self) -> None:
        """From a tape: there is something to take."""
        with self._news:
            if self._hungry:
                self._news.notify_all()

    def _run(self) -> None:
        import numpy as np  # noqa: F401 - now, so that the first sound need not wait for it

        while not self._doing.closing:
            wanted = self._await_news()
            try:
                if wanted is not self._doing:
                    self._obey(wanted)
                elif self._course is not None:
                    self._feed(self._course)
            except Exception as error:  # noqa: BLE001 - the thread must live on, whatever went wrong
                _log.error("Playing failed", exc_info=error)
                with suppress(Exception):  # what failed may fail again
                    self._fail(LOST)

    def _await_news(self) -> Wanted:
        """Wait for a wish, or for the moment at which the device needs the next piece and there is one."""
        course = self._course
        with self._news:
            if course is None:
                self._news.wait_for(self._is_wish)
            elif not self._news.wait_for(self._is_wish, max(0.0, self._next_at - time.monotonic())):
                self._hungry = True
                self._news.wait_for(lambda: self._is_wish() or course.tape.ready, _LOOK_S)
                self._hungry = False
            return self._wanted

    def _is_wish(self) -> bool:
        return self._wanted.number != self._doing.number

    def _obey(self, wanted: Wanted) -> None:
        before, self._doing = self._doing, wanted
        self._course = None
        if wanted.closing:
            self._let_go()
            return
        if wanted.ms is None or wanted.load != before.load:  # another file may want another device
            self._speaker.close()
        else:
            self._speaker.drop()
        self._stretcher.stop()
        if wanted.load != before.load:
            self._close_source()
        is_open = self._open_source()
        if wanted.ms is not None and is_open:
            self._begin(wanted.ms, wanted.speed)
        elif wanted.ms is not None:
            self._fail(LOST)

    def _let_go(self) -> None:
        with ExitStack() as parts:  # the last first; each of them, whatever the others do
            parts.callback(self._close_source)
            parts.callback(self._stretcher.close)
            parts.callback(self._speaker.close)

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
        self.heard = Heard(self._doing.number, float(ms), time.monotonic(), float(ms))
        tape = self._stretcher.start(source, ms, speed, self._tell)
        self._speaker.open(source.rate, source.channels)  # meanwhile the tape may fill
        self._course = Course(tape, ms, speed, source.rate, source.channels * SAMPLE_BYTES)
        self._next_at, self._end_by = 0.0, math.inf

    def _feed(self, course: Course) -> None:
        """Give the device its next piece, or see that all was heard."""
        pcm = course.take(_PIECE_S)
        ended = course.tape.ended
        if pcm:
            self._speaker.write(pcm)
            if ended:
                self._speaker.write_silence(_LAST_S)
            self._note(course, _LAST_S if ended else 0.0)
        elif ended:
            self._finish(course)

    def _note(self, course: Course, silence_s: float) -> None:
        """Say how much was heard of what was written before so much silence."""
        unheard_s = self._speaker.unheard_s() - silence_s
        now = time.monotonic()
        self._next_at = now + min(unheard_s, _AHEAD_S + _PIECE_S) - _AHEAD_S
        self.heard = course.after(self.heard, now, unheard_s, self._speaker.error)

    def _finish(self, course: Course) -> None:
        """Wait until all was heard, or something else is wanted."""
        rest_s = self._rest_s() if course.taken else 0.0
        with self._news:
            if self._news.wait_for(self._is_wish, min(rest_s, _LOOK_S)):
                return
        if rest_s > _LOOK_S:
            return
        fault = course.tape.fault
        if fault is not None or not (course.taken or course.start_ms):
            self._fail(fault or LOST)
            return
        end_ms = course.end_ms
        if not course.taken and self.duration_ms:
            end_ms = min(end_ms, self.duration_ms)
        self._course, error = None, self._speaker.error
        self._stretcher.stop()
        self._speaker.close()
        self.heard = Heard(self._doing.number, end_ms, time.monotonic(), end_ms, ended=True, error=error)

    def _rest_s(self) -> float:
        """How long until the last of it was heard."""
        now = time.monotonic()
        self._end_by = min(self._end_by, now + _END_S)
        return max(0.0, min(self._speaker.unheard_s(), self._end_by - now))

    def _fail(self, error: Message) -> None:
        self._course = None
        self.heard = Heard(self._doing.number, failed=True, error=error)
        with ExitStack() as parts:
            parts.callback(self._speaker.close)
            parts.callback(self._stretcher.stop)
