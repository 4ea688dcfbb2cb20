"""Speed and loudness, at a player moved by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.controllers.fakes import Desk


@pytest.fixture
def ready(qapp: object) -> Iterator[Desk]:
    desk = Desk().open()
    yield desk
    desk.playback.close()


def test_speed(ready: Desk) -> None:
    ready.playback.sounding.set_rate(2.0)
    ready.playback.play()
    ready.let_pass(5)
    assert ready.playback.position_ms == pytest.approx(10_000, abs=60)
    for rate in (9.0, 0.1, 0.1):
        ready.playback.sounding.set_rate(rate)
    assert ready.heard.of("rate_changed") == [2.0, 3.0, 0.5]


def test_loudness(ready: Desk) -> None:
    ready.playback.sounding.set_volume(70)
    ready.playback.sounding.set_muted(True)
    assert ready.playback.sounding.volume == 70
    ready.playback.sounding.set_volume(30)
    ready.playback.sounding.set_volume(300)
    assert ready.heard.of("volume_changed") == [70, 30, 100]
    assert ready.heard.of("muted_changed") == [True, False]
    assert ready.player.told == [("volume", 70), ("volume", 0), ("volume", 30), ("volume", 100)]
