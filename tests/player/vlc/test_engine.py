"""libVLC as a machine, the real one: what goes in comes out."""

from __future__ import annotations

import array
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from tests.audio_files import noise
from viewer.player.vlc.engine import Engine, Job
from viewer.player.vlc.leader import LeaderCut, leader, trailer

pytestmark = pytest.mark.real
PIECE_S = 0.03  # libVLC stretches by pieces of this length


class Run:
    """One job: gives leader, sound and trailer, and keeps what comes back, without the leader.

    Attributes:
        out: the sound that came back.
        began: set when the first of it came.
    """

    def __init__(self, sound: bytes, rate: int, channels: int, speed: float) -> None:
        self._left = leader(rate, channels, speed) + sound + trailer(rate, channels, speed)
        self._cut = LeaderCut(rate, channels)
        self._enough = threading.Condition()
        self.out = b""
        self.began = threading.Event()
        self.job = Job(rate, channels, speed, self._read, self._take)

    def _read(self, size: int) -> bytes:
        pcm, self._left = self._left[:size], self._left[size:]
        return pcm

    def _take(self, pcm: bytes) -> None:
        pcm = self._cut.cut(pcm)
        with self._enough:
            self.out += pcm
            self._enough.notify_all()
        if pcm:
            self.began.set()

    def until(self, size: int) -> bytes:
        """So many bytes of what came back."""
        with self._enough:
            assert self._enough.wait_for(lambda: len(self.out) >= size, 20), len(self.out)
            return self.out[:size]


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine()
    yield made
    made.close()


def sound_of(rate: int, channels: int, seconds: float) -> bytes:
    """Noise, another on each channel, that does not begin at the leader's level."""
    sides = [np.asarray(noise(seconds, rate, seed), np.int16) for seed in range(1, channels + 1)]
    sides[0][0] = 5_000
    return np.stack(sides, axis=1).tobytes()


@pytest.mark.parametrize(
    ("rate", "channels"), [(8_000, 1), (12_345, 1), (22_050, 2), (44_100, 1), (48_000, 2), (192_000, 2)]
)
def test_equal_samples_come_out_at_the_speed_of_one(engine: Engine, rate: int, channels: int) -> None:
    sound = sound_of(rate, channels, 1.0)
    run = Run(sound, rate, channels, 1.0)
    engine.start(run.job)
    assert run.until(len(sound)) == sound


@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("seconds", [0.001, 0.02, 0.2])
def test_ever_so_short_a_sound_comes_out(engine: Engine, seconds: float, speed: float) -> None:
    sound = sound_of(48_000, 1, seconds)
    run = Run(sound, 48_000, 1, speed)
    engine.start(run.job)
    assert run.until(round(len(sound) / 2 / speed) * 2)


@pytest.mark.parametrize(("rate", "speed"), [(8_000, 1.0), (48_000, 1.0), (48_000, 3.0)])
def test_reads_ahead_by_seconds_and_not_by_minutes(engine: Engine, rate: int, speed: float) -> None:
    """What is read at a start is decoded at each seek."""
    run = Run(sound_of(rate, 1, 60), rate, 1, speed)
    engine.start(run.job)
    run.until(2 * rate)  # of the stretched sound, a second
    left_s = len(run._left) / 2 / rate
    assert 60 - left_s < 5 * speed


@pytest.mark.parametrize("stall_s", [0.5, 3.0])
def test_a_slow_disk_costs_no_sample(engine: Engine, stall_s: float) -> None:
    sound = sound_of(48_000, 1, 4)
    run = Run(sound, 48_000, 1, 1.0)
    stalls = [stall_s]

    def read(size: int) -> bytes:
        if stalls and len(run._left) < len(sound) // 2:
            threading.Event().wait(stalls.pop())
        return run._read(size)

    engine.start(Job(48_000, 1, 1.0, read, run._take))
    assert run.until(len(sound)) == sound


@pytest.mark.parametrize("speed", [0.5, 1.5, 3.0])
def test_another_speed_makes_it_as_much_shorter(engine: Engine, speed: float) -> None:
    rate = 44_100
    sound = sound_of(rate, 1, 2.0)
    run = Run(sound, rate, 1, speed)
    engine.start(run.job)
    run.until(round(len(sound) / speed))
    # The trailer is silent: where the silence begins, the sound has ended.
    run.until(round(len(sound) / speed + 0.1 * rate) // 2 * 2)
    levels = np.abs(np.frombuffer(run.out, "<i2").astype(int))
    length_s = (int(np.flatnonzero(levels > 300)[-1]) + 1) / rate
    assert length_s == pytest.approx(2.0 / speed, abs=PIECE_S)


def test_the_pitch_is_kept(engine: Engine) -> None:
    rate = 44_100
    waves = (8_000 * np.cos(np.arange(2 * rate) * (2 * np.pi * 440 / rate))).astype(np.int16)
    run = Run(waves.tobytes(), rate, 1, 2.0)
    engine.start(run.job)
    levels = np.frombuffer(run.until(2 * rate - 2 * rate // 10), "<i2").astype(float)
    spectrum = np.abs(np.fft.rfft(levels * np.hanning(len(levels))))
    assert spectrum.argmax() * rate / len(levels) == pytest.approx(440, abs=5)


def test_says_when_it_is_done(engine: Engine) -> None:
    sound = sound_of(8_000, 1, 0.2)
    run = Run(sound, 8_000, 1, 1.0)
    assert not engine.done
    engine.start(run.job)
    run.until(len(sound))
    pause = threading.Event()
    for _ in range(1_000):
        if engine.done:
            break
        pause.wait(0.01)
    assert engine.done
    assert not engine.failed
    engine.stop()
    assert not engine.done


def test_stops_while_it_reads_and_calls_no_more(engine: Engine) -> None:
    calls: list[str] = []
    reading = threading.Event()

    def read(size: int) -> bytes:
        calls.append("read")
        reading.set()
        return bytes(size)

    engine.start(Job(8_000, 1, 1.0, read, lambda _pcm: calls.append("take")))
    assert reading.wait(10)
    engine.stop()
    count = len(calls)
    sound = sound_of(8_000, 1, 0.3)
    run = Run(sound, 8_000, 1, 1.0)
    engine.start(run.job)
    assert run.until(len(sound)) == sound
    assert len(calls) == count


def test_starts_anew_time_and_again(engine: Engine) -> None:
    sound = sound_of(16_000, 1, 0.5)
    for turn in range(20):
        run = Run(sound, 16_000, 1, (1.0, 2.0)[turn % 2])
        engine.start(run.job)
        if turn % 3:
            assert run.began.wait(10), turn
    assert run.until(len(sound) // 2)
    run = Run(sound, 16_000, 1, 1.0)
    engine.start(run.job)
    assert run.until(len(sound)) == sound


@pytest.mark.parametrize("failing", ["read", "take"])
def test_a_callback_that_fails_is_logged_and_ends_nothing_else(
    engine: Engine, failing: str, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("samples failed")
    failed = threading.Event()

    def fail(_what: object) -> bytes:
        failed.set()
        raise RuntimeError("a bug")

    left = array.array("h", [9_000] * 4_000).tobytes()
    run = Run(left, 8_000, 1, 1.0)
    job = run.job
    engine.start(
        Job(8_000, 1, 1.0, fail if failing == "read" else job.read, fail if failing == "take" else job.take)
    )
    assert failed.wait(10)
    engine.stop()
    again = Run(left, 8_000, 1, 1.0)
    engine.start(again.job)
    assert again.until(len(left)) == left
