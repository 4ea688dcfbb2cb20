"""What memory the transcript view keeps of turns that were followed and have gone by.

The floor is what Qt keeps of as many turns laid out and never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout

from tests.bench.measure import Report, allocated_kib
from tests.transcripts import transcript
from viewer.ui import theme
from viewer.ui.transcript.view import TranscriptView

pytestmark = pytest.mark.bench

FILLING, MEASURED = 200, 600
TEXT = (
    "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe. Nu stannar alla, "
    "också de som bara skulle förb"
)
ASKED_KIB = 100  # of some 6,000 that would be kept otherwise: half a percent of an hour's growth


def test_memory_of_turns_gone_by(qtbot, report: Report) -> None:
    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.set_transcript(transcript(*(f"{TEXT} {number:06}" for number in range(FILLING + MEASURED))))
    view.scroller.animated = False
    follow(view, range(FILLING))
    before = allocated_kib()
    follow(view, range(FILLING, FILLING + MEASURED))
    grown = allocated_kib() - before
    words = [turn.text for turn in view.transcript.turns[:MEASURED]]
    report.say(f"{MEASURED} turns of {len(words[0])} characters")
    report.row("memory of turns gone by, KiB", grown, ASKED_KIB, kept_by_qt(words, view))


def follow(view: TranscriptView, turns: Iterable[int]) -> None:
    """Light and reach turn after turn, as playing does."""
    for turn in turns:
        view.light(turn)
        view.scroller.prepare(turn, 0.28)
        view.scroller.go_to(view.turn_layout.top(turn) - 196)
        QCoreApplication.processEvents()


def kept_by_qt(texts: Iterable[str], view: TranscriptView) -> float:
    """KiB that layouts of `texts` hold."""
    before = allocated_kib()
    layouts = [QTextLayout(text, view.font()) for text in texts]
    for layout in layouts:
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(view.turn_layout.metrics.text_width)
        layout.endLayout()
    return allocated_kib() - before
