"""What goes through the tape: leader, sound and trailer in, and the sound alone out."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeSource, numbered
from viewer.player.vlc.leader import leader, shift_ms, trailer
from viewer.player.vlc.tape import Tape


def tape_of(source: FakeSource, start_ms: int = 0, speed: float = 1.0) -> Tape:
    return Tape(source, start_ms, speed, threading.Condition())


def drained(tape: Tape, size: int = 512) -> bytes:
    """All that libVLC would read."""
    return b"".join(iter(lambda: tape.read(size), b""))


@given(
    size=st.integers(4, 700),
    start_ms=st.integers(0, 1_200),
    channels=st.sampled_from([1, 2]),
    speed=st.sampled_from([0.5, 1.0, 3.0]),
)
def test_gives_leader_sound_and_trailer_in_pieces_of_whole_frames(
    size: int, start_ms: int, channels: int, speed: float
) -> None:
    source = FakeSource(1_000, channels=channels)
    tape = tape_of(source, start_ms, speed)
    pieces = list(iter(lambda: tape.read(size), b""))
    rest = max(0, 1_000 - start_ms)
    assert b"".join(pieces) == (
        leader(1_000, channels, speed) + numbered(start_ms, rest, channels) + trailer(1_000, channels, speed)
    )
    assert all(len(piece) <= size and not len(piece) % (2 * channels) for piece in pieces)
    assert tape.frames == round(rest / speed)
    assert source.seeks == [start_ms]


def test_seeks_only_when_the_sound_is_read() -> None:
    source = FakeSource(rate=8_000)
    tape = tape_of(source, 100)
    tape.read(len(leader(8_000, 1, 1.0)))
    assert source.seeks == []
    assert tape.read(20) == numbered(800, 10)
    assert source.seeks == [800]


@given(chop=st.integers(1, 300), frames=st.integers(1, 300))
def test_what_is_taken_is_the_sound_alone(chop: int, frames: int) -> None:
    tape = tape_of(FakeSource(1_000), 250)
    heard = drained(tape)
    for at in range(0, len(heard), 2 * chop):
        tape.put(heard[at : at + 2 * chop])
    taken = list(iter(lambda: tape.take(frames), b""))
    assert b"".join(taken) == numbered(250, 750)  # the trailer stays behind
    assert (tape.taken, tape.all_taken) == (750, True)


def test_takes_about_as_much_as_was_asked_for() -> None:
    tape = tape_of(FakeSource(1_000))
    tape.put(leader(1_000, 1, 1.0))
    for first in range(0, 300, 50):
        tape.put(numbered(first, 50))
    assert tape.waiting
    assert tape.take(120) == numbered(0, 150)
    assert tape.taken == 150
    assert not tape.all_taken  # more is to be read
    assert tape.take(1_000) == numbered(150, 150)
    assert not tape.waiting
    assert tape.take(1_000) == b""


def test_nothing_is_left_to_take_where_nothing_is_to_read() -> None:
    tape = tape_of(FakeSource(1_000), 5_000)
    assert not tape.all_taken
    drained(tape)
    assert (tape.frames, tape.all_taken) == (0, True)
    tape.put(leader(1_000, 1, 1.0) + bytes(600))
    assert tape.take(100) == b""


@pytest.mark.parametrize("pcm", [leader(1_000, 1, 1.0) + numbered(0, 10), numbered(0, 300)])
def test_tells_whoever_waits_of_sound_and_of_its_loss(pcm: bytes) -> None:
    news = threading.Condition()
    tape = Tape(FakeSource(), 0, 1.0, news)
    with news:
        tape.awaited = True
        libvlc = threading.Thread(target=tape.put, args=(pcm,))
        libvlc.start()
        assert news.wait(10)
        assert tape.waiting
    libvlc.join(10)


def test_tells_that_the_leader_was_lost() -> None:
    tape = tape_of(FakeSource())
    tape.put(numbered(0, 200))
    assert not tape.missed
    tape.put(numbered(200, 200))
    assert tape.missed
    assert tape.take(1_000) == b""


def test_a_source_that_fails_ends_what_there_is(expected_logs: ExpectedLogs) -> None:
    expected_logs("Reading failed")
    source = FakeSource(1_000)
    tape = tape_of(source)
    tape.read(len(leader(1_000, 1, 1.0)))
    tape.read(200)
    source.error = OSError("gone")
    assert drained(tape) == trailer(1_000, 1, 1.0)
    assert (tape.broken, tape.frames) == (True, 100)


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5, 3.0])
def test_media_time_passes_at_its_speed(speed: float) -> None:
    tape = tape_of(FakeSource(rate=8_000), 5_000, speed)
    assert tape.ms_at(8_000) == pytest.approx(5_000 + 1_000 * speed + shift_ms(speed))
    assert tape.ms_at(0) >= 5_000
    assert tape.ms_at(0) == pytest.approx(5_000 + max(0.0, shift_ms(speed)))


@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
def test_ends_where_the_source_ends(speed: float) -> None:
    tape = tape_of(FakeSource(9_000, rate=8_000), 500, speed)
    drained(tape)
    tape.put(leader(8_000, 1, 1.0) + numbered(0, 20_000))
    tape.take(20_000)
    assert tape.all_taken
    assert tape.end_ms == pytest.approx(1_125, abs=0.5)
