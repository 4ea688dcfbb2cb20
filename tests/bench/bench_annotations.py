"""What 10,000 annotations over 100,000 turns cost: opening, scrolling, a mark from key to picture.

The floor of opening and scrolling is the same episode without annotations, in the same run.
"""

from __future__ import annotations

import random
import statistics
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QUndoStack

from tests.bench.measure import Report
from tests.bench.timing import p99, seconds
from tests.controllers.passing_keeper import PassingKeeper
from tests.house import House, house, write_silence, write_transcript
from tests.transcripts import transcript
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.opening_work import OpenedTranscript
from viewer.core.anchor import describe, text_hash
from viewer.core.annotations import Annotation, Changes, Colour, Kind, new_id
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.note_marks import NoteLayer
from viewer.ui.transcript.view import TranscriptView

pytestmark = pytest.mark.bench

TURNS, NOTES, SECONDS = 100_000, 10_000, 3
WORDS = "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe, nummer {number}."


@pytest.fixture(scope="module")
def episode() -> Transcript:
    return transcript(
        *(WORDS.format(number=number) for number in range(TURNS)), seconds=SECONDS, names=("Ada", "Bo", "Cai")
    )


@pytest.fixture(scope="module")
def annotations(episode: Transcript) -> dict[str, Annotation]:
    """One in ten over several turns, one in ten a bookmark, half with words; a third close together."""
    chance, hashed = random.Random(4), text_hash(episode.turns)
    made = {}
    for number in range(NOTES):
        annotation_id, turn = new_id(), chance.randrange(2_000 if number % 3 == 0 else TURNS - 60)
        note = "A thought about it. " * chance.randrange(4) if number % 2 else ""
        if number % 10 == 0:
            moment = turn * SECONDS * 1000
            made[annotation_id] = Annotation(annotation_id, Kind.BOOKMARK, moment_ms=moment, note=note)
            continue
        last = turn + (chance.randrange(50) if number % 10 == 1 else 0)
        anchor = describe(episode.turns, turn, chance.randrange(20), last, chance.randrange(30, 80), hashed)
        colour = chance.choice(list(Colour))
        made[annotation_id] = Annotation(annotation_id, Kind.PASSAGE, anchor, None, colour, note, ("a", "b"))
    return made


def frames(view: TranscriptView) -> list[float]:
    bar = view.verticalScrollBar()
    bar.setValue(2_000)
    QCoreApplication.processEvents()
    return [seconds(lambda: bar.setValue(bar.value() + 37)) for _ in range(400)]


def test_scrolling(qtbot, report: Report, episode, annotations) -> None:
    notes, keeper = AnnotationController(QUndoStack()), PassingKeeper()
    keeper.apply(77, Changes(annotations))
    notes.attach(keeper)
    notes.begin()
    notes.show(episode)
    notes.identify(EpisodeRecord("Long", id=77))
    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.scroller.animated = False
    view.resize(1_120, 700)
    view.set_transcript(episode)
    with qtbot.waitExposed(view):
        view.show()
    frames(view)
    floor = frames(view)
    view.marks.notes = NoteLayer(view.turn_document, notes.in_turn)
    among = frames(view)
    report.row("scroll frame among 10,000, p99, s", p99(among), 0.008, p99(floor))
    report.row("the same, median, s", statistics.median(among), 0.008, statistics.median(floor))


def test_annotations(qapp, qtbot, monkeypatch, tmp_path: Path, report: Report, episode, annotations) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.view.scroller.animated = False
        plain = seconds(lambda: fill(program, episode))

        notes, library = program.program.annotations, program.program._library
        audio = MediaRef(MediaKind.AUDIO, "f" * 64, "long.mp3")
        record = library.episodes.save(EpisodeRecord("Long", audio=audio))
        library.annotations.apply(record.id, Changes(annotations))
        opening = seconds(lambda: notes.identify(record))
        opening += seconds(lambda: fill(program, episode)) - plain
        report.row(f"opening with {NOTES} more, s", opening, 0.5, plain)
        assert len(notes.annotations) == NOTES

        keys = [mark(program, turn) for turn in range(20, 220)]
        report.row("key to mark on disk and shown p95, s", statistics.quantiles(keys, n=20)[18], 0.05)
        undone = [seconds(program.program.undo.undo) for _ in range(50)]
        report.row("undo of a mark, s", statistics.median(undone), 0.05)
        assert len(notes.annotations) == NOTES + 150
        assert len(library.annotations.load(record.id)) == NOTES + 150


def mark(program: House, turn: int) -> float:
    """Select in a turn, press H, and wait until it is painted."""
    program.view.scroller.reveal(turn, 0, 0.3)
    program.view.select(Place(turn, 4), Place(turn, 25))
    QCoreApplication.processEvents()
    return seconds(lambda: press(program))


def press(program: House) -> None:
    program.press(Qt.Key.Key_H)
    program.view.viewport().repaint()


def fill(program: House, episode: Transcript) -> None:
    """Put the long episode in the place of the short one."""
    length = SimpleNamespace(duration_ms=TURNS * SECONDS * 1000)
    program.desk._on_transcript(OpenedTranscript(episode, None, "long"))
    program.desk._on_probed(length)
    program.view.viewport().repaint()
