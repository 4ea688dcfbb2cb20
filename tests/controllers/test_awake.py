"""The clock that counts the computer's sleep."""

import sys
import time

import pytest

from viewer.controllers import awake


def test_it_never_goes_back() -> None:
    readings = [awake.seconds() for _ in range(1000)]
    assert readings == sorted(readings)


@pytest.mark.parametrize(
    ("platform", "clock"), [("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC"), ("win32", None)]
)
def test_it_is_the_clock_that_goes_on_in_sleep(
    monkeypatch: pytest.MonkeyPatch, platform: str, clock: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 107, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 101, raising=False)
    monkeypatch.setattr(time, "clock_gettime", float, raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: 1.0)
    expected = {"CLOCK_BOOTTIME": 107.0, "CLOCK_MONOTONIC": 101.0, None: 1.0}
    assert awake.seconds() == expected[clock]
