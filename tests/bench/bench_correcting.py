"""What a correction costs in a very long episode that plays: on disk, applied, and everything painted again.

The floor is a copy of all turns, which is what building them anew would cost at least.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication

from tests.bench.measure import Report
from tests.house import House, house, write_silence, write_transcript
from tests.transcripts import transcript
from viewer.controllers.opening_work import OpenedTranscript
from viewer.core.anchor import Anchor, describe, text_hash
from viewer.core.moving import Move
from viewer.core.transcript import Transcript

pytestmark = pytest.mark.bench

SECONDS = 3
NOTES = 10_000
ASKED_S = {10_000: 0.05, 100_000: 0.3}


def seconds(program: House, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    QCoreApplication.processEvents()
    program.view.viewport().repaint()
    return time.perf_counter() - start


@pytest.mark.parametrize("turns", ASKED_S)
def test_a_correction(qapp, qtbot, monkeypatch, tmp_path: Path, report: Report, turns: int) -> None:
    words = (f"Det var en gång en hamn där ingen stannade, nummer {number}." for number in range(turns))
    episode = transcript(*words, seconds=SECONDS, names=("Ada", "Bo", "Cai"))
    files = write_transcript(tmp_path), write_silence(tmp_path)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.settle()
        fill(program, episode)
        program.playback.play()
        it, heard = program.program.corrections, turns // 2
        program.playback.seek(heard * SECONDS * 1000 + 500)
        changes: dict[str, Callable[[], object]] = {
            "a word": lambda: it.replace(heard, 0, 3, "Den"),
            "a split": lambda: it.split(heard, 15),
            "a join": lambda: it.join(heard),
            "a name": lambda: it.rename("Bo", "Bo Ek"),
            "two who become one": lambda: it.rename("Ada", "Cai"),
        }
        report.say(f"{turns} turns")
        floor = min(timed(lambda: [replace(turn, line=1) for turn in episode.turns]) for _ in range(3))
        for name, change in changes.items():
            there, back = [], []
            for _ in range(7):
                program.let_pass(0.5)
                there.append(seconds(program, change))
                back.append(seconds(program, program.program.undo.undo))
            report.row(f"{name}, s", statistics.median(there), ASKED_S[turns], floor)
            report.row("taken back, s", statistics.median(back), ASKED_S[turns], floor)


def test_notes_move_with_a_correction(report: Report) -> None:
    words = (f"Det var en gång en hamn där ingen stannade, nummer {number}." for number in range(100_000))
    episode = transcript(*words, seconds=SECONDS)
    corrected = correct_one(episode)
    hashed = text_hash(episode.turns)
    anchors = [describe(episode.turns, turn, 8, turn, 15, hashed) for turn in range(0, 100_000, 10)]

    def move() -> list[Anchor]:
        it = Move(*corrected)
        return [it.anchor(anchor) for anchor in anchors]

    report.row(f"{NOTES} notes in 100,000 turns, s", min(timed(move) for _ in range(3)), 0.25)


def correct_one(episode: Transcript) -> tuple:
    from viewer.core.correcting import correct
    from viewer.core.corrections import Words, seen

    word = Words(50_000, 0, "Det", "Den", seen(episode.turns[50_000]))
    return word, correct(episode, ()), correct(episode, (word,))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(program: House, episode: Transcript) -> None:
    """Put the long episode in the place of the short one."""
    length = SimpleNamespace(duration_ms=len(episode.turns) * SECONDS * 1000 + 20_000)
    program.desk._on_transcript(OpenedTranscript(episode, None, "long"))
    program.desk._on_probed(length)  # type: ignore[arg-type]
