"""A sound that is heard later than the player says, or earlier: what is lit through all that may happen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.controllers.fakes import MINUTE, Desk
from viewer.core.clock import PlayState
from viewer.errors import message

END = 10 * MINUTE


@pytest.fixture
def late(qapp: object) -> Iterator[Desk]:
    """A desk whose sound is heard 400 ms late, ready to play."""
    desk = Desk().open()
    desk.playback.sounding.set_delay(400)
    yield desk
    desk.playback.close()


def near(ms: float, by: int = 40) -> object:
    return pytest.approx(ms, abs=by)


def test_turns_are_lit_when_they_are_heard(late: Desk) -> None:
    late.playback.play()
    lit: list[float] = []
    late.playback.turn_changed.connect(lambda _: lit.append(late.time.now))
    start = late.time.now
    for _ in late.run(32):
        pass
    assert late.heard.of("turn_changed") == [1, 2, None]
    assert [at - start for at in lit] == pytest.approx([10.4, 20.4, 30.4], abs=0.005)


def test_at_another_speed_it_is_real_time_that_counts(late: Desk) -> None:
    late.playback.sounding.set_rate(2.0)
    late.playback.play()
    late.let_pass(3)
    assert late.playback.position_ms == near(2 * (3000 - 400))


def test_a_seek_stands_until_it_is_heard(late: Desk) -> None:
    late.playback.play()
    late.let_pass(3)
    late.playback.seek(25_000)
    assert late.playback.position_ms == 25_000
    late.let_pass(0.36)
    assert late.playback.position_ms == 25_000
    late.let_pass(1.04)
    assert late.playback.position_ms == near(26_000)


def test_a_pause_ends_when_all_is_heard_and_the_timer_rests_then(late: Desk) -> None:
    late.playback.sounding.set_delay(1500)
    late.playback.play()
    late.let_pass(3)
    late.playback.pause()
    assert late.playback.state is PlayState.PAUSED
    assert late.playback.position_ms == near(1500)
    late.let_pass(1.3)
    assert late.playback.active
    late.let_pass(0.3)
    stood = late.playback.position_ms
    assert stood == near(3000)
    late.let_pass(1)
    assert not late.playback.active
    late.playback.play()
    late.let_pass(1.4)
    assert late.playback.position_ms == near(stood)
    late.let_pass(1.1)
    assert late.playback.position_ms == near(stood + 1000)


def test_the_end_comes_when_it_was_heard(late: Desk) -> None:
    late.playback.seek(END - 1000)
    late.playback.play()
    late.let_pass(1.35)
    assert late.player.poll().state is PlayState.ENDED
    assert late.playback.state is PlayState.PLAYING
    assert late.playback.turn == 3
    assert late.playback.position_ms < END
    late.let_pass(0.12)
    assert late.playback.state is PlayState.ENDED
    assert (late.playback.turn, late.playback.position_ms) == (3, END)
    late.heard.clear()
    late.playback.play()
    assert late.heard.of("seeked") == [0]
    late.let_pass(1.4)
    assert late.playback.position_ms == near(1000)


def drained(desk: Desk) -> Desk:
    """The player has ended, the sound has not."""
    desk.playback.sounding.set_delay(1000)
    desk.playback.seek(END - 1000)
    desk.playback.play()
    desk.let_pass(1.5)
    assert desk.player.poll().state is PlayState.ENDED
    assert desk.playback.state is PlayState.PLAYING
    desk.player.told.clear()
    return desk


def test_a_pause_while_the_end_is_being_heard_halts_there(late: Desk) -> None:
    drained(late).playback.pause()
    assert late.playback.state is PlayState.PAUSED
    stood = late.playback.position_ms
    assert stood == near(END - 500)
    late.let_pass(5)
    assert (late.playback.state, late.playback.position_ms) == (PlayState.PAUSED, stood)
    late.playback.play()
    late.let_pass(1.2)
    assert late.playback.position_ms == near(stood + 200)


def test_a_seek_while_the_end_is_being_heard_plays_on(late: Desk) -> None:
    drained(late).playback.seek(25_000)
    assert late.player.told == [("seek", 25_000), ("play",)]
    late.let_pass(3)
    assert late.playback.state is PlayState.PLAYING
    assert late.playback.position_ms == near(27_000)
    assert PlayState.ENDED not in late.heard.of("state_changed")


def test_next_and_previous_go_by_what_is_heard(late: Desk) -> None:
    late.playback.sounding.set_delay(2000)
    late.playback.play()
    late.let_pass(11)
    assert late.playback.turn == 0
    late.playback.next_turn()
    assert late.playback.position_ms == 10_000
    late.playback.seek(0)
    late.let_pass(11)
    late.playback.previous_turn()
    assert late.playback.position_ms == 0


def test_a_loop_is_sent_back_in_time_and_seen_to_when_it_is_heard(late: Desk) -> None:
    late.playback.loop(12_000, 15_000)
    late.playback.play()
    late.let_pass(3.05)
    assert late.player.sought == [12_000, 12_000]
    assert late.playback.position_ms == near(14_650)
    assert late.heard.of("looped") == []
    late.let_pass(0.4)
    assert late.heard.of("looped") == [near(12_000)]
    late.let_pass(6.3)
    assert len(late.heard.of("looped")) == 3
    assert all(12_000 <= ms <= 15_000 for ms in late.heard.of("position_changed")[1:])
    assert late.playback.loop_range


def test_a_loop_at_the_end_is_heard_out_too(late: Desk) -> None:
    late.playback.loop(END - 2000, END)
    late.playback.play()
    late.let_pass(9)
    assert len(late.heard.of("looped")) == 4
    assert PlayState.ENDED not in late.heard.of("state_changed")


def test_a_player_behind_the_sound_is_sent_back_before_it_says_so(late: Desk) -> None:
    late.playback.sounding.set_delay(-400)
    late.playback.loop(12_000, 15_000)
    late.playback.play()
    late.let_pass(2.7)
    assert late.player.sought == [12_000, 12_000]
    assert late.heard.of("looped") == [12_000]


def test_silence_is_heard_at_once(late: Desk) -> None:
    late.playback.load_audio(None)
    late.playback.play()
    late.let_pass(3)
    assert late.playback.position_ms == near(3000)
    late.playback.load_audio(Path("other.mp3"))
    late.playback.play()
    late.let_pass(3)
    assert late.playback.position_ms == near(2600)


def test_another_player_takes_the_delay_over(late: Desk) -> None:
    late.playback.play()
    late.let_pass(3)
    late.playback.set_player(late.player, message("The same again"))
    assert late.playback.sounding.delay_ms == 400
    before = late.playback.position_ms
    late.let_pass(1.4)
    assert late.playback.position_ms == near(before + 1000)


def test_the_delay_is_told_once_and_has_its_ends(late: Desk) -> None:
    late.heard.clear()
    for delay_ms in (400, 100, 9000, -9000):
        late.playback.sounding.set_delay(delay_ms)
    assert late.heard.of("delay_changed") == [100, 2000, -2000]
    assert late.player.told == [], "the player is left alone"


actions = st.one_of(
    st.tuples(st.just("pass"), st.floats(0.03, 2)),
    st.tuples(st.just("rate"), st.sampled_from([0.5, 1.0, 2.0, 3.0])),
    st.tuples(st.just("delay"), st.integers(-2000, 2000)),
    st.tuples(st.just("toggle"), st.just(0)),
    st.tuples(st.just("sleep"), st.floats(3, 5000)),
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-2000, 2000), st.sampled_from([1, 280]), st.lists(actions, max_size=25))
def test_the_light_never_goes_back_and_is_right_in_the_end(
    qapp: object, delay_ms: int, leap_ms: int, happens: list[tuple[str, float]]
) -> None:
    desk = Desk().open()
    playback, player = desk.playback, desk.player
    player.leap_ms = leap_ms
    playback.step_back_ms = 0
    playback.sounding.set_delay(delay_ms)
    playback.play()
    for what, value in happens:
        if what == "pass":
            desk.let_pass(value)
        elif what == "rate":
            playback.sounding.set_rate(value)
        elif what == "delay":
            playback.sounding.set_delay(int(value))
        elif what == "toggle":
            playback.toggle()
        else:
            player.tape.pause()
            desk.time.now += value
            if playback.state is PlayState.PLAYING:
                player.tape.play()
    positions = desk.heard.of("position_changed")
    assert positions == sorted(positions)  # type: ignore[type-var]
    playback.sounding.set_rate(1.0)
    playback.sounding.set_delay(delay_ms)
    if playback.state is PlayState.PAUSED:
        playback.play()
    desk.let_pass(12)
    assert playback.position_ms == near(player.tape.poll().ms - delay_ms, by=100)
    playback.close()
