"""A computer that slept while playing, a window that hung, a sound device that went: the light afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.controllers.fakes import MINUTE, Desk
from viewer.core.clock import STALL_S, PlayState


@pytest.fixture(params=[1, 280], ids=["exact", "leaping"])
def playing(qapp: object, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Twelve seconds into playing, by a player that reports exactly, or as seldom as libVLC."""
    desk = Desk().open()
    desk.player.leap_ms = request.param
    desk.playback.play()
    desk.let_pass(12)
    desk.heard.clear()
    yield desk
    desk.playback.close()


def error_ms(desk: Desk) -> int:
    """How far the light is ahead of the sound."""
    return desk.playback.position_ms - desk.player.tape.poll().ms


def errors(desk: Desk, seconds: float) -> list[int]:
    """The same at each tick."""
    return [error_ms(desk) for _ in desk.run(seconds)]


def nothing_went_back(desk: Desk) -> bool:
    positions = desk.heard.of("position_changed")
    return positions == sorted(positions)  # type: ignore[type-var]


def sleep(desk: Desk, seconds: float) -> None:
    """Neither the player nor the program runs."""
    desk.player.tape.pause()
    desk.time.now += seconds
    desk.player.tape.play()


@pytest.mark.parametrize("seconds", [2.5, 60, 8 * 3600])
def test_after_a_sleep_the_light_is_right_at_once_and_runs_not_ahead(playing: Desk, seconds: float) -> None:
    sleep(playing, seconds)
    found = errors(playing, 3)
    assert max(found) <= 60
    assert all(abs(error) <= 100 for error in found[30:])
    assert min(found) >= -300
    assert nothing_went_back(playing)
    assert playing.playback.state is PlayState.PLAYING
    assert playing.heard.of("turn_changed") == []


def test_a_sleep_with_a_delay(playing: Desk) -> None:
    playing.playback.sounding.set_delay(500)
    playing.let_pass(3)
    sleep(playing, 3600)
    found = errors(playing, 3)
    assert all(abs(error + 500) <= 110 for error in found[30:])
    assert max(found) <= -400
    assert nothing_went_back(playing)


def test_a_device_that_is_slow_to_come_back_after_the_sleep(playing: Desk) -> None:
    playing.player.says = PlayState.PLAYING
    playing.player.tape.pause()
    playing.time.now += 3600
    assert max(errors(playing, 1)) <= 500
    playing.player.tape.play()
    playing.player.says = None
    playing.let_pass(1)
    assert abs(error_ms(playing)) <= 100
    assert nothing_went_back(playing)


def test_a_window_that_hung_finds_the_sound_where_it_is(playing: Desk) -> None:
    playing.time.now += 10  # meanwhile the player played on
    playing.playback.tick()
    assert -300 <= error_ms(playing) <= 30
    assert playing.heard.of("turn_changed") == [2]
    playing.let_pass(1)
    assert abs(error_ms(playing)) <= 100


def test_silence_is_not_read_on_during_a_sleep(playing: Desk) -> None:
    playing.playback.load_audio(None)
    playing.playback.play()
    playing.let_pass(3)
    playing.time.now += 3600
    playing.let_pass(3)
    assert playing.playback.state is PlayState.PLAYING
    assert playing.playback.position_ms == pytest.approx(6000, abs=100)


def test_a_sleep_while_paused_is_a_long_pause(playing: Desk) -> None:
    playing.playback.seek(70_000)
    playing.playback.pause()
    before = playing.playback.position_ms
    playing.let_pass(2)
    playing.time.now += 3600
    playing.playback.play()
    assert playing.playback.position_ms == before - 5000
    playing.let_pass(2)
    assert abs(error_ms(playing)) <= 100


def test_a_player_that_lost_its_place_in_the_sleep_is_followed(playing: Desk) -> None:
    sleep(playing, 3600)
    playing.player.tape.seek(500)
    playing.let_pass(1)
    assert abs(error_ms(playing)) <= 100
    assert playing.playback.turn == 0


def test_a_player_that_ended_meanwhile_is_at_its_end(playing: Desk) -> None:
    playing.time.now += 20 * MINUTE
    playing.playback.tick()
    assert playing.playback.state is PlayState.ENDED
    assert playing.playback.position_ms == 10 * MINUTE


def test_a_loop_goes_on_after_a_sleep(playing: Desk) -> None:
    playing.playback.loop(12_000, 15_000)
    playing.let_pass(1)
    sleep(playing, 3600)
    playing.let_pass(6.5)
    assert playing.playback.loop_range
    assert len(playing.heard.of("looped")) == 2


def test_a_device_that_goes_away_halts_the_light_and_takes_it_on_again(playing: Desk) -> None:
    playing.player.says = PlayState.PLAYING  # it knows nothing of it
    playing.player.tape.pause()
    assert max(errors(playing, 5)) <= STALL_S * 1000 + 100
    playing.player.tape.play()
    playing.let_pass(2 * STALL_S)
    assert abs(error_ms(playing)) <= 100
    assert nothing_went_back(playing)
    assert playing.playback.state is PlayState.PLAYING


def test_a_player_that_halts_with_its_device_is_shown_as_halted(playing: Desk) -> None:
    playing.player.tape.pause()
    playing.let_pass(5)
    assert playing.playback.state is PlayState.PAUSED
    assert abs(error_ms(playing)) <= 300
    playing.let_pass(1)
    playing.playback.play()
    playing.let_pass(1.5)
    assert abs(error_ms(playing)) <= 100
    assert nothing_went_back(playing)
