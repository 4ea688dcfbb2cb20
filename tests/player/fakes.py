"""The parts of a player, not real: a source whose frames tell their numbers, machines, a device."""

from __future__ import annotations

import array
import math
import threading
from collections.abc import Callable

import numpy as np

from viewer.errors import Message, WorldError, message
from viewer.player.sound.base import PcmSource
from viewer.player.vlc.engine import Job
from viewer.player.vlc.leader import LEADER_S

FRAMES_AT_ONCE = 50


def numbered(first: int, frames: int, channels: int = 1) -> bytes:
    """Frames that hold their number, from 1,000 up so that none is silence or near the leader's level."""
    return array.array(
        "h", [1_000 + at % 20_000 for at in range(first, first + frames) for _ in range(channels)]
    ).tobytes()


class FakeSource:
    """Gives numbered frames. Implements `PcmSource`.

    Attributes:
        seeks: where it was sent.
        error: raised by the next `read`.
        closed: how often it was closed.
    """

    def __init__(self, frames: int = 1_000, rate: int = 1_000, channels: int = 1) -> None:
        self.frames, self.rate, self.channels = frames, rate, channels
        self.duration_ms = frames * 1000 // rate
        self.seeks: list[int] = []
        self.error: Exception | None = None
        self.closed = 0
        self._at = 0

    def seek(self, frame: int) -> None:
        self.seeks.append(frame)
        self._at = frame

    def read(self, frames: int) -> bytes:
        if self.error is not None:
            raise self.error
        first, self._at = self._at, min(self.frames, self._at + frames)
        return numbered(first, max(0, self._at - first), self.channels)

    def close(self) -> None:
        self.closed += 1


class FakeOutput:
    """A device that hears at once what is written. Implements `SoundOutput`.

    Attributes:
        heard: all that was written since it was opened or dropped.
        left_s: what `unheard_s` answers.
        fail_open: it cannot be opened.
        writes_left: it goes away after so many.
        error: raised by `close`.
        shape: rate and channels.
        asked: set when it is asked how much is unheard.
        gone: set when it is closed.
        closed: how often it was closed.
    """

    def __init__(self) -> None:
        self.heard = b""
        self.left_s = 0.0
        self.fail_open = False
        self.writes_left = math.inf
        self.error: Exception | None = None
        self.shape = (0, 0)
        self.asked, self.gone = threading.Event(), threading.Event()
        self.closed = 0

    def open(self, rate: int, channels: int) -> None:
        if self.fail_open:
            raise WorldError(message("There is no sound device"))
        self.shape, self.heard = (rate, channels), b""

    def write(self, pcm: bytes) -> None:
        self.writes_left -= 1
        if self.writes_left < 0:
            raise WorldError(message("The sound device has gone"))
        self.heard += pcm

    def unheard_s(self) -> float:
        self.asked.set()
        return self.left_s

    def drop(self) -> None:
        self.heard = b""

    def close(self) -> None:
        self.closed += 1
        self.gone.set()
        if self.error is not None:
            raise self.error


def sped(pcm: bytes, channels: int, speed: float) -> bytes:
    """Every so many frames, or each several times: other than real stretching, but as long."""
    frames = np.frombuffer(pcm, "<i2").reshape(-1, channels)
    return frames[(np.arange(round(len(frames) / speed)) * speed).astype(int)].tobytes()


class FakeTape:
    """All that the source has from a place on, given at once or by and by. Implements `Tape`.

    Attributes:
        fault: as the test says.
        left: what is still to come.
    """

    shift_ms = 0.0

    def __init__(self, source: PcmSource, ms: int, speed: float, fault: Message | None) -> None:
        self.fault = fault
        self._frame_bytes = 2 * source.channels
        source.seek(round(ms * source.rate / 1000))
        pcm = sped(b"".join(iter(lambda: source.read(500), b"")), source.channels, speed)
        size = FRAMES_AT_ONCE * self._frame_bytes
        self.left = [pcm[at : at + size] for at in range(0, len(pcm), size)]
        self._came: list[bytes] = []

    def come(self) -> None:
        self._came.append(self.left.pop(0))

    @property
    def ready(self) -> bool:
        return bool(self._came) or self.ended

    def take(self, frames: int) -> bytes:
        pcm = b""
        while self._came and len(pcm) < frames * self._frame_bytes:
            pcm += self._came.pop(0)
        return pcm

    @property
    def ended(self) -> bool:
        return not self._came and not self.left


class FakeStretcher:
    """Makes tapes that are filled at once, or as far as they are to. Implements `Stretcher`.

    Attributes:
        starts: from where, and how fast, each tape was made.
        fault: what its tapes end with.
        give_s: how much of a tape comes before it waits for `go_on`.
        errors: raised by the next starts.
        stop_error: raised by the next `stop`.
        entered: set when a tape is begun.
        gate: cleared, it holds up whoever begins one.
        closed: how often it was closed.
    """

    def __init__(self) -> None:
        self.starts: list[tuple[int, float]] = []
        self.fault: Message | None = None
        self.give_s = math.inf
        self.errors: list[Exception] = []
        self.stop_error: Exception | None = None
        self.entered, self.gate = threading.Event(), threading.Event()
        self.gate.set()
        self.closed = 0

    def start(self, source: PcmSource, ms: int, speed: float, tell: Callable[[], None]) -> FakeTape:
        self.starts.append((ms, speed))
        self.entered.set()
        assert self.gate.wait(10)
        if self.errors:
            raise self.errors.pop(0)
        self._tape, self._tell, self._rate = FakeTape(source, ms, speed, self.fault), tell, source.rate
        self.go_on(self.give_s)
        return self._tape

    def go_on(self, seconds: float = math.inf) -> None:
        """Let so much more come, here and now."""
        while self._tape.left and seconds > 0:
            self._tape.come()
            seconds -= FRAMES_AT_ONCE / self._rate
        self._tell()

    def stop(self) -> None:
        error, self.stop_error = self.stop_error, None
        if error is not None:
            raise error

    def close(self) -> None:
        self.closed += 1


class FakeTempo:
    """Keeps what is put in, and gives it all in the end, with silence behind it. Implements `Tempo`."""

    def __init__(self, rate: int, channels: int, speed: float) -> None:
        self._channels, self._speed, self._pcm = channels, speed, b""
        self.shift_ms = 0.0 if speed == 1.0 else 5.0

    def put(self, pcm: bytes) -> bytes:
        if self._speed == 1.0:
            return pcm
        self._pcm += pcm
        return b""

    def finish(self) -> bytes:
        return sped(self._pcm, self._channels, self._speed) + bytes(200 * self._channels)


class FakeEngine:
    """Does a job at once, in the thread that starts it, or as far as it is to. Stands in for `Engine`.

    Attributes:
        jobs: what was started.
        lost: with how many of the next jobs the leader gets lost.
        failed: it cannot do anything.
        mute: it reads, and gives nothing back.
        give_s: how much of the sound it gives before it waits for `go_on`.
        at_look: called once when it is asked whether it is done.
        closed: how often it was closed.
    """

    def __init__(self) -> None:
        self.version = "3.0.99"
        self.jobs: list[Job] = []
        self.lost = 0
        self.failed = self.mute = False
        self.give_s = math.inf
        self.at_look: Callable[[], None] | None = None
        self.closed = 0
        self._left: list[bytes] = []
        self._done = False

    @property
    def done(self) -> bool:
        look, self.at_look = self.at_look, None
        if look is not None:
            look()
        return self._done

    def start(self, job: Job) -> None:
        self.jobs.append(job)
        if not self.failed:
            self._run(job)
        self._done = not self._left

    def go_on(self, seconds: float = math.inf) -> None:
        """Give so much more of the last job, here and now."""
        job = self.jobs[-1]
        while self._left and seconds > 0:
            job.take(self._left.pop(0))
            seconds -= FRAMES_AT_ONCE / job.rate
        self._done = not self._left

    def stop(self) -> None:
        self._left, self._done = [], False

    def close(self) -> None:
        self.closed += 1

    def _run(self, job: Job) -> None:
        size = 2 * job.channels
        stretched = sped(b"".join(iter(lambda: job.read(512), b"")), job.channels, job.speed)
        if self.lost:
            self.lost -= 1
            stretched = stretched[round(LEADER_S * job.rate) * size :]
        size *= FRAMES_AT_ONCE
        pieces = [stretched[at : at + size] for at in range(0, len(stretched), size)]
        self._left = [] if self.mute else pieces
        self.go_on(LEADER_S + self.give_s)
