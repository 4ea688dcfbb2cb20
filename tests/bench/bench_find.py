"""How long the window stands still while words are looked for in a very long episode, and at each step on.

The floor is going to the same places in the same view with no search at all.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.bench.measure import Report
from tests.bench.timing import seconds
from tests.transcripts import transcript
from viewer.controllers.worker import Workers
from viewer.core.find import Query
from viewer.core.follow import Follow
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.finding import MOST_HITS, Finding
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.search_bar import SearchBar
from viewer.ui.transcript.view import TranscriptView

pytestmark = pytest.mark.bench

TURNS = 100_000
TEXT = (
    "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe. Nu stannar alla, "
    "också de som bara skulle förbi."
)
ASKED_S = 0.020
SEARCHES = {
    "very many hits": Query("e"),
    "one a turn": Query("kaffe"),
    "few": Query("77."),
    "none": Query("Kiruna"),
    "a pattern": Query("[^x]", regex=True),
}


@dataclass
class Desk:
    """What a search touches."""

    bar: SearchBar
    view: TranscriptView
    strip: OverviewStrip
    workers: Workers
    finding: Finding


@pytest.fixture(scope="module")
def episode() -> Transcript:
    words = [f"{TEXT} {number}." for number in range(TURNS)]
    return transcript(*words, names=("Ada", "Bo", "Cai", "Dag", "Eva"))


@pytest.fixture
def desk(qtbot, episode: Transcript) -> Iterator[Desk]:
    look, window = theme.light(), QWidget()
    qtbot.addWidget(window)
    bar, view, strip = SearchBar(look), TranscriptView(look), OverviewStrip(look)
    column = QVBoxLayout(window)
    for part in (bar, view, strip):
        column.addWidget(part)
    view.set_transcript(episode)
    view.scroller.animated = False
    strip.set_episode(episode, episode.turns[-1].end_ms)
    workers = Workers()
    finding = Finding(workers, bar, view, strip, Follow(), look)
    window.resize(1000, 800)
    with qtbot.waitExposed(window):
        window.show()
    gc.collect()  # or some search would pay for all that was made here
    yield Desk(bar, view, strip, workers, finding)
    workers.close()


class Heart:
    """Beats whenever the window has nothing to do.

    Attributes:
        pause_s: the longest time between two beats.
    """

    def __init__(self) -> None:
        self.pause_s = 0.0
        self._last = time.perf_counter()

    def beat(self) -> None:
        now = time.perf_counter()
        self.pause_s, self._last = max(self.pause_s, now - self._last), now


@contextmanager
def listening() -> Iterator[Heart]:
    heart, timer = Heart(), QTimer()
    timer.timeout.connect(heart.beat)
    timer.start(1)
    yield heart
    QCoreApplication.processEvents()
    heart.beat()
    timer.stop()


def test_the_window_goes_on_while_words_are_looked_for(qtbot, report: Report, desk: Desk) -> None:
    characters = sum(len(turn.text) for turn in desk.view.transcript.turns)
    report.say(f"{TURNS} turns, {characters / 1e6:.1f} M characters; the worst of 5 each")
    for name, query in SEARCHES.items():
        pause, took = 0.0, 0.0
        for _ in range(5):
            desk.finding.search(Query(""))
            desk.bar.activate(query.text)
            QCoreApplication.processEvents()
            with listening() as heart:
                took = max(took, seconds(lambda q=query: look_for(qtbot, desk, q)))
            pause = max(pause, heart.pause_s)
        report.row(f"longest pause, {name}", pause, ASKED_S)
        report.say(f"{len(desk.finding._hits)} hits, told within {took:.2f} s")


def test_a_step_takes_as_long_among_very_many_hits(qtbot, report: Report, desk: Desk) -> None:
    reveal = desk.view.scroller.reveal
    floor = max(seconds(lambda at=turn: reveal(at, 0, 0.3)) for turn in range(0, 5_000, 100))
    look_for(qtbot, desk, Query("e"))
    assert len(desk.finding._hits) == MOST_HITS
    for by in (1, 997):
        slowest = max(seconds(lambda by=by: desk.finding.step(by)) for _ in range(50))
        report.row(f"a step of {by}, worst of 50", slowest, ASKED_S, floor)


def look_for(qtbot, desk: Desk, query: Query) -> None:
    desk.finding.search(query)
    qtbot.waitUntil(lambda: not desk.workers.busy, timeout=20_000)
