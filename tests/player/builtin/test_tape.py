"""What is taken from a tape that is made while it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeSource, FakeTempo, numbered
from viewer.player.builtin.tape import PulledTape, Puller


def tape_of(source: FakeSource, start_ms: int = 0, speed: float = 1.0) -> PulledTape:
    return Puller(FakeTempo).start(source, start_ms, speed, lambda: None)


@given(frames=st.integers(1, 900), start_ms=st.integers(0, 1_200), channels=st.sampled_from([1, 2]))
def test_gives_the_sound_itself_at_the_speed_of_one(frames: int, start_ms: int, channels: int) -> None:
    tape = tape_of(FakeSource(1_000, channels=channels), start_ms)
    pieces = list(iter(lambda: tape.take(frames), b""))
    assert b"".join(pieces) == numbered(start_ms, max(0, 1_000 - start_ms), channels)
    assert {len(piece) for piece in pieces[:-1]} <= {frames * 2 * channels}
    assert (tape.ready, tape.ended, tape.fault) == (True, True, None)


@given(
    frames=st.integers(1, 900),
    start_ms=st.integers(0, 1_200),
    channels=st.sampled_from([1, 2]),
    speed=st.sampled_from([0.5, 0.75, 1.5, 3.0]),
)
def test_is_as_long_as_the_sound_at_its_speed(
    frames: int, start_ms: int, channels: int, speed: float
) -> None:
    tape = tape_of(FakeSource(1_000, channels=channels), start_ms, speed)
    pcm = b"".join(iter(lambda: tape.take(frames), b""))
    assert len(pcm) == 2 * channels * round(max(0, 1_000 - start_ms) / speed)
    assert tape.ended


def test_has_ended_with_its_last_frame() -> None:
    tape = tape_of(FakeSource(1_000), 900)
    tape.take(99)
    assert not tape.ended
    tape.take(1)
    assert tape.ended


def test_reads_nothing_before_something_is_taken() -> None:
    source = FakeSource()
    tape = tape_of(source, 100)
    assert source.seeks == []
    tape.take(1)
    assert source.seeks == [100]


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_a_source_that_fails_ends_what_there_is(speed: float, expected_logs: ExpectedLogs) -> None:
    expected_logs("Reading failed")
    source = FakeSource(2_000)
    tape = tape_of(source, 0, speed)
    source.read = lambda frames, read=source.read: read(frames) if source._at < 500 else fail()  # type: ignore[method-assign]

    def fail() -> bytes:
        raise OSError("it is gone")

    pcm = b"".join(iter(lambda: tape.take(100), b""))
    assert len(pcm) == 2 * round(source._at / speed)
    assert tape.ended
    assert "damaged" in str(tape.fault)


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_is_shifted_as_the_filter_shifts(speed: float) -> None:
    assert tape_of(FakeSource(), 0, speed).shift_ms == FakeTempo(1_000, 1, speed).shift_ms


def test_there_is_nothing_to_stop_or_to_let_go_of() -> None:
    puller = Puller(FakeTempo)
    puller.stop()
    puller.close()
