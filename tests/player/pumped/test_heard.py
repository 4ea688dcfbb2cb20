"""What is heard, reckoned from what was taken and what is still unheard."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.player.fakes import FakeSource, FakeTape
from viewer.player.pumped.heard import Course, Heard

times = st.floats(0, 1e6)
BEGUN = Heard(3, 500.0, 10.0, 500.0)


def course_of(speed: float = 1.0, taken: int = 0, shift_ms: float = 0.0) -> Course:
    """A stretch from 500 ms on, at 1,000 frames a second."""
    tape = FakeTape(FakeSource(), 0, 1.0, None)
    tape.shift_ms = shift_ms
    return Course(tape, 500, speed, 1_000, 2, taken)


@given(
    ms=times, ahead_ms=times, at=times, one=times, other=times, speed=st.sampled_from([0.0, 0.5, 1.0, 3.0])
)
def test_what_is_heard_never_goes_back_nor_beyond_what_was_written(
    ms: float, ahead_ms: float, at: float, one: float, other: float, speed: float
) -> None:
    word = Heard(1, ms, at, ms + ahead_ms, speed)
    earlier, later = sorted((one, other))
    assert ms <= word.ms_at(earlier) <= word.ms_at(later) <= ms + ahead_ms


def test_counts_what_it_takes() -> None:
    tape = FakeTape(FakeSource(1_000, channels=2), 0, 1.0, None)
    tape.come()
    tape.come()
    course = Course(tape, 0, 1.0, 1_000, 4)
    assert len(course.take(0.05)) == 4 * 50
    assert len(course.take(9.0)) == 4 * 50
    assert (course.taken, course.end_ms) == (100, 100)
    assert course.take(9.0) == b""


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5, 3.0])
@pytest.mark.parametrize("shift_ms", [-9.0, 0.0, 9.0])
def test_media_time_passes_at_its_speed(speed: float, shift_ms: float) -> None:
    course = course_of(speed, taken=2_000, shift_ms=shift_ms)
    assert course.ms_at(1_000) == pytest.approx(500 + 1_000 * speed + shift_ms)
    assert course.ms_at(0) == 500 + max(0.0, shift_ms)
    assert course.end_ms == pytest.approx(500 + 2_000 * speed)


def test_says_what_is_heard_of_what_was_taken() -> None:
    word = course_of(2.0, taken=300).after(BEGUN, 11.0, 0.1, None)
    assert word == Heard(3, 900, 11.0, 1_100, 2.0)


@given(late_s=st.floats(0.0, 1e6))
def test_knows_when_the_first_sound_comes_out_of_the_device(late_s: float) -> None:
    word = course_of(2.0, taken=300).after(BEGUN, 11.0, 0.3 + late_s, None)
    assert (word.ms, word.speed, word.until_ms) == (500, 2.0, 1_100)
    assert word.at == pytest.approx(11.0 + late_s)
    assert word.ms_at(11.0) == 500
    assert word.ms_at(word.at + 0.1) == pytest.approx(700)


def test_what_is_known_holds_on_while_the_device_does_not_know() -> None:
    assert course_of(taken=300).after(BEGUN, 11.0, math.inf, None) == Heard(3, 500, 10.0, 800)
    before = Heard(3, 700.0, 10.5, 750.0, 1.0)
    assert course_of(taken=300).after(before, 11.0, math.inf, None) == Heard(3, 700, 10.5, 800, 1.0)
