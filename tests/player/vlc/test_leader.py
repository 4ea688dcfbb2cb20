"""What goes before and behind the sound, and how it is cut off again."""

from __future__ import annotations

import array
from itertools import dropwhile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.player.vlc.leader import LEADER_S, LEVEL, TRAILER_S, LeaderCut, leader, shift_ms, trailer

RATE = 8_000
SURE = RATE // 1000  # frames of the leader that must be left
Frame = tuple[int, ...]
SPEEDS = (0.5, 1.0, 1.5, 3.0)

channels = st.shared(st.sampled_from([1, 2]), key="channels")
levels = st.one_of(st.integers(-32_768, 32_767), st.integers(LEVEL - 4, LEVEL + 4), st.just(0))
sounds = channels.flatmap(lambda count: st.lists(st.tuples(*[levels] * count), max_size=40))
sizes = st.lists(st.integers(0, 300), min_size=1, max_size=5).filter(any)


def packed(frames: list[Frame]) -> bytes:
    return array.array("h", [level for frame in frames for level in frame]).tobytes()


def fed(cut: LeaderCut, pcm: bytes, frames: list[int], frame_bytes: int) -> bytes:
    """What comes out when `pcm` goes in by pieces of so many frames, over and over."""
    out, turn = b"", 0
    while pcm:
        size = frames[turn % len(frames)] * frame_bytes
        out += cut.cut(pcm[:size])
        pcm, turn = pcm[size:], turn + 1
    return out


def is_level(frame: Frame) -> bool:
    return all(abs(level - LEVEL) <= 2 for level in frame)


@given(
    channels=channels,
    sound=sounds,
    pieces=sizes,
    silence=st.integers(0, 400),
    left=st.integers(SURE, 960),
    speed=st.sampled_from(SPEEDS),
)
@example(channels=1, sound=[(0,)] * 9 + [(500,)], pieces=[1], silence=3, left=SURE, speed=1.0)
@example(channels=1, sound=[(LEVEL,), (0,), (LEVEL,)], pieces=[7], silence=0, left=100, speed=1.0)
@example(channels=2, sound=[(LEVEL, 0)], pieces=[5], silence=0, left=100, speed=1.0)
def test_the_sound_comes_out_whole_whatever_was_lost_before_it(
    channels: int, sound: list[Frame], pieces: list[int], silence: int, left: int, speed: float
) -> None:
    frame_bytes = 2 * channels
    before = leader(RATE, channels, speed)[-left * frame_bytes :]
    cut = LeaderCut(RATE, channels)
    out = fed(cut, bytes(silence * frame_bytes) + before + packed(sound), pieces, frame_bytes)
    assert out == packed(list(dropwhile(is_level, sound)))
    assert not cut.missed


@given(error=st.lists(st.integers(-2, 2), min_size=SURE, max_size=SURE))
def test_a_level_a_little_off_is_the_leader_still(error: list[int]) -> None:
    cut = LeaderCut(RATE, 1)
    assert cut.cut(packed([(LEVEL + off,) for off in error] + [(900,), (LEVEL,)])) == packed(
        [(900,), (LEVEL,)]
    )


@given(pieces=sizes)
def test_without_a_leader_it_is_missed_in_time(pieces: list[int]) -> None:
    patience = round(2 * LEADER_S * RATE)
    sound = packed([(LEVEL if at % SURE else 7_000,) for at in range(patience + max(pieces) + 1)])
    cut = LeaderCut(RATE, 1)
    assert fed(cut, sound, pieces, 2) == b""
    assert cut.missed


@given(channels=channels, more=st.integers(1, 2_000), pieces=sizes)
def test_a_sound_at_the_very_level_of_the_leader_is_not_swallowed(
    channels: int, more: int, pieces: list[int]
) -> None:
    """Once it has lasted longer than a leader can."""
    whole = round(LEADER_S * RATE)
    sound = packed([(LEVEL,) * channels] * (whole // 2 + more) + [(5_000,) * channels] * 9)
    cut = LeaderCut(RATE, channels)
    assert fed(cut, leader(RATE, channels, 1.0) + sound, pieces, 2 * channels) == sound
    assert not cut.missed


def test_the_leader_is_not_missed_before_its_time() -> None:
    cut = LeaderCut(RATE, 1)
    assert cut.cut(bytes(2 * round(2 * LEADER_S * RATE))) == b""
    assert not cut.missed
    assert cut.cut(leader(RATE, 1, 1.0)) == b""
    assert cut.cut(packed([(1,), (2,)])) == packed([(1,), (2,)])
    assert cut.cut(packed([(LEVEL,)] * 50)) == packed([(LEVEL,)] * 50)


@pytest.mark.parametrize("speed", SPEEDS)
def test_leader_and_trailer_take_the_same_time_at_every_speed(speed: float) -> None:
    for count in (1, 2):
        assert len(leader(RATE, count, speed)) == round(LEADER_S * RATE * speed) * count * 2
        assert trailer(RATE, count, speed) == bytes(round(TRAILER_S * RATE * speed) * count * 2)
    assert set(array.array("h", leader(RATE, 2, speed))) == {LEVEL}


def test_only_stretched_sound_is_shifted() -> None:
    assert shift_ms(1.0) == 0.0
    assert shift_ms(0.5) == pytest.approx(14.5)  # pieces run ahead until the next is taken
    assert shift_ms(1.5) == pytest.approx(-0.5)
    assert shift_ms(3.0) == pytest.approx(-23.0)
