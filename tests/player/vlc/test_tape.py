"""What goes through the tape: leader, sound and trailer to libVLC, the sound alone to whoever takes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeEngine, FakeSource, numbered
from viewer.player.vlc.engine import Job
from viewer.player.vlc.leader import leader, shift_ms, trailer
from viewer.player.vlc.tape import VlcTape

SPEEDS = (0.5, 1.0, 3.0)


class IdleEngine(FakeEngine):
    """Does nothing: the test reads and puts."""

    def start(self, job: Job) -> None:
        self.jobs.append(job)


def tape_of(
    source: FakeSource,
    start_ms: int = 0,
    speed: float = 1.0,
    engine: FakeEngine | None = None,
    tell: Callable[[], None] = lambda: None,
) -> VlcTape:
    return VlcTape(engine or IdleEngine(), source, start_ms, speed, tell)  # type: ignore[arg-type]


def drained(tape: VlcTape, size: int = 512) -> bytes:
    """All that libVLC would read."""
    return b"".join(iter(lambda: tape._read(size), b""))


def taken(tape: VlcTape, frames: int = 100) -> bytes:
    """All that there is to take, with what comes anew."""
    pcm = b""
    while tape.ready and not tape.ended:
        pcm += tape.take(frames)
    return pcm


@given(
    size=st.integers(4, 700),
    start_ms=st.integers(0, 1_200),
    channels=st.sampled_from([1, 2]),
    speed=st.sampled_from(SPEEDS),
)
def test_gives_libvlc_leader_sound_and_trailer_in_pieces_of_whole_frames(
    size: int, start_ms: int, channels: int, speed: float
) -> None:
    source, engine = FakeSource(1_000, channels=channels), IdleEngine()
    tape = tape_of(source, start_ms, speed, engine)
    job = engine.jobs[0]
    assert (job.rate, job.channels, job.speed, source.seeks) == (1_000, channels, speed, [])
    pieces = list(iter(lambda: job.read(size), b""))
    rest = max(0, 1_000 - start_ms)
    assert b"".join(pieces) == (
        leader(1_000, channels, speed) + numbered(start_ms, rest, channels) + trailer(1_000, channels, speed)
    )
    assert all(len(piece) <= size and not len(piece) % (2 * channels) for piece in pieces)
    assert source.seeks == [start_ms]
    assert tape.ended == (not rest)


@given(chop=st.integers(1, 300), frames=st.integers(1, 300))
def test_what_is_taken_is_the_sound_alone(chop: int, frames: int) -> None:
    tape = tape_of(FakeSource(1_000), 250)
    heard = drained(tape)
    for at in range(0, len(heard), 2 * chop):
        tape._put(heard[at : at + 2 * chop])
    assert not tape.ended
    pieces = list(iter(lambda: tape.take(frames), b""))
    assert b"".join(pieces) == numbered(250, 750)  # the trailer stays behind
    assert (tape.ended, tape.fault) == (True, None)


def test_takes_about_as_much_as_was_asked_for() -> None:
    tape = tape_of(FakeSource(1_000))
    tape._put(leader(1_000, 1, 1.0))
    assert not tape.ready
    for first in range(0, 300, 50):
        tape._put(numbered(first, 50))
    assert tape.ready
    assert tape.take(120) == numbered(0, 150)
    assert tape.take(1_000) == numbered(150, 150)
    assert not tape.ready
    assert not tape.ended  # more is to be read
    assert tape.take(1_000) == b""


def test_nothing_is_left_to_take_where_nothing_is_to_read() -> None:
    tape = tape_of(FakeSource(1_000), 5_000)
    assert not tape.ended
    drained(tape)
    assert tape.ended
    tape._put(leader(1_000, 1, 1.0) + bytes(600))
    assert tape.take(100) == b""
    assert tape.fault is None


@pytest.mark.parametrize(
    ("pcm", "told"),
    [
        (leader(1_000, 1, 1.0) + numbered(0, 10), 1),
        (numbered(0, 300), 1),  # the leader got lost
        (leader(1_000, 1, 1.0), 0),
        (b"", 0),
    ],
)
def test_tells_of_sound_and_of_its_loss(pcm: bytes, told: int) -> None:
    news: list[bool] = []
    tape = tape_of(FakeSource(), tell=lambda: news.append(tape.ready))
    tape._put(pcm)
    assert news == [True] * told


@pytest.mark.parametrize("speed", SPEEDS)
def test_begins_again_where_the_leader_got_lost(speed: float) -> None:
    source, engine = FakeSource(1_000), FakeEngine()
    engine.lost = 2
    tape = tape_of(source, 250, speed, engine)
    pcm = taken(tape)
    assert len(pcm) == 2 * round(750 / speed)
    assert pcm.startswith(numbered(250, 1))
    assert source.seeks == [250] * 3
    assert len(engine.jobs) == 3
    assert tape.fault is None


def test_gives_up_where_the_leader_gets_lost_each_time() -> None:
    engine = FakeEngine()
    engine.lost = 1_000
    tape = tape_of(FakeSource(), engine=engine)
    assert taken(tape) == b""
    assert "vlc-plugin-base" in str(tape.fault)
    assert 2 <= len(engine.jobs) <= 10


@pytest.mark.parametrize("start_ms", [0, 200])
def test_a_machine_that_gives_nothing_back_misses_its_parts(start_ms: int) -> None:
    engine = FakeEngine()
    engine.mute = True
    tape = tape_of(FakeSource(), start_ms, engine=engine)
    assert tape.ended
    assert "vlc-plugin-base" in str(tape.fault)


def test_a_machine_that_reads_nothing_misses_its_parts() -> None:
    engine = FakeEngine()
    engine.failed = True
    tape = tape_of(FakeSource(), engine=engine)
    assert tape.ended
    assert "vlc-plugin-base" in str(tape.fault)


def test_what_the_machine_gives_last_is_not_lost() -> None:
    """It comes, and the machine is done, while somebody looks whether the tape has ended."""
    engine = FakeEngine()
    engine.give_s = 0.2
    tape = tape_of(FakeSource(1_000), engine=engine)
    before = tape.take(1_000)
    assert 0 < len(before) < 2 * 1_000
    engine.at_look = engine.go_on
    assert not tape.ended
    assert before + tape.take(1_000) == numbered(0, 1_000)
    assert tape.ended


def test_a_machine_that_is_done_too_early_ends_what_there_is() -> None:
    engine = FakeEngine()
    engine.give_s = 0.2
    tape = tape_of(FakeSource(1_000), engine=engine)
    tape.take(1_000)
    engine._done = True
    assert (tape.ended, tape.fault) == (True, None)


def test_a_source_that_fails_ends_what_there_is(expected_logs: ExpectedLogs) -> None:
    expected_logs("Reading failed")
    source = FakeSource(1_000)
    tape = tape_of(source)
    before = tape._read(len(leader(1_000, 1, 1.0))) + tape._read(400)
    source.error = OSError("gone")
    assert drained(tape) == trailer(1_000, 1, 1.0)
    tape._put(before + trailer(1_000, 1, 1.0))
    assert tape.take(1_000) == numbered(0, 200)
    assert tape.ended
    assert "damaged" in str(tape.fault)


@pytest.mark.parametrize("speed", SPEEDS)
def test_is_shifted_as_libvlc_shifts(speed: float) -> None:
    assert tape_of(FakeSource(), 0, speed).shift_ms == shift_ms(speed)
