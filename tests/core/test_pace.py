from hypothesis import given
from hypothesis import strategies as st

from viewer.core.pace import EXACT_MS, IDLE_MS, STANDING_MS, TICK_MS, PollPace


def run(apart_s: float, until_s: float) -> tuple[list[float], list[float]]:
    """Moments of the polls of a player that reports every `apart_s`, and how late each report was noticed."""
    pace, now, polls, late = PollPace(), 0.0, [], []
    noticed = 0
    while now < until_s:
        report = int(now / apart_s)
        if report != noticed:
            late.append(now - report * apart_s)
            noticed = report
        pace.heard(round(report * apart_s * 1000), now)
        polls.append(now)
        now += pace.pause_ms(now, None) / 1000
    return polls, late


def test_a_player_that_reports_every_quarter_second_is_asked_half_as_often():
    polls, _ = run(0.28, 20)
    assert len(polls) < 0.65 * 20_000 / TICK_MS


@given(st.floats(0.26, 0.6))
def test_no_report_is_noticed_later_than_with_a_steady_beat(apart_s: float):
    _, late = run(apart_s, 20)
    assert max(late[2:]) <= TICK_MS / 1000 + 0.001


@given(st.floats(0.01, 0.15))
def test_a_player_that_reports_all_the_time_is_asked_at_a_steady_beat(apart_s: float):
    polls, _ = run(apart_s, 5)
    assert len(polls) >= 4_900 / TICK_MS


@given(st.floats(0, 1e6), st.floats(0, 5), st.one_of(st.none(), st.floats(0, 1e5)))
def test_the_pause_is_short_and_ends_when_the_light_changes(start, passed, change_ms):
    pace = PollPace()
    pace.heard(1, start)
    pace.heard(2, start + 0.28)
    pause = pace.pause_ms(start + 0.28 + passed, change_ms)
    assert 1 <= pause <= IDLE_MS <= EXACT_MS
    if change_ms is not None:
        assert pause <= change_ms + 2


def test_an_exact_player_that_plays_is_asked_seldom() -> None:
    pace = PollPace()
    pace.heard(1_000, 0.0, exact=True)
    pace.heard(1_000, 0.03, exact=True)
    assert pace.pause_ms(0.03, None) == TICK_MS, "it does not sound yet"
    assert pace.pause_ms(0.03, 0.1) == STANDING_MS, "nor will it by being asked all the time"
    pace.heard(1_020, 0.06, exact=True)
    assert pace.pause_ms(0.06, None) == EXACT_MS
    assert pace.pause_ms(0.06, 40.0) == 41
