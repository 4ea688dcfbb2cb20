"""The delay line against a sound that really takes its time: what is shown is what is heard."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.delay import MOST_MS, DelayLine

delays = st.integers(-MOST_MS, MOST_MS)
rates = st.sampled_from([0.5, 0.75, 1.0, 1.5, 2.0, 3.0])
pauses = st.floats(0.001, 0.2)


@dataclass
class Sender:
    """A player on a line, and what was shown: (seconds, media time)."""

    delay_ms: int = 0
    rate: float = 1.0
    now: float = 50.0
    ms: float = 0.0
    shown: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = DelayLine(self.delay_ms, self.now)

    def play(self, seconds: float, tick_s: float = 0.03, *, halted: bool = False) -> Sender:
        """Time passes in which it plays, or halts."""
        for _ in range(max(1, round(seconds / tick_s))):
            self.now += tick_s
            self.ms += 0 if halted else tick_s * 1000 * self.rate
            self.put(playing=not halted)
        return self

    def put(self, *, playing: bool = True, wrong_ms: int = 0) -> int:
        ms = max(0, round(self.ms) + wrong_ms)
        heard = self.line.put(ms, self.now, self.rate, playing=playing)
        self.shown.append((self.now, heard))
        return heard

    def seek(self, ms: int) -> Sender:
        self.ms = ms
        self.line.moved(ms, self.now)
        return self


def test_without_a_delay_it_is_what_the_player_says() -> None:
    sender = Sender().play(5)
    assert all(heard == pytest.approx((now - 50) * 1000, abs=1) for now, heard in sender.shown)
    assert sender.line.heard_out


@given(st.integers(1, MOST_MS), rates, pauses)
def test_a_delayed_sound_is_lit_when_it_arrives(delay_ms: int, rate: float, tick_s: float) -> None:
    sender = Sender(delay_ms, rate).seek(10_000).play(5, tick_s)
    for now, heard in sender.shown:
        assert heard == pytest.approx(10_000 + max(0, (now - 50) * 1000 - delay_ms) * rate, abs=2)


@given(st.integers(-MOST_MS, -1), rates, pauses)
def test_a_player_behind_the_sound_is_overtaken_at_double_pace(
    delay_ms: int, rate: float, tick_s: float
) -> None:
    sender = Sender(delay_ms, rate).seek(10_000).play(5, tick_s)
    for now, heard in sender.shown:
        played_ms = (now - 50) * 1000
        assert heard == pytest.approx(10_000 + (played_ms + min(played_ms, -delay_ms)) * rate, abs=2)


def test_a_pause_lets_everything_be_heard_and_then_nothing_moves() -> None:
    sender = Sender(300).play(2.1)
    assert sender.line.ms == pytest.approx(1800, abs=2)
    assert not sender.line.heard_out
    sender.play(0.3, halted=True)
    assert sender.line.heard_out
    stood = sender.line.ms
    assert stood == pytest.approx(2100, abs=2)
    assert sender.play(60, halted=True).line.ms == stood
    sender.play(0.3)
    assert sender.line.ms == pytest.approx(stood, abs=2), "the sound has only just set out"
    sender.play(1)
    assert sender.line.ms == pytest.approx(sender.ms - 300, abs=2)


def test_a_pause_does_not_undo_a_lead() -> None:
    sender = Sender(-300).play(2).play(10, halted=True)
    assert sender.line.ms == pytest.approx(2300, abs=35)
    sender.play(0.03)
    assert sender.line.ms == pytest.approx(2330, abs=35)


def test_after_a_long_halt_the_light_starts_from_where_it_stood() -> None:
    sender = Sender(1000).play(3).play(3, halted=True)
    sender.now += 3600  # nobody looks at a paused player
    sender.put(playing=False)
    sender.play(1.5)
    assert sender.line.ms == pytest.approx(sender.ms - 1000, abs=2)


def test_a_seek_is_shown_at_once_and_held_until_it_is_heard() -> None:
    sender = Sender(500).play(3).seek(60_000)
    assert sender.line.ms == 60_000
    sender.play(0.48)
    assert sender.line.ms == 60_000
    sender.play(0.48)
    assert sender.line.ms == pytest.approx(60_000 + 460, abs=2)


def test_a_change_of_pace_is_lit_when_it_is_heard() -> None:
    sender = Sender(1000).play(3)
    sender.rate = 2.0
    sender.play(0.99)
    assert sender.line.ms == pytest.approx(2990, abs=5)
    sender.play(1.02)
    assert sender.line.ms == pytest.approx(3000 + 2 * 1010, abs=10)


def test_a_loop_is_heard_to_its_end_before_the_light_goes_back() -> None:
    sender = Sender(400).seek(10_000).play(1.5)
    sender.line.turned_back(10_000, sender.now)
    sender.ms = 10_000
    assert sender.put() == pytest.approx(11_100, abs=2)
    assert not sender.line.came_round
    assert not sender.line.heard_out
    heard = []
    for _ in range(20):
        sender.play(0.03)
        heard.append((sender.line.ms, sender.line.came_round))
    turn = [came_round for _, came_round in heard].index(True)
    assert heard[turn - 1][0] == pytest.approx(11_500, abs=35)
    assert heard[turn][0] == pytest.approx(10_000, abs=35)
    assert [came_round for _, came_round in heard].count(True) == 1
    assert sender.line.ms == pytest.approx(10_200, abs=5)


@pytest.mark.parametrize("delay_ms", [0, -400])
def test_a_loop_that_is_heard_at_once_goes_back_at_once(delay_ms: int) -> None:
    sender = Sender(delay_ms).seek(10_000).play(1.5)
    sender.line.turned_back(10_000, sender.now)
    sender.ms = 10_000
    assert sender.put() == 10_000
    assert sender.line.came_round
    sender.play(0.03)
    assert not sender.line.came_round


def test_short_loops_may_be_on_the_way_several_at_a_time() -> None:
    sender, rounds = Sender(2000).seek(10_000), 0
    for _ in range(10):
        for _ in range(5):
            sender.play(0.1, 0.1)
            rounds += sender.line.came_round
        sender.line.turned_back(10_000, sender.now)
        sender.ms = 10_000
    assert rounds == 10 - 4
    assert 10_000 <= sender.line.ms <= 10_500


def test_a_player_that_was_moved_is_believed_and_one_that_wavers_is_not() -> None:
    sender = Sender(1000).play(5)
    before = sender.line.ms
    sender.ms -= 400
    assert sender.put() >= before
    sender.ms = 100
    assert sender.put() == 100


def test_after_a_gap_it_goes_on_as_if_nothing_had_been() -> None:
    sender = Sender(400).play(5)
    sender.now += 100
    sender.ms += 50
    sender.line.woke(round(sender.ms), sender.now)
    assert sender.put() == pytest.approx(sender.ms - 400, abs=2)
    sender.play(1)
    assert sender.line.ms == pytest.approx(sender.ms - 400, abs=2)
    sender.ms = 0
    sender.line.woke(0, sender.now)
    assert sender.line.ms == 0


def test_a_gap_is_no_reason_to_go_back_a_little() -> None:
    sender = Sender(400).play(5)
    before = sender.line.ms
    sender.ms -= 300
    sender.line.woke(round(sender.ms), sender.now)
    assert sender.put() == before


def test_a_longer_delay_makes_the_light_wait_and_a_shorter_one_lets_it_leap() -> None:
    sender = Sender(0).play(3)
    sender.line.set_delay(500)
    sender.play(0.48)
    assert sender.line.ms == pytest.approx(3000, abs=1)
    sender.play(0.3)
    assert sender.line.ms == pytest.approx(sender.ms - 500, abs=2)
    sender.line.set_delay(100)
    sender.play(0.03)
    assert sender.line.ms == pytest.approx(sender.ms - 100, abs=2)
    sender.line.set_delay(-300)
    sender.play(0.03)
    assert sender.line.ms == pytest.approx(sender.ms + 300, abs=2)


steps = st.one_of(
    st.tuples(st.just("play"), st.floats(0.03, 3)),
    st.tuples(st.just("halt"), st.floats(0.03, 3)),
    st.tuples(st.just("rate"), rates),
    st.tuples(st.just("delay"), delays),
    st.tuples(st.just("waver"), st.integers(-240, 240)),
    st.tuples(st.just("gap"), st.floats(2, 1000)),
)


def happen(sender: Sender, what: str, value: float, tick_s: float) -> None:
    if what in ("play", "halt"):
        sender.play(value, tick_s, halted=what == "halt")
    elif what == "rate":
        sender.rate = value
    elif what == "delay":
        sender.line.set_delay(int(value))
    elif what == "waver":
        sender.put(wrong_ms=round(value))
    else:
        sender.now += value
        sender.line.woke(round(sender.ms), sender.now)


@given(delays, st.lists(steps, max_size=30), pauses)
def test_whatever_happens_the_light_never_goes_back(
    delay_ms: int, steps: list[tuple[str, float]], tick_s: float
) -> None:
    sender = Sender(delay_ms)
    for what, value in steps:
        happen(sender, what, value, tick_s)
    heard = [ms for _, ms in sender.shown]
    assert heard == sorted(heard)


@given(delays, st.lists(steps, max_size=20), delays, rates)
def test_whatever_happened_it_is_right_again_soon(
    delay_ms: int, steps: list[tuple[str, float]], later_ms: int, rate: float
) -> None:
    sender = Sender(delay_ms)
    for what, value in steps:
        happen(sender, what, value, 0.05)
    sender.rate = rate
    sender.line.set_delay(later_ms)
    # Two seconds at three times the pace is the most that the light was ahead; at half the pace it waits for
    # twelve seconds until that is overtaken, and for four and two more because of the new delay.
    sender.play(20, 0.05)
    assert sender.line.ms == pytest.approx(sender.ms - later_ms * rate, abs=2)


@given(st.integers(0, MOST_MS), rates, st.integers(1, 4000), pauses)
def test_it_knows_when_a_moment_will_be_heard(
    delay_ms: int, rate: float, further_ms: int, tick_s: float
) -> None:
    sender = Sender(delay_ms, rate).seek(10_000).play(1, tick_s)
    wanted = sender.line.ms + further_ms
    until = sender.line.until_heard_ms(wanted, sender.now)
    assert until is not None
    sender.now += until / 1000
    sender.ms += until * rate
    assert sender.put() == pytest.approx(wanted, abs=3)
    assert sender.line.until_heard_ms(sender.line.ms - 10, sender.now) is None


@given(st.integers(-MOST_MS, -1), rates, st.integers(1, 4000))
def test_a_light_that_runs_ahead_is_not_looked_for_too_late(
    delay_ms: int, rate: float, further_ms: int
) -> None:
    sender = Sender(delay_ms, rate).seek(10_000).play(1)
    wanted = sender.line.ms + further_ms
    until = sender.line.until_heard_ms(wanted, sender.now)
    assert until == sender.line.until_sent_ms(wanted, sender.now)
    assert until is not None
    assert until > 0
    sender.now += until / 1000
    sender.ms += until * rate
    assert sender.put() <= wanted + 2


def test_the_next_thing_heard_may_be_a_loop_that_goes_back() -> None:
    sender = Sender(400).seek(10_000).play(1.5)
    sender.line.turned_back(10_000, sender.now)
    assert sender.line.until_heard_ms(20_000, sender.now) == pytest.approx(400, abs=1)


@given(delays, rates)
def test_what_was_sent_cannot_be_taken_back(delay_ms: int, rate: float) -> None:
    sender = Sender(delay_ms, rate).seek(10_000).play(5)
    assert sender.line.sent_ms == pytest.approx(max(sender.ms, sender.line.ms), abs=1)
    until = sender.line.until_sent_ms(sender.line.sent_ms + 1000, sender.now)
    assert until == pytest.approx(1000 / rate, abs=2)
    if delay_ms >= 0:
        assert sender.line.until_sent_ms(sender.line.sent_ms, sender.now) is None
