"""Playing with the transcript, with a player and a time moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from pytestqt.qtbot import QtBot

from tests.controllers.fakes import MINUTE, Desk, FakePlayer, Heard
from tests.transcripts import four_turns, transcript_of
from viewer.controllers.playback import PlaybackController
from viewer.controllers.shown import Shown
from viewer.controllers.sounding import Sounding
from viewer.core.clock import PlayState
from viewer.core.seeks import QUIET_S
from viewer.core.timeline import IDENTITY
from viewer.errors import WorldError, message


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.playback.close()


@pytest.fixture
def ready(desk: Desk) -> Desk:
    return desk.open()


def near(ms: int) -> object:
    return pytest.approx(ms, abs=60)


# --- playing


def test_turns_light_in_order_while_it_plays(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(32)
    assert ready.heard.of("turn_changed") == [1, 2, None]
    assert ready.playback.position_ms == near(32_000)


def test_the_first_turn_is_lit_as_soon_as_there_is_a_transcript(desk: Desk) -> None:
    desk.playback.load_audio(Path("episode.mp3"))
    desk.playback.set_transcript(four_turns())
    assert desk.heard.of("turn_changed") == [0]
    assert desk.playback.turn == 0


def test_another_transcript_lights_its_own_turn_even_if_it_has_the_same_number(ready: Desk) -> None:
    ready.playback.set_transcript(transcript_of((0, MINUTE)))
    assert ready.heard.of("turn_changed") == [None, 0]
    ready.heard.clear()
    ready.playback.set_transcript(None)
    assert ready.heard.of("turn_changed") == [None]
    assert ready.playback.turn is None


def test_a_transcript_without_times_lights_nothing(desk: Desk) -> None:
    desk.open(transcript_of((0, MINUTE), timed=False))
    desk.playback.play()
    desk.let_pass(5)
    assert desk.heard.of("turn_changed") == []
    assert desk.playback.turn is None
    assert desk.playback.offset == 0


def test_signals_come_only_when_something_changed(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(3)
    positions = ready.heard.of("position_changed")
    assert 8 <= len(positions) == len(set(positions)) <= 11, "about three times a second"
    assert ready.heard.of("turn_changed", "duration_changed", "seeked") == []
    assert ready.heard.of("state_changed") == [PlayState.PLAYING]


def test_an_exact_player_is_asked_when_something_shown_changes_and_at_no_other_time(ready: Desk) -> None:
    ready.player.exact = True
    ready.playback.set_transcript(transcript_of((0, 2_300), (2_300, 2_450), (2_450, MINUTE)))
    ready.playback.playhead_step_ms = 400
    ready.playback.play()
    for _wait in ready.run(1):
        pass
    ready.heard.clear()
    waits = list(ready.run(3))
    positions = [ms // 10 * 10 for ms in ready.heard.of("position_changed")]  # type: ignore[operator]
    assert [ms for ms in positions if ms % 500 == 0][:6] == [1500, 2000, 2500, 3000, 3500, 4000]
    assert ready.heard.of("turn_changed") == [1, 2]
    assert len(waits) <= 10


def test_the_next_sentence_is_told_of_when_it_begins(ready: Desk) -> None:
    ready.player.exact = True
    two = replace(four_turns().turns[0], text="Aaaaa aaaaaa. Bbbbb.", end_ms=16_160)
    ready.playback.set_transcript(replace(four_turns(), turns=(two,)))
    ready.playback.playhead_step_ms = 5_000
    ready.playback.seek(10_000)
    ready.playback.play()
    for _wait in ready.run(1.5):
        pass
    positions = ready.heard.of("position_changed")
    assert [ms for ms in positions if 10_900 < ms < 11_900] == [11_001, 11_111]  # type: ignore[operator]


def test_play_and_pause_show_at_once_whatever_the_player_says(ready: Desk) -> None:
    ready.player.says = PlayState.PAUSED
    ready.playback.toggle()
    assert ready.playback.state is PlayState.PLAYING
    ready.player.says = PlayState.PLAYING
    ready.playback.toggle()
    assert ready.playback.state is PlayState.PAUSED
    assert ready.player.told == [("play",), ("pause",)]


def test_a_player_that_does_not_obey_is_believed_in_the_end(ready: Desk) -> None:
    ready.player.says = PlayState.PAUSED
    ready.playback.play()
    ready.let_pass(1.9)
    assert ready.playback.state is PlayState.PLAYING
    ready.let_pass(0.2)
    assert ready.playback.state is PlayState.PAUSED


def test_the_timer_rests_while_paused(ready: Desk) -> None:
    ready.let_pass(3)
    assert not ready.playback.active
    ready.playback.play()
    ready.let_pass(3)
    assert ready.playback.active
    ready.playback.pause()
    assert ready.playback.active
    ready.let_pass(3)
    assert not ready.playback.active
    ready.playback.seek(5000)
    assert ready.playback.active


def test_the_timer_drives_it(qtbot: QtBot) -> None:
    playback = PlaybackController()
    playback.set_transcript(transcript_of((0, 100), (100, 5000)))
    with qtbot.waitSignal(playback.turn_changed, timeout=5000, check_params_cb=lambda turn: turn == 1):
        playback.play()
    playback.close()


def test_the_offset_runs_through_the_text(ready: Desk) -> None:
    assert ready.playback.offset == 0
    ready.playback.seek(9999)
    assert ready.playback.offset == len("Words of turn 0 and more words") - 1


# --- seeking


def test_a_click_is_lit_before_the_call_returns(ready: Desk) -> None:
    ready.playback.seek(25_000)
    assert ready.playback.turn == 2
    assert ready.playback.position_ms == 25_000
    assert [name for name, _ in ready.heard.signals[:3]] == ["seeked", "turn_changed", "position_changed"]
    assert ready.heard.of("seeked") == [25_000]
    assert ready.player.sought == [25_000]


def test_whoever_hears_a_signal_finds_the_properties_changed(ready: Desk) -> None:
    seen: list[tuple[int, int | None]] = []
    ready.playback.seeked.connect(lambda _: seen.append((ready.playback.position_ms, ready.playback.turn)))
    ready.playback.seek(25_000)
    assert seen == [(25_000, 2)]


def test_a_seek_stays_lit_until_the_player_agrees(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(1)
    tape, ready.player._tape = ready.player._tape, None
    ready.player.load(Path("old"))  # a player that has not heard of the seek yet
    ready.player.play()
    ready.player.seek = lambda ms: None  # type: ignore[method-assign]
    ready.playback.seek(25_000)
    ready.let_pass(1)
    assert ready.playback.turn == 2
    ready.player._tape = tape
    tape.seek(26_000)
    ready.let_pass(1)
    assert ready.heard.of("turn_changed") == [2]


def test_a_paused_player_stays_paused(ready: Desk) -> None:
    ready.playback.seek(25_000)
    ready.let_pass(2)
    assert ready.playback.state is PlayState.PAUSED
    assert ("play",) not in ready.player.told


@pytest.mark.parametrize(("asked", "reached"), [(-5, 0), (99 * MINUTE, 10 * MINUTE)])
def test_seeks_stay_in_the_audio(ready: Desk, asked: int, reached: int) -> None:
    ready.playback.seek(asked)
    assert ready.playback.position_ms == reached


def test_a_drag_reaches_the_player_first_at_once_then_the_last(ready: Desk) -> None:
    for ms in range(100_000, 110_000, 1000):
        ready.playback.seek(ms)
        ready.time.now += 0.005
    assert ready.player.sought == [100_000]
    assert ready.heard.of("seeked") == list(range(100_000, 110_000, 1000))
    ready.let_pass(0.2)
    assert ready.player.sought == [100_000, 109_000]
    ready.let_pass(5)
    assert ready.playback.position_ms == 109_000


def test_the_last_place_of_a_drag_is_sent_as_soon_as_it_may(ready: Desk) -> None:
    began = ready.time.now
    ready.playback.seek(100_000)
    ready.time.now += 0.02
    ready.playback.seek(110_000)
    for _wait in ready.run(1):
        if ready.player.sought[-1] == 110_000:
            break
    assert QUIET_S <= ready.time.now - began <= QUIET_S + 0.003


def test_skips_add_up(ready: Desk) -> None:
    for _ in range(3):
        ready.playback.skip(10_000)
    ready.playback.skip(-5000)
    assert ready.playback.position_ms == 25_000


def test_next_and_previous_turn(ready: Desk) -> None:
    playback = ready.playback
    places = []
    for move in (
        playback.next_turn,
        playback.next_turn,
        playback.next_turn,
        playback.next_turn,
        playback.previous_turn,
        playback.previous_turn,
    ):
        move()
        places.append(playback.position_ms)
    assert places == [10_000, 20_000, 60_000, 60_000, 20_000, 10_000]


def test_previous_turn_is_the_start_of_this_one_when_well_into_it(ready: Desk) -> None:
    ready.playback.seek(14_000)
    ready.playback.previous_turn()
    assert ready.playback.position_ms == 10_000


def test_under_a_timeline_everything_moves(ready: Desk) -> None:
    playback = ready.playback
    playback.retime(four_turns(), IDENTITY.with_point(10_000, 14_000).with_span(20_000, 25_000))
    assert (playback.turn, playback.position_ms) == (None, 0)
    reached = []
    for _ in range(4):
        playback.next_turn()
        reached.append((playback.turn, playback.position_ms))
    assert reached == [(0, 4_000), (1, 14_000), (2, 29_000), (3, 69_000)]
    playback.seek(22_000)
    assert playback.turn is None
    playback.seek(14_000)
    playback.loop_turn()
    assert playback.loop_range == (14_000, 29_000)


def test_another_timeline_changes_only_what_is_lit(ready: Desk) -> None:
    playback = ready.playback
    playback.seek(12_000)
    ready.playback.play()
    ready.let_pass(0.1)
    ready.heard.clear()
    for timeline, lit in ((IDENTITY.with_point(0, 500), []), (IDENTITY.with_point(0, 5_000), [0])):
        playback.retime(four_turns(), timeline)
        assert playback.timeline is timeline
        assert ready.heard.of("turn_changed") == lit
    assert ready.heard.of("state_changed", "seeked", "failed") == []


def test_other_words_and_turns_change_only_what_is_lit(ready: Desk) -> None:
    playback = ready.playback
    playback.retime(four_turns(), IDENTITY.with_point(0, 500))
    playback.seek(12_000)
    playback.play()
    ready.let_pass(0.5)
    ready.heard.clear()
    ready.player.told.clear()
    reworded = replace(four_turns(), turns=tuple(replace(turn, text="Ja.") for turn in four_turns().turns))
    playback.reword(reworded)
    assert (playback.turns, ready.heard.of("turn_changed")) == (reworded.turns, [])
    more = transcript_of((0, 5_000), (5_000, 10_000), (10_000, 20_000))
    playback.reword(more)
    assert (playback.turn, ready.heard.of("turn_changed")) == (2, [2])
    assert playback.engine.start_of(2) == 10_500
    assert ready.heard.of("state_changed", "seeked", "failed") == []
    assert ready.player.told == []
    playback.reword(transcript_of((0, 5_000), timed=False))
    assert (playback.turn, playback.turns) == (None, ())


def test_the_place_in_a_turn_stands_still_in_an_advertisement(ready: Desk) -> None:
    playback = ready.playback
    playback.seek(6_000)
    expected = playback.offset
    playback.retime(four_turns(), IDENTITY.with_span(5_000, 25_000))
    assert (playback.turn, playback.offset) == (None, 0)
    playback.seek(26_000)
    assert (playback.turn, playback.offset) == (0, expected)


def test_the_light_changes_at_the_edges_of_an_advertisement_to_the_tick(ready: Desk) -> None:
    playback = ready.playback
    playback.retime(four_turns(), IDENTITY.with_span(5_000, 7_000))
    playback.seek(4_000)
    playback.play()
    lit = []
    playback.turn_changed.connect(lambda turn: lit.append((turn, playback.position_ms)))
    ready.let_pass(4)
    assert [turn for turn, _ in lit] == [None, 0]
    assert [ms - edge for (_, ms), edge in zip(lit, (5_000, 7_000), strict=True)] == [near(15)] * 2


def test_without_a_medium_nothing_happens(desk: Desk) -> None:
    desk.heard.clear()
    desk.playback.play()
    desk.playback.seek(1000)
    desk.playback.next_turn()
    desk.playback.previous_turn()
    desk.playback.loop_turn()
    desk.playback.restore(1000)
    desk.playback.pause()
    assert desk.playback.state is PlayState.EMPTY
    assert desk.playback.position_ms == 0
    assert desk.heard.of("failed", "turn_changed", "position_changed", "history_changed") == []
    desk.let_pass(0.1)
    assert not desk.playback.active


# --- the end


def test_the_last_turn_stays_lit_at_the_end(ready: Desk) -> None:
    ready.playback.seek(10 * MINUTE - 500)
    ready.playback.play()
    ready.let_pass(2)
    assert ready.playback.state is PlayState.ENDED
    assert ready.playback.turn == 3
    assert ready.playback.position_ms == 10 * MINUTE
    assert ready.heard.of("state_changed") == [PlayState.PLAYING, PlayState.ENDED]


def test_play_after_the_end_starts_over(ready: Desk) -> None:
    ready.playback.seek(10 * MINUTE - 500)
    ready.playback.play()
    ready.let_pass(2)
    ready.heard.clear()
    ready.playback.play()
    assert ready.heard.of("state_changed") == [PlayState.PLAYING]
    assert ready.heard.of("seeked") == [0]
    ready.let_pass(1)
    assert ready.playback.turn == 0
    assert ready.playback.position_ms == near(1000)


def test_an_ended_player_hears_of_the_place_before_it_plays(ready: Desk) -> None:
    ready.playback.play()
    ready.playback.seek(10 * MINUTE - 50)
    ready.let_pass(0.12)
    assert ready.playback.state is PlayState.ENDED
    ready.playback.play()
    assert ready.player.told[-2:] == [("seek", 0), ("play",)]


def test_a_seek_after_the_end_is_where_play_goes_on(ready: Desk) -> None:
    ready.playback.seek(10 * MINUTE - 500)
    ready.playback.play()
    ready.let_pass(2)
    ready.playback.seek(25_000)
    assert ready.playback.state is PlayState.PAUSED
    ready.let_pass(3)
    ready.playback.play()
    ready.let_pass(1)
    assert ready.playback.position_ms == near(26_000)


# --- a long pause


@pytest.mark.parametrize(("pause_s", "back_ms"), [(10, 0), (40, 2000), (400, 5000)])
def test_play_steps_back_a_little_after_a_long_pause(ready: Desk, pause_s: int, back_ms: int) -> None:
    ready.playback.seek(70_000)
    ready.playback.play()
    ready.let_pass(1)
    ready.playback.pause()
    before = ready.playback.position_ms
    ready.sleep(pause_s)
    ready.heard.clear()
    ready.playback.play()
    assert ready.playback.position_ms == near(before - back_ms)
    assert ready.heard.of("state_changed") == [PlayState.PLAYING]
    assert len(ready.heard.of("seeked")) == bool(back_ms)
    assert not ready.playback.loop_range
    assert ready.player.told[-1] == ("play",)


def test_the_step_back_can_be_turned_off(ready: Desk) -> None:
    ready.playback.step_back_ms = 0
    ready.playback.play()
    ready.let_pass(5)
    ready.playback.pause()
    ready.sleep(400)
    ready.playback.play()
    assert ready.playback.position_ms == near(5000)


def test_the_step_back_ends_at_the_start_of_the_turn(ready: Desk) -> None:
    ready.playback.seek(10_100)
    ready.playback.play()
    ready.let_pass(0.3)
    ready.playback.pause()
    ready.sleep(400)
    ready.playback.play()
    assert ready.playback.position_ms == near(10_000)
    assert ready.playback.turn == 1


def test_the_step_back_stays_in_the_loop(ready: Desk) -> None:
    ready.playback.loop(70_000, 80_000)
    ready.playback.play()
    ready.let_pass(1)
    ready.playback.pause()
    ready.sleep(400)
    ready.playback.play()
    assert ready.playback.position_ms == near(70_000)
    assert ready.playback.loop_range


def test_no_step_back_from_a_place_chosen_during_the_pause(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(1)
    ready.playback.pause()
    ready.playback.seek(70_000)
    ready.sleep(400)
    ready.playback.play()
    assert ready.playback.position_ms == near(70_000)


def test_a_restored_place_is_no_jump_but_counts_as_a_long_pause(ready: Desk) -> None:
    ready.playback.restore(70_000)
    assert ready.heard.of("seeked") == [70_000]
    assert ready.playback.turn == 3
    ready.playback.go_back()
    assert ready.playback.position_ms == 70_000
    ready.playback.play()
    assert ready.playback.position_ms == near(65_000)


# --- loop


def test_a_loop_goes_round(ready: Desk) -> None:
    ready.playback.loop(12_000, 15_000)
    assert ready.playback.loop_range == (12_000, 15_000)
    assert ready.playback.position_ms == 12_000
    ready.heard.clear()
    ready.playback.play()
    ready.let_pass(10)
    assert ready.heard.of("looped") == [12_000] * 3
    assert ready.heard.of("seeked", "turn_changed", "loop_changed") == []
    assert all(12_000 <= ms < 15_000 for ms in ready.heard.of("position_changed"))


def test_the_turn_heard_loops(ready: Desk) -> None:
    ready.playback.seek(15_000)
    ready.playback.loop_turn()
    assert ready.heard.of("loop_changed") == [(10_000, 20_000)]
    assert ready.playback.position_ms == 15_000


def test_in_a_gap_the_turn_heard_last_loops(ready: Desk) -> None:
    ready.playback.seek(45_000)
    ready.playback.loop_turn()
    assert ready.playback.loop_range == (20_000, 30_000)
    assert ready.playback.position_ms == 20_000


def test_a_loop_to_the_end_of_the_audio_goes_round(ready: Desk) -> None:
    ready.playback.loop(10 * MINUTE - 2000, 10 * MINUTE)
    ready.playback.play()
    ready.let_pass(7)
    assert ready.playback.state is PlayState.PLAYING
    assert len(ready.heard.of("looped")) == 3
    assert PlayState.ENDED not in ready.heard.of("state_changed")


def test_a_loop_over_an_audio_that_ends_early_goes_round(ready: Desk) -> None:
    ready.playback.set_true_duration(10 * MINUTE + 300)
    ready.playback.loop(10 * MINUTE - 2000, 10 * MINUTE + 300)
    ready.playback.play()
    ready.let_pass(7)
    assert ready.playback.state is PlayState.PLAYING
    assert len(ready.heard.of("looped")) == 3


def test_a_loop_survives_another_speed(ready: Desk) -> None:
    ready.playback.loop(12_000, 15_000)
    ready.playback.sounding.set_rate(2.0)
    ready.playback.play()
    ready.let_pass(5)
    assert len(ready.heard.of("looped")) == 3
    assert ready.playback.loop_range == (12_000, 15_000)


def test_going_elsewhere_clears_the_loop_and_moving_inside_does_not(ready: Desk) -> None:
    ready.playback.loop(12_000, 15_000)
    ready.playback.seek(14_000)
    assert ready.playback.loop_range
    ready.playback.seek(15_000)
    assert ready.playback.loop_range is None
    assert ready.heard.of("loop_changed") == [(12_000, 15_000), None]


def test_another_audio_clears_the_loop(ready: Desk) -> None:
    ready.playback.loop(12_000, 15_000)
    ready.playback.load_audio(Path("other.mp3"))
    assert ready.playback.loop_range is None


# --- back and forth


def test_back_and_forward_between_the_places_jumped_from(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(5)
    ready.playback.seek(5 * MINUTE)
    assert ready.heard.of("history_changed")[-1] == (True, False)
    ready.let_pass(3)
    ready.playback.go_back()
    assert ready.playback.position_ms == near(5000)
    assert ready.heard.of("history_changed")[-1] == (False, True)
    ready.playback.go_forward()
    assert ready.playback.position_ms == near(5 * MINUTE + 3000)
    assert ready.playback.turn == 3


def test_skips_and_steps_to_a_neighbour_are_no_jumps(ready: Desk) -> None:
    for move in (ready.playback.next_turn, ready.playback.previous_turn, lambda: ready.playback.skip(10_000)):
        move()
        ready.let_pass(3)
    assert ready.heard.of("history_changed") == []


def test_another_audio_forgets_the_places(ready: Desk) -> None:
    ready.playback.seek(5 * MINUTE)
    ready.playback.load_audio(Path("other.mp3"))
    assert ready.heard.of("history_changed")[-1] == (False, False)
    ready.playback.go_back()
    assert ready.playback.position_ms == 0


# --- the player


def test_a_new_player_gets_speed_loudness_and_place(ready: Desk) -> None:
    ready.playback.sounding.set_rate(1.5)
    ready.playback.sounding.set_volume(40)
    ready.playback.seek(25_000)
    ready.playback.play()
    ready.let_pass(1)
    other = FakePlayer(ready.time, name="other")
    ready.heard.clear()
    ready.playback.set_player(other, message("Better"))
    assert ready.player.closed
    assert ready.heard.of("player_changed") == [("other", message("Better"))]
    assert {("rate", 1.5), ("volume", 40), ("load", "episode.mp3")} <= set(other.told)
    assert ready.playback.state is PlayState.PLAYING
    assert ready.heard.of("state_changed", "turn_changed") == []
    ready.let_pass(2)
    assert ready.playback.position_ms == near(25_000 + 1500 + 3000)


# --- silence


def test_a_transcript_alone_is_played_in_silence(desk: Desk) -> None:
    desk.playback.load_audio(None)
    desk.playback.set_transcript(four_turns())
    assert desk.playback.duration_ms == 10 * MINUTE
    desk.playback.play()
    desk.let_pass(12)
    assert desk.playback.turn == 1
    assert desk.heard.of("player_changed")[-1][0] == "silent"  # type: ignore[index]
    assert desk.player.told == []


def test_audio_can_join_a_transcript_and_leave_it_again(desk: Desk) -> None:
    desk.playback.set_transcript(four_turns())
    desk.playback.load_audio(Path("episode.mp3"))
    desk.playback.play()
    desk.let_pass(1)
    desk.playback.load_audio(None)
    assert desk.player.told[-1] == ("pause",)
    assert desk.playback.state is PlayState.PAUSED
    assert desk.playback.position_ms == 0
    names = [what[0] for what in desk.heard.of("player_changed")]  # type: ignore[index]
    assert names == ["silent", "fake", "silent"]


def test_without_any_player_audio_is_followed_in_silence_of_its_length(desk: Desk) -> None:
    desk.playback.set_player(None, message("Silence, as chosen"))
    desk.playback.load_audio(Path("episode.mp3"))
    desk.playback.set_true_duration(90_000)
    assert desk.playback.duration_ms == 90_000
    assert desk.heard.of("player_changed")[-1] == ("silent", message("Silence, as chosen"))


def test_the_measured_length_counts_more_than_the_players(ready: Desk) -> None:
    ready.playback.set_true_duration(9 * MINUTE)
    assert ready.playback.duration_ms == 9 * MINUTE
    assert ready.heard.of("duration_changed") == [9 * MINUTE]
    ready.playback.set_player(FakePlayer(ready.time), message("Another"))
    assert ready.playback.duration_ms == 9 * MINUTE
    ready.playback.load_audio(Path("other.mp3"))
    assert ready.playback.duration_ms == 10 * MINUTE


# --- what goes wrong


def test_audio_that_cannot_be_loaded_leaves_silence(ready: Desk) -> None:
    ready.player.refuses = WorldError(message("No audio"))
    with pytest.raises(WorldError, match="No audio"):
        ready.playback.load_audio(Path("broken.mp3"))
    assert ready.playback.state is PlayState.PAUSED
    ready.playback.play()
    ready.let_pass(12)
    assert ready.playback.turn == 1
    [(name, why)] = ready.heard.of("player_changed")  # type: ignore[misc]
    assert name == "silent"
    assert "no audio" in str(why)


def test_a_player_that_fails_is_told_once(ready: Desk) -> None:
    ready.playback.play()
    ready.let_pass(1)
    ready.player.error = message("The device is gone")
    ready.let_pass(3)
    assert ready.heard.of("failed") == [message("The device is gone")]
    assert ready.playback.state is PlayState.FAILED
    ready.heard.clear()
    ready.playback.play()
    ready.let_pass(1)
    assert ready.heard.of("failed") == [message("The device is gone")]
    assert ready.heard.of("state_changed") == []


def test_an_exception_in_a_tick_is_told_once_and_playing_goes_on(
    ready: Desk, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("Following the player failed")
    ready.playback.play()
    ready.player.raises = RuntimeError("out of the blue")
    ready.let_pass(1)
    assert len(ready.heard.of("failed")) == 1
    ready.player.raises = None
    ready.let_pass(11)
    assert ready.playback.turn == 1


def test_closing_stops_the_timer_and_lets_go_of_the_player(ready: Desk) -> None:
    ready.playback.play()
    ready.playback.close()
    assert not ready.playback.active
    assert ready.player.closed


def test_every_signal_is_listened_for() -> None:
    members = vars(Shown) | vars(PlaybackController) | vars(Sounding)
    signals = {name for name, what in members.items() if isinstance(what, Signal)}
    assert signals == set(Heard.NAMES)
