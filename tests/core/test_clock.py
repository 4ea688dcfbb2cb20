"""The clock against made-up players: whatever they report, what is shown stays close to what is heard."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.clock import EXACT_S, HOLD_S, LEAP_MS, STALL_S, UNSURE_S, PlaybackClock, PlayState, Tick

FRAME_S = 0.03


def tick(ms: float, state: PlayState = PlayState.PLAYING) -> Tick:
    return Tick(int(ms), 600_000, state)


def playing_clock(ms: int = 0, rate: float = 1.0) -> PlaybackClock:
    clock = PlaybackClock(rate)
    clock.update(tick(ms, PlayState.PAUSED), 0.0)
    clock.update(tick(ms), 0.0)
    return clock


def coarse(true_ms: float, step_ms: int, offset_ms: float = 0.0) -> float:
    """What libVLC says: the time of its last leap."""
    return (true_ms + offset_ms) // step_ms * step_ms


def run(clock: PlaybackClock, reports: list[tuple[float, float]]) -> list[int]:
    shown = []
    for now, ms in reports:
        clock.update(tick(ms), now)
        shown.append(clock.at(now))
    return shown


def test_runs_on_between_coarse_reports() -> None:
    clock = playing_clock()
    for frame in range(1, 400):
        now = frame * FRAME_S
        clock.update(tick(coarse(now * 1000, 264)), now)
        assert abs(clock.at(now) - now * 1000) <= 20


def test_runs_at_the_players_rate() -> None:
    clock = playing_clock(rate=2.0)
    for frame in range(1, 200):
        now = frame * FRAME_S
        clock.update(tick(coarse(now * 2000, 600)), now)
        assert abs(clock.at(now) - now * 2000) <= 40


def test_changes_pace_in_the_middle() -> None:
    clock = playing_clock()
    run(clock, [(frame * 0.05, frame * 50) for frame in range(1, 21)])
    clock.set_rate(2.0, 1.0)
    assert clock.at(1.0) == pytest.approx(1000, abs=2)
    assert clock.at(1.5) == pytest.approx(2000, abs=4)


@given(
    jitter=st.lists(st.integers(-40, 40), min_size=60, max_size=60),
    step=st.integers(30, 300),
    outlier=st.none() | st.tuples(st.integers(0, 59), st.sampled_from([-300, 300])),
    rate=st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0]),
)
def test_never_steps_back_and_stays_true_while_playing(
    jitter: list[int], step: int, outlier: tuple[int, int] | None, rate: float
) -> None:
    clock = playing_clock(rate=rate)
    before, said = 0, 0.0
    for frame in range(1, 400):
        now = frame * FRAME_S
        true_ms = now * 1000 * rate
        leap = int(true_ms // (step * rate))
        wrong = jitter[leap % 60] + (outlier[1] if outlier and leap == outlier[0] else 0)
        said = leap * step * rate + wrong if leap else 0.0
        clock.update(tick(max(0, said)), now)
        shown = clock.at(now)
        assert shown >= before
        # Half a frame of news that come late, and the jitter itself, of which at most the whole is believed.
        assert abs(shown - true_ms) <= 45 + 2 * FRAME_S * 1000 * rate
        before = shown


def test_a_single_wrong_report_moves_nothing_much() -> None:
    clock = playing_clock()
    reports = [(frame * 0.25, frame * 250.0) for frame in range(1, 20)]
    reports[10] = (reports[10][0], reports[10][1] + 300)
    for shown, (now, _) in zip(run(clock, reports), reports, strict=True):
        assert shown == pytest.approx(now * 1000, abs=20)


def test_a_small_constant_error_is_paid_off() -> None:
    clock = playing_clock()
    shown = run(clock, [(frame * 0.25, frame * 250.0 + 100) for frame in range(1, 40)])
    assert shown[0] == pytest.approx(250, abs=5)
    assert shown[-1] == pytest.approx(39 * 250 + 100, abs=10)


def test_a_large_lead_of_the_player_that_lasts_is_jumped_to() -> None:
    clock = playing_clock()
    run(clock, [(frame * 0.25, frame * 250.0) for frame in range(1, 9)])
    shown = run(clock, [(frame * 0.25, frame * 250.0 + 5000) for frame in range(9, 12)])
    assert shown[0] == pytest.approx(9 * 250, abs=20)
    assert shown[1] == pytest.approx(10 * 250 + 5000, abs=20)


def test_waits_for_a_player_that_lags() -> None:
    clock = playing_clock()
    shown = run(clock, [(frame * 0.25, frame * 250.0) for frame in range(1, 9)])
    shown += run(clock, [(frame * 0.25, frame * 250.0 - 500) for frame in range(9, 20)])
    assert shown == sorted(shown)
    assert shown[-1] == pytest.approx(19 * 250 - 500, abs=20)


def test_goes_back_to_a_player_that_went_far_away_by_itself() -> None:
    clock = playing_clock(60_000)
    run(clock, [(frame * 0.25, 60_000 + frame * 250.0) for frame in range(1, 9)])
    shown = run(clock, [(2 + frame * 0.25, frame * 250.0) for frame in range(1, 5)])
    assert shown[-1] == pytest.approx(1000, abs=20)


def test_a_stalled_player_stops_the_clock() -> None:
    clock = playing_clock()
    run(clock, [(frame * 0.25, frame * 250.0) for frame in range(1, 9)])
    for frame in range(200):
        clock.update(tick(2000), 2 + frame * FRAME_S)
    assert clock.at(8.0) == pytest.approx(2000 + STALL_S * 1000, abs=5)


def test_a_start_without_news_does_not_run_away() -> None:
    clock = playing_clock(5_000)
    clock.update(tick(5_000), 2.0)
    assert clock.at(2.0) == 5_000 + UNSURE_S * 1000


def test_pause_keeps_the_place_though_the_player_says_its_last_leap() -> None:
    clock = playing_clock()
    run(clock, [(0.25, 250), (0.5, 500)])
    clock.update(tick(500, PlayState.PAUSED), 0.7)
    assert clock.at(0.7) == pytest.approx(700, abs=5)
    clock.update(tick(500, PlayState.PAUSED), 5.0)
    assert clock.at(5.0) == pytest.approx(700, abs=5)
    clock.update(tick(500), 6.0)
    assert clock.at(6.1) == pytest.approx(800, abs=5)


def test_a_paused_player_that_was_moved_is_believed() -> None:
    clock = playing_clock()
    clock.update(tick(0, PlayState.PAUSED), 1.0)
    clock.update(tick(30_000, PlayState.PAUSED), 1.1)
    assert clock.at(1.1) == 30_000


@given(
    target=st.integers(0, 500_000),
    old=st.integers(0, 500_000),
    quiet_frames=st.integers(0, 90),
    playing=st.booleans(),
)
def test_a_seek_holds_against_reports_of_the_old_place(
    target: int, old: int, quiet_frames: int, playing: bool
) -> None:
    state = PlayState.PLAYING if playing else PlayState.PAUSED
    clock = PlaybackClock()
    clock.update(tick(old, state), 0.0)
    clock.seeked(target, 1.0)
    assert clock.at(1.0) == target
    for frame in range(1, quiet_frames):
        now = 1.0 + frame * FRAME_S
        if abs(old - target) > 2000:
            clock.update(tick(old, state), now)
        assert target <= clock.at(now) <= target + (UNSURE_S * 1000 if playing else 0)


def test_a_seek_runs_on_from_the_target_once_the_player_agrees() -> None:
    clock = playing_clock()
    clock.seeked(90_000, 1.0)
    clock.update(tick(90_000), 1.03)  # an echo is no agreement
    assert clock.at(3.0) == 90_000 + UNSURE_S * 1000
    clock.update(tick(90_250), 1.25)
    clock.update(tick(90_500), 1.5)
    assert clock.at(1.6) == pytest.approx(90_600, abs=20)


def test_a_seek_that_fails_gives_way_to_the_player() -> None:
    clock = PlaybackClock()
    clock.update(tick(1_000, PlayState.PAUSED), 0.0)
    clock.seeked(90_000, 1.0)
    clock.update(tick(1_000, PlayState.PAUSED), 1.0 + HOLD_S - 0.1)
    assert clock.at(1.0 + HOLD_S - 0.1) == 90_000
    clock.update(tick(1_000, PlayState.PAUSED), 1.0 + HOLD_S + 0.1)
    assert clock.at(1.0 + HOLD_S + 0.1) == 1_000


def test_a_seek_while_paused_survives_the_start() -> None:
    clock = playing_clock()
    clock.update(tick(0, PlayState.PAUSED), 0.5)
    clock.seeked(40_000, 1.0)
    clock.update(tick(0), 2.0)  # plays, but still says where it was
    assert clock.at(2.0) == 40_000
    clock.update(tick(39_999), 2.1)
    clock.update(tick(40_250), 2.25)
    assert clock.at(2.25) == pytest.approx(40_250, abs=30)


def test_the_end_stands_still_and_playing_again_starts_over() -> None:
    clock = playing_clock(599_000)
    clock.update(tick(599_900), 0.9)
    clock.update(tick(600_000, PlayState.ENDED), 1.05)
    assert clock.at(5.0) == 600_000
    clock.update(tick(0), 6.0)
    assert clock.at(6.1) == 100


def test_a_failure_leaves_the_clock_where_it_was() -> None:
    clock = playing_clock(5_000)
    clock.update(tick(5_250), 0.25)
    clock.update(tick(0, PlayState.FAILED), 0.5)
    assert clock.at(2.0) == 5_500


def test_jitter_is_smoothed() -> None:
    source = random.Random(7)
    clock = playing_clock()
    reports = [(frame * 0.25, frame * 250.0 + source.uniform(-40, 40)) for frame in range(1, 200)]
    shown = run(clock, reports)
    errors = [abs(place - now * 1000) for place, (now, _) in zip(shown, reports, strict=True)]
    raw = [abs(ms - now * 1000) for now, ms in reports]
    assert sum(errors) < sum(raw) * 0.75


def exact(ms: float, state: PlayState = PlayState.PLAYING) -> Tick:
    return Tick(round(ms), 600_000, state, exact=True)


@given(
    pauses=st.lists(st.integers(1, 400), min_size=5, max_size=60),
    silent_ms=st.integers(0, 500),
    rate=st.sampled_from([0.5, 1.0, 2.0, 3.0]),
)
def test_an_exact_player_is_believed_to_the_millisecond(
    pauses: list[int], silent_ms: int, rate: float
) -> None:
    """It stands for a while after the start, until its sound begins, and then runs."""
    clock = PlaybackClock(rate)
    clock.update(exact(7_000, PlayState.PAUSED), 0.0)
    now, before = 0.0, 7_000
    for pause in pauses:
        now += pause / 1000
        true_ms = 7_000 + max(0.0, now * 1000 - silent_ms) * rate
        clock.update(exact(true_ms), now)
        shown = clock.at(now)
        assert abs(shown - true_ms) <= 1
        assert shown >= before
        before = clock.at(now + 0.03)
        assert shown <= before <= shown + 30 * rate + 2
        before = shown


@given(steps=st.lists(st.integers(-300, 600), min_size=2, max_size=50))
def test_an_exact_player_that_falls_back_a_little_is_waited_for(steps: list[int]) -> None:
    clock = PlaybackClock()
    clock.update(exact(50_000, PlayState.PAUSED), 0.0)
    said, before = 50_000, 50_000
    for place, step in enumerate(steps):
        said += step
        now = (place + 1) * 0.1
        ahead = clock.at(now)
        clock.update(exact(said), now)
        shown = clock.at(now)
        assert shown == (max(said, ahead) if ahead - said <= LEAP_MS else said)
        assert shown >= before or ahead - said > LEAP_MS
        before = shown


def test_an_exact_player_that_was_moved_far_back_is_followed() -> None:
    clock = PlaybackClock()
    clock.update(exact(50_000), 0.0)
    clock.update(exact(50_100), 0.1)
    clock.update(exact(2_000), 0.2)
    assert clock.at(0.2) == 2_000


def test_without_news_of_an_exact_player_the_clock_soon_waits() -> None:
    clock = PlaybackClock()
    clock.update(exact(0, PlayState.PAUSED), 0.0)
    clock.update(exact(100), 0.1)
    assert clock.at(0.3) == 300
    assert clock.at(9.0) == 100 + EXACT_S * 1000


def test_an_exact_player_needs_no_time_to_agree_with_a_seek() -> None:
    clock = PlaybackClock()
    clock.update(exact(5_000), 0.0)
    clock.seeked(5_300, 1.0)
    clock.update(exact(5_300), 1.03)
    assert clock.at(1.2) == 5_300
    clock.update(exact(5_310), 1.25)
    assert clock.at(1.25) == 5_310
