"""A burst of seeks: the first at once, then at a pace, the last one always."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.seeks import QUIET_S, SeekThrottle


def test_the_first_goes_at_once_and_the_last_when_it_is_quiet_again() -> None:
    throttle = SeekThrottle()
    assert throttle.ask(100, 10.0) == 100
    assert throttle.ask(200, 10.02) is None
    assert throttle.ask(300, 10.04) is None
    assert throttle.waiting
    assert throttle.due(10.0 + QUIET_S - 0.01) is None
    assert throttle.due(10.0 + QUIET_S + 0.01) == 300
    assert not throttle.waiting
    assert throttle.due(11.0) is None


def test_it_says_how_long_until_the_next_is_due() -> None:
    throttle = SeekThrottle()
    assert throttle.wait_s(10.0) is None
    throttle.ask(100, 10.0)
    assert throttle.wait_s(10.0) is None
    throttle.ask(200, 10.02)
    assert throttle.wait_s(10.02) == pytest.approx(QUIET_S - 0.02)
    assert throttle.wait_s(11.0) == 0


def test_single_seeks_go_at_once() -> None:
    throttle = SeekThrottle()
    assert throttle.ask(100, 0.0) == 100
    assert throttle.ask(200, 1.0) == 200


@given(st.lists(st.tuples(st.integers(0, 10**6), st.floats(0, 0.4)), min_size=1, max_size=50))
def test_none_comes_too_early_and_the_last_always_comes(asked: list[tuple[int, float]]) -> None:
    throttle, now = SeekThrottle(), 0.0
    passed: list[tuple[float, int | None]] = []
    for ms, pause in asked:
        now += pause
        passed += [(now, throttle.ask(ms, now))]
    passed += [(now + 1, throttle.due(now + 1))]
    sent = [(at, ms) for at, ms in passed if ms is not None]
    assert sent[0] == (asked[0][1], asked[0][0])
    assert sent[-1][1] == asked[-1][0]
    assert all(later - earlier >= QUIET_S for (earlier, _), (later, _) in pairwise(sent))
