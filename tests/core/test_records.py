"""What the library remembers."""

from __future__ import annotations

import pytest

from viewer.core.records import RESUME_MARGIN_MS, EpisodeRecord


@pytest.mark.parametrize(
    ("position_ms", "duration_ms", "expected"),
    [
        (0, 60_000, 0),
        (42_000, 60_000, 42_000),
        (60_000 - RESUME_MARGIN_MS - 1, 60_000, 60_000 - RESUME_MARGIN_MS - 1),
        (60_000 - RESUME_MARGIN_MS, 60_000, 0),
        (60_000, 60_000, 0),
        (42_000, None, 42_000),
    ],
)
def test_an_episode_resumes_where_it_was_left_unless_it_was_heard_out(
    position_ms: int, duration_ms: int | None, expected: int
) -> None:
    assert EpisodeRecord("Title", position_ms=position_ms, duration_ms=duration_ms).resume_ms == expected
