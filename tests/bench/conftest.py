"""Measurements print their table whether they pass or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bench.measure import Report


@pytest.fixture
def report(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture) -> Iterator[Report]:
    """Figures of this test; it fails at the end if one asked for was missed."""
    found = Report(request.node.name)
    yield found
    with capsys.disabled():
        request.config.get_terminal_writer().line(f"\n{found}")
    if found.missed:
        pytest.fail(f"missed: {', '.join(found.missed)}", pytrace=False)
