"""Silence that takes its time: what the shared suite cannot see without waiting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.clock import PlayState, Tick
from viewer.player.silent import SilentPlayer


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_counts_at_its_rate_from_where_it_stands() -> None:
    time = Time()
    player = SilentPlayer(60_000, time)
    player.seek(10_000)
    player.play()
    time.now = 2.0
    assert player.poll() == Tick(12_000, 60_000, PlayState.PLAYING, exact=True)
    player.set_rate(2.0)
    time.now = 3.0
    assert player.poll().ms == 14_000
    player.pause()
    time.now = 9.0
    assert player.poll() == Tick(14_000, 60_000, PlayState.PAUSED, exact=True)


def test_ends_with_its_length_and_starts_over() -> None:
    time = Time()
    player = SilentPlayer(5_000, time)
    player.play()
    time.now = 7.0
    assert player.poll() == Tick(5_000, 5_000, PlayState.ENDED, exact=True)
    player.play()
    time.now = 8.0
    assert player.poll() == Tick(1_000, 5_000, PlayState.PLAYING, exact=True)


def test_playing_twice_changes_nothing() -> None:
    time = Time()
    player = SilentPlayer(5_000, time)
    player.play()
    time.now = 1.0
    player.play()
    assert player.poll().ms == 1_000


@given(length=st.integers(0, 10_000), ms=st.integers())
def test_a_seek_stays_within_the_length(length: int, ms: int) -> None:
    player = SilentPlayer(length, Time())
    player.seek(ms)
    assert player.poll().ms == min(max(0, ms), length)
