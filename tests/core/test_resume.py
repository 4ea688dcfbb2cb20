"""Going on after a long pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.resume import resume_at


@pytest.mark.parametrize(
    ("paused_s", "step_ms", "earliest_ms", "resumed"),
    [
        (30.0, 2000, 0, 60_000),
        (30.1, 2000, 0, 58_000),
        (300.0, 2000, 0, 58_000),
        (300.1, 2000, 0, 55_000),
        (float("inf"), 2000, 0, 55_000),
        (9999.0, 0, 0, 60_000),
        (40.0, 2000, 59_000, 59_000),
        (40.0, 2000, 10_000, 58_000),
        (40.0, 100_000, 0, 0),
    ],
)
def test_it_steps_back(paused_s: float, step_ms: int, earliest_ms: int, resumed: int) -> None:
    assert resume_at(60_000, paused_s, step_ms, earliest_ms) == resumed


@given(st.integers(0, 10**7), st.floats(0, 10**6), st.integers(0, 10_000), st.integers(0, 10**7))
def test_it_never_goes_forward(ms: int, paused_s: float, step_ms: int, earliest: int) -> None:
    assert 0 <= resume_at(ms, paused_s, step_ms, earliest) <= ms
