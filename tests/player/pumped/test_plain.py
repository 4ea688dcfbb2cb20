"""Sound at its own speed goes past what makes it faster and slower, sample for sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeSource, FakeStretcher, FakeTape, numbered
from viewer.player.pumped.plain import PlainTape, StretchWhereNeeded
from viewer.player.pumped.stretcher import LOST


def ignored() -> None:
    """Nobody waits for a plain tape."""


@given(frames=st.integers(1, 3_000), start_ms=st.integers(0, 2_500), channels=st.sampled_from([1, 2]))
def test_gives_every_sample_from_the_place_on_and_then_says_that_it_ended(
    frames: int, start_ms: int, channels: int
) -> None:
    tape = PlainTape(FakeSource(2_000, channels=channels), start_ms)
    pcm = b""
    while not tape.ended:
        assert tape.ready
        piece = tape.take(frames)
        assert 0 < len(piece) <= frames * channels * 2
        pcm += piece
    assert pcm == numbered(start_ms, max(0, 2_000 - start_ms), channels)
    assert (tape.take(frames), tape.shift_ms, tape.fault) == (b"", 0.0, None)


def test_a_source_that_fails_ends_it_with_a_fault(expected_logs: ExpectedLogs) -> None:
    expected_logs("Reading failed")
    source = FakeSource()
    tape = PlainTape(source, 0)
    assert tape.take(150) == numbered(0, 150)
    source.error = OSError("gone")
    assert tape.take(100) == numbered(150, 50)
    assert (tape.ended, tape.fault) == (True, LOST)


@pytest.mark.parametrize(("speed", "made"), [(1.0, PlainTape), (0.95, FakeTape), (2.0, FakeTape)])
def test_only_other_speeds_are_stretched(speed: float, made: type) -> None:
    inner = FakeStretcher()
    tell: Callable[[], None] = ignored
    stretcher = StretchWhereNeeded(inner)
    assert type(stretcher.start(FakeSource(), 300, speed, tell)) is made
    assert inner.starts == [(300, speed)] * (made is FakeTape)
    stretcher.stop()
    stretcher.close()
    assert inner.closed == 1
