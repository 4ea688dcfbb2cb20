"""A stretch of the audio that is played again and again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.loop import SHORTEST_MS, Loop, loop_over

DURATION = 60_000


def test_it_is_over_at_its_end() -> None:
    loop = Loop(1000, 5000)
    assert [loop.is_over(ms, ended=False) for ms in (1000, 4999, 5000, 5020)] == [False, False, True, True]


def test_it_is_over_when_the_audio_ends_early() -> None:
    assert loop_over(50_000, DURATION, DURATION).is_over(59_900, ended=True)


def test_it_holds_its_start_and_not_its_end() -> None:
    assert [Loop(1000, 5000).holds(ms) for ms in (999, 1000, 4999, 5000)] == [False, True, True, False]


def test_one_without_length_is_long_enough_to_be_heard() -> None:
    assert loop_over(1000, 1000, DURATION) == Loop(1000, 1000 + SHORTEST_MS)
    assert loop_over(1000, 200, 0) == Loop(1000, 1000 + SHORTEST_MS)


@given(st.integers(-10, 10**6), st.integers(-10, 10**6), st.integers(SHORTEST_MS, 10**6))
def test_it_lies_in_the_audio(start: int, end: int, duration: int) -> None:
    loop = loop_over(start, end, duration)
    assert 0 <= loop.start_ms <= loop.end_ms - SHORTEST_MS
    assert loop.end_ms <= duration
