"""How soon after a loop's end the player is sent back, by the timer's own beat; and the end of the media."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.controllers.fakes import MINUTE, Desk
from tests.transcripts import four_turns
from viewer.core.clock import PlayState
from viewer.core.pace import TICK_MS
from viewer.core.seeks import QUIET_S

END = 10 * MINUTE
AT_ONCE_MS = 5


@pytest.fixture(params=[1, 280], ids=["exact", "leaping"])
def desk(qapp: object, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Ready to play, on a player that reports exactly, or as seldom as libVLC."""
    desk = Desk().open()
    desk.player.leap_ms = request.param
    yield desk
    desk.playback.close()


@dataclass(frozen=True)
class Told:
    """The player was told to `what` (seek or play), `at` seconds, when it really was at `ms`."""

    what: str
    at: float
    ms: int


def noting_turns(desk: Desk) -> list[Told]:
    """What the player is told from now on."""
    told: list[Told] = []
    seek, play = desk.player.seek, desk.player.play

    def note(what: str, run: Callable[[], None]) -> None:
        told.append(Told(what, desk.time.now, desk.player.tape.poll().ms))
        run()

    desk.player.seek = lambda ms: note("seek", lambda: seek(ms))  # type: ignore[method-assign]
    desk.player.play = lambda: note("play", play)  # type: ignore[method-assign]
    return told


def holes_ms(told: list[Told], loop_ms: int) -> list[int]:
    """How long nothing was played before each round but the first: what a round took beyond its length."""
    rounds = [each.at for each in told if each.what == "seek"]
    return [round((later - earlier) * 1000) - loop_ms for earlier, later in pairwise(rounds)]


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0, 3.0])
def test_the_player_is_sent_back_at_the_loops_end(desk: Desk, rate: float) -> None:
    desk.playback.sounding.set_rate(rate)
    desk.playback.loop(12_000, 15_000)
    desk.playback.play()
    told = noting_turns(desk)
    for _ in desk.run(25 / rate):
        pass
    late_ms = [(each.ms - 15_000) / rate for each in told]
    assert [each.what for each in told] == ["seek"] * 8
    assert late_ms[0] >= -40
    assert max(late_ms) <= (AT_ONCE_MS if desk.player.leap_ms == 1 else 2 * TICK_MS)
    assert desk.heard.of("looped") == [12_000] * 8


@pytest.mark.parametrize("delay_ms", [-1500, 300, 2000])
def test_an_audio_delay_does_not_hold_it_up(desk: Desk, delay_ms: int) -> None:
    desk.playback.sounding.set_delay(delay_ms)
    desk.playback.loop(12_000, 15_000)
    desk.playback.play()
    told = noting_turns(desk)
    for _ in desk.run(10):
        pass
    late_ms = [each.ms - 15_000 - min(delay_ms, 0) for each in told]
    assert len(told) >= 3
    assert max(late_ms) <= (AT_ONCE_MS if desk.player.leap_ms == 1 else 2 * TICK_MS)


def test_a_seek_just_before_the_loops_end_does_not_hold_it_up(desk: Desk) -> None:
    desk.playback.loop(12_000, 15_000)
    desk.playback.play()
    desk.let_pass(1)
    desk.playback.seek(14_900)
    desk.playback.seek(14_950)
    desk.playback.seek(14_960)
    told = noting_turns(desk)
    start = desk.time.now
    for _ in desk.run(0.2):
        if told:
            break
    assert desk.time.now - start == pytest.approx(0.04, abs=AT_ONCE_MS / 1000)
    assert desk.player.tape.poll().ms == pytest.approx(12_000, abs=10)
    desk.let_pass(0.5)
    assert desk.player.sought[-1] == 12_000, "the drag that waited is not taken up again"


def test_a_loop_to_the_end_of_the_media_starts_again_without_waiting(desk: Desk) -> None:
    desk.playback.loop(END - 2000, END)
    told = noting_turns(desk)
    desk.playback.play()
    for _ in desk.run(9):
        pass
    holes = holes_ms(told, 2000)
    assert len(holes) == 3
    assert max(holes) <= TICK_MS
    assert PlayState.ENDED not in desk.heard.of("state_changed")
    assert desk.playback.turn == 3


@pytest.mark.parametrize("short_ms", [40, 300])
def test_a_media_that_ends_too_early_starts_again_within_a_tick(desk: Desk, short_ms: int) -> None:
    desk.playback.set_true_duration(END + short_ms)
    desk.playback.loop(END - 2000, END + short_ms)
    desk.playback.play()
    told = noting_turns(desk)
    for _ in desk.run(9):
        pass
    assert [each.what for each in told] == ["seek", "play"] * 4, "first the place, then play"
    assert [play.at - seek.at for seek, play in zip(told[::2], told[1::2], strict=True)] == [0.0] * 4
    assert max(holes_ms(told, 2000)) <= TICK_MS + 1


def test_near_the_end_the_player_is_asked_often(desk: Desk) -> None:
    desk.playback.seek(END - 3000)
    desk.playback.play()
    waits = [(desk.playback.position_ms, waited) for waited in desk.run(4) if desk.playback.active]
    near_s = [waited for ms, waited in waits if END - 400 < ms < END]
    assert len(near_s) >= 10
    assert max(near_s) <= TICK_MS / 1000 + 0.001
    assert desk.playback.state is PlayState.ENDED


def test_a_player_that_ends_wherever_it_is_sent_is_not_sent_all_the_time(desk: Desk) -> None:
    desk.playback.loop(12_000, 15_000)
    desk.playback.play()
    desk.let_pass(0.3)
    desk.player.seek = lambda ms: desk.player.told.append(("seek", ms))  # type: ignore[method-assign]
    desk.player.tape.seek(END)
    desk.let_pass(0.1)
    desk.player.told.clear()
    desk.player.says = PlayState.ENDED
    ticks = sum(1 for _ in desk.run(3))
    assert len(desk.player.sought) <= 3 / QUIET_S + 1
    assert ticks <= 3 / 0.02


def test_the_last_turn_is_lit_to_its_end(desk: Desk) -> None:
    desk.playback.seek(END - 2000)
    desk.playback.play()
    desk.heard.clear()
    for _ in desk.run(3):
        pass
    assert desk.heard.of("turn_changed") == []
    assert desk.playback.turn == len(four_turns().turns) - 1
    assert desk.heard.of("position_changed")[-1] == END
    assert desk.heard.of("state_changed") == [PlayState.ENDED]


def test_play_after_the_end_starts_over(desk: Desk) -> None:
    desk.playback.seek(END - 500)
    desk.playback.play()
    desk.let_pass(2)
    desk.player.told.clear()
    desk.playback.play()
    assert desk.player.told == [("seek", 0), ("play",)]
    assert (desk.playback.turn, desk.playback.position_ms) == (0, 0)
    desk.let_pass(1)
    assert desk.playback.position_ms == pytest.approx(1000, abs=60)
    assert desk.playback.state is PlayState.PLAYING
