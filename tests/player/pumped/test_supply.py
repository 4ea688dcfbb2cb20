"""A source is read from one place on, to its end or to where it fails."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeSource, numbered
from viewer.player.pumped.supply import Supply


@given(frames=st.integers(1, 3_000), start_ms=st.integers(0, 2_500), channels=st.sampled_from([1, 2]))
def test_gives_all_from_the_place_on(frames: int, start_ms: int, channels: int) -> None:
    source = FakeSource(2_000, channels=channels)
    supply = Supply(source, start_ms)
    pieces = list(iter(lambda: supply.read(frames), b""))
    rest = max(0, 2_000 - start_ms)
    assert b"".join(pieces) == numbered(start_ms, rest, channels)
    assert all(len(piece) <= frames * 2 * channels for piece in pieces)
    assert (supply.frames, supply.broken, source.seeks) == (rest, False, [start_ms])


def test_seeks_only_when_something_is_read() -> None:
    source = FakeSource(rate=8_000)
    supply = Supply(source, 100)
    assert source.seeks == []
    assert supply.read(10) == numbered(800, 10)
    assert source.seeks == [800]


def test_decodes_little_first_and_then_a_second_at_a_stretch() -> None:
    source = FakeSource(9_000)
    supply = Supply(source, 0)
    places = []
    for _ in range(12):
        supply.read(100)
        places.append(source._at)
    assert places == [200] * 2 + [1_200] * 10


def test_a_source_that_fails_ends_what_there_is(expected_logs: ExpectedLogs) -> None:
    expected_logs("Reading failed")
    source = FakeSource(1_000)
    supply = Supply(source, 0)
    assert supply.read(160) == numbered(0, 160)
    source.error = OSError("gone")
    assert supply.read(60) == numbered(160, 40)
    assert (supply.read(60), supply.read(60)) == (b"", b"")
    assert (supply.frames, supply.broken) == (200, True)


def test_knows_whether_anything_is_left() -> None:
    supply = Supply(FakeSource(1_000), 900)
    assert not supply.empty
    assert supply.read(100) == numbered(900, 100)
    assert supply.empty
