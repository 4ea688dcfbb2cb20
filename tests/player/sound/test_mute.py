"""A device that nobody hears, on a clock that does not wait."""

from __future__ import annotations

import pytest

from viewer.player.sound import mute as module
from viewer.player.sound.mute import ROOM_S, MuteOutput


class Time:
    """A clock that only waiting moves. Stands in for `time`, and for the event that is waited for.

    Attributes:
        now: seconds.
        waits: how long each wait was.
    """

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def output(time: Time, monkeypatch: pytest.MonkeyPatch) -> MuteOutput:
    """Stereo, 1,000 frames a second."""
    made = MuteOutput()
    monkeypatch.setattr(made, "_pause", time)
    made.open(1_000, 2)
    return made


def pcm(ms: int) -> bytes:
    return bytes(ms * 4)


def test_samples_take_their_time(output: MuteOutput, time: Time) -> None:
    assert output.unheard_s() == 0
    output.write(pcm(50))
    output.write(pcm(100))
    assert output.unheard_s() == pytest.approx(0.15)
    time.now += 0.1
    assert output.unheard_s() == pytest.approx(0.05)
    time.now += 9
    assert output.unheard_s() == 0
    assert time.waits == []


def test_after_running_dry_the_next_samples_take_their_time_again(output: MuteOutput, time: Time) -> None:
    output.write(pcm(10))
    time.now += 5
    output.write(pcm(100))
    assert output.unheard_s() == pytest.approx(0.1)


def test_without_room_it_waits(output: MuteOutput, time: Time) -> None:
    for _ in range(10):
        output.write(pcm(100))
    assert output.unheard_s() == pytest.approx(ROOM_S)
    assert sum(time.waits) == pytest.approx(1 - ROOM_S)


@pytest.mark.parametrize("forget", ["drop", "close"])
def test_forgets_what_was_not_heard(output: MuteOutput, time: Time, forget: str) -> None:
    output.write(pcm(100))
    getattr(output, forget)()
    assert output.unheard_s() == 0


def test_opened_anew_it_takes_the_new_rate(output: MuteOutput, time: Time) -> None:
    output.write(pcm(100))
    output.open(2_000, 1)
    assert output.unheard_s() == 0
    output.write(pcm(100))
    assert output.unheard_s() == pytest.approx(0.1)


def test_a_real_wait_is_no_longer_than_needed() -> None:
    output = MuteOutput()
    output.open(48_000, 1)
    output.write(bytes(round((ROOM_S + 0.03) * 48_000) * 2))
    assert 0 < output.unheard_s() <= ROOM_S
