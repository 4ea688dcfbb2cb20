"""The collector stays in the thread of the event loop."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from viewer.controllers.collecting import Collector

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


DELETED_IN: list[threading.Thread] = []


class Knot:
    """Holds itself: only the collector can delete it."""

    def __init__(self) -> None:
        self.me = self
        weakref.finalize(self, lambda: DELETED_IN.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    DELETED_IN.clear()
    made = Collector()
    yield made
    made.close()


def tie_many() -> list[list[int]]:
    Knot()
    return [[number] for number in range(3 * gc.get_threshold()[0])]


def test_what_a_thread_leaves_is_collected_in_the_event_loop(collector: Collector, qtbot: QtBot) -> None:
    kept: list[list[list[int]]] = []
    thread = threading.Thread(target=lambda: kept.append(tie_many()))
    thread.start()
    thread.join()
    assert not DELETED_IN
    qtbot.waitUntil(lambda: bool(DELETED_IN), timeout=3_000)
    assert [threading.main_thread()] == DELETED_IN


def test_little_is_left_alone(collector: Collector) -> None:
    gc.collect()
    Knot()
    collector.collect()
    assert not DELETED_IN


def test_closed_it_leaves_the_work_to_python_again(qtbot: QtBot) -> None:
    assert gc.isenabled()
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


def test_everything_is_collected_now_and_then(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    moment, done = [0.0], []
    collector = Collector(now=lambda: moment[0])
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 100, 100))
    monkeypatch.setattr(gc, "collect", done.append)
    collector.collect()
    moment[0] = 61.0
    collector.collect()
    collector.collect()
    monkeypatch.undo()
    collector.close()
    assert done == [1, 2, 1]
