"""What the list of notes costs with 10,000 annotations over 100,000 turns.

The floor of listing is going through the annotations once.
"""

from __future__ import annotations

import random
import statistics

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoStack

from tests.bench.measure import Report
from tests.bench.timing import p99, seconds
from tests.transcripts import transcript
from viewer.controllers.annotations import AnnotationController
from viewer.core.anchor import describe, text_hash
from viewer.core.annotations import Annotation, Changes, Colour, Kind, new_id
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import NotesPlace, Order
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.panels.notes_panel import NotesPanel

pytestmark = pytest.mark.bench

TURNS, NOTES = 100_000, 10_000
WORDS = "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe, nummer {number}."
FILTERS = {
    "words many have": NotesFilter(text="thought kaffe"),
    "words nobody has": NotesFilter(text="Kiruna"),
    "a tag": NotesFilter(tags=frozenset({"budget"})),
    "a colour and a speaker": NotesFilter(colours=frozenset({Colour.BLUE}), speakers=frozenset({1})),
    "to be completed": NotesFilter(unfinished=True),
}


@pytest.fixture(scope="module")
def episode() -> Transcript:
    return transcript(*(WORDS.format(number=number) for number in range(TURNS)), seconds=3)


@pytest.fixture
def notes(qapp: object, episode: Transcript) -> AnnotationController:
    """One in ten a bookmark or to be completed; notes from none to long ones; up to three tags."""
    chance, hashed, made = random.Random(4), text_hash(episode.turns), {}
    for number in range(NOTES):
        id_, turn = new_id(), chance.randrange(TURNS)
        bookmark = number % 10 == 0
        anchor = (
            None if bookmark else describe(episode.turns, turn, 4, turn, chance.randrange(20, 90), hashed)
        )
        made[id_] = Annotation(
            *(id_, Kind.BOOKMARK if bookmark else Kind.PASSAGE, anchor, turn * 3_000 if bookmark else None),
            chance.choice(list(Colour)),
            "A thought about it. " * chance.choice((0, 0, 1, 3, 20)),
            tuple(chance.sample(("budget/schools", "budget", "sound", "place"), chance.randrange(4))),
            unfinished=number % 10 == 1,
        )
    controller = AnnotationController(QUndoStack())
    controller.begin()
    controller.show(episode)
    controller.apply("fill", Changes(made))
    return controller


def frames(panel: NotesPanel) -> list[float]:
    bar = panel.view.verticalScrollBar()
    bar.setValue(0)
    return [seconds(lambda: bar.setValue(bar.value() + 37)) for _ in range(400)]


def filtered(panel: NotesPanel, wanted: NotesFilter) -> list[float]:
    times = []
    for _ in range(9):
        panel.bar.set_filter(NotesFilter())
        QCoreApplication.processEvents()
        times.append(seconds(lambda: panel.bar.set_filter(wanted)))
    return times


def test_the_list(qtbot, report: Report, episode: Transcript, notes: AnnotationController) -> None:
    panel, place = NotesPanel(theme.light()), NotesPlace(episode)
    qtbot.addWidget(panel)
    panel.resize(330, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    once = seconds(lambda: [each.note for each in notes.annotations])
    panel.model.attach(notes)
    report.row(f"opening with {NOTES}, s", seconds(lambda: panel.show_place(place)), 0.5, once)
    notes.changed.connect(lambda changes: panel.refresh(changes.ids))

    panel.bar.ask()
    QCoreApplication.processEvents()
    for name, wanted in FILTERS.items():
        report.row(f"filter: {name}, median, s", statistics.median(filtered(panel, wanted)), 0.05)
    panel.bar.set_filter(NotesFilter())
    for order in (Order.TAG, Order.COLOUR, Order.SPEAKER, Order.TIME):
        report.row(f"sort by {order}, s", seconds(lambda order=order: panel.bar.set_order(order)), 0.25)

    report.row("scroll frame, p99, s", p99(frames(panel)), 0.008)
    ids = panel.model.ids()[::53]
    steps = [seconds(lambda id_=id_: panel.refresh(frozenset([id_]))) for id_ in ids]
    report.row("a note changed, shown in the list, p95, s", statistics.quantiles(steps, n=20)[18], 0.05)
    panel.view.writing.begin(ids[0])
    keys = [seconds(lambda: panel.view.writing._editor.insertPlainText("word ")) for _ in range(100)]
    report.row("a letter typed, p99, s", p99(keys), 0.03)
    report.row("all chosen, s", seconds(panel.view.selectAll), 0.25)
