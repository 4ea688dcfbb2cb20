"""What one tick costs while a very long transcript is played, beside a bare look-up in a list as long."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.measure import Report
from tests.controllers.fakes import FakePlayer, Time
from tests.transcripts import transcript_of
from viewer.controllers.playback import PlaybackController
from viewer.errors import message

pytestmark = pytest.mark.bench

TURNS = 100_000
TURN_MS = 200
TICKS = 20_000
MOST_MS = 0.2


def test_a_tick_at_a_hundred_thousand_turns(qapp: object, report: Report) -> None:
    starts = [TURN_MS * index for index in range(TURNS)]
    clock = Time()
    playback = playing(starts, clock)
    turns_heard: list[object] = []
    playback.turn_changed.connect(turns_heard.append)

    def tick() -> None:
        clock.now += 0.03
        playback.tick()

    floor_ms = each_ms(lambda: bisect_right(starts, playback.position_ms))
    tick_ms = each_ms(tick)
    playback.close()
    report.say(f"{TURNS} turns, {TICKS} ticks, {len(turns_heard)} of them lit another turn")
    report.row("one tick, ms (floor: a bare bisect)", tick_ms, MOST_MS, floor_ms)
    assert len(turns_heard) == pytest.approx(TICKS * 30 / TURN_MS, rel=0.01)


def playing(starts: list[int], clock: Time) -> PlaybackController:
    """A controller in the middle of a transcript with turns at `starts`."""
    playback = PlaybackController(now=clock)
    playback.set_transcript(transcript_of(*((start, start + TURN_MS) for start in starts)))
    playback.set_player(FakePlayer(clock, TURNS * TURN_MS), message("The measurement plays"))
    playback.load_audio(Path("long.mp3"))
    playback.seek(TURNS * TURN_MS // 2)
    playback.play()
    return playback


def each_ms(work: Callable[[], object]) -> float:
    """Milliseconds for one of many."""
    start = time.perf_counter()
    for _ in range(TICKS):
        work()
    return (time.perf_counter() - start) * 1000 / TICKS
