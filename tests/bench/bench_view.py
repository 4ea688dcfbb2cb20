"""How quick the transcript view is with a very long episode, beside Qt's own plain view of the same text.

The floor is a `QPlainTextEdit`, the quickest of Qt's text views, filled and scrolled in the same run.
"""

from __future__ import annotations

import statistics

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.bench.measure import Report, resident_mib
from tests.bench.timing import p99, seconds
from tests.transcripts import transcript
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.headings import Heading
from viewer.ui.transcript.view import TranscriptView

pytestmark = pytest.mark.bench

TURNS = 100_000
TEXT = (
    "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe. Nu stannar alla, "
    "också de som bara skulle förbi."
)


@pytest.fixture(scope="module")
def episode() -> Transcript:
    words = [f"{TEXT} {number}." for number in range(TURNS)]
    return transcript(*words, names=("Ada", "Bo", "Cai", "Dag", "Eva"))


def scroll_frames(view: QWidget, step: int) -> list[float]:
    bar = view.verticalScrollBar()
    return [seconds(lambda: bar.setValue(bar.value() - step)) for _ in range(300)]


def test_a_hundred_thousand_turns(qtbot, report: Report, episode: Transcript):
    characters = sum(len(turn.text) for turn in episode.turns)
    report.say(f"{TURNS} turns, {characters / 1e6:.1f} M characters")
    plain = QPlainTextEdit()
    qtbot.addWidget(plain)
    show(qtbot, plain)
    text = "\n".join(turn.text for turn in episode.turns)
    floor_open = seconds(lambda: plain.setPlainText(text))
    plain.verticalScrollBar().setValue(plain.verticalScrollBar().maximum())
    QCoreApplication.processEvents()
    floor_scroll = scroll_frames(plain, 1)
    plain.close()

    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.scroller.animated = False
    show(qtbot, view)
    before = resident_mib()
    report.row("open, first paint", seconds(lambda: view.set_transcript(episode)), 1.5, floor_open)
    report.row(
        "resize", statistics.median(seconds(lambda w=w: view.resize(w, 700)) for w in (1000, 800, 1200)), 0.3
    )
    report.row(
        "jump to any turn, worst of 50",
        max(jump(view, turn) for turn in range(999, TURNS, TURNS // 50)),
        0.010,
    )
    frames = scroll_frames(view, 37)
    report.row("scroll frame, p99 of 300", p99(frames), 0.008, p99(floor_scroll))
    headings = dict.fromkeys(range(0, TURNS, TURNS // 1_000), Heading(((0, "A chapter of the episode"),)))
    report.row("headings above 1,000 turns", seconds(lambda: view.lights.set_headings(headings)), 0.1)
    report.row("scroll frame under them, p99 of 300", p99(scroll_frames(view, 37)), 0.008)
    shown = view.turn_layout.turn_at(view.scroller.value + 100)
    lit = [seconds(lambda t=turn: view.light(t)) for turn in (shown, shown + 1) * 50]
    report.row("light another turn, p99 of 100", p99(lit), 0.016)
    report.row("memory, MiB", resident_mib() - before, 300)


def show(qtbot, view: QWidget) -> None:
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()


def jump(view: TranscriptView, turn: int) -> float:
    def go() -> None:
        view.light(turn)
        view.scroller.prepare(turn, 0.28)
        view.scroller.go_to(view.turn_layout.top(turn) - 196)

    return seconds(go)
