"""What a change of the timing costs in a very long episode that plays, until everything is painted again.

The floor is a copy of all turns with other times, which is what remapping them would cost.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.bench.measure import Report
from tests.bench.timing import seconds
from tests.house import House, house, write_silence, write_transcript
from tests.transcripts import transcript
from viewer.controllers.opening_work import OpenedTranscript

pytestmark = pytest.mark.bench

TURNS = 100_000
SECONDS = 3


def test_a_change_of_the_timing(qapp, qtbot, monkeypatch, tmp_path: Path, report: Report) -> None:
    words = (f"Det var en gång en hamn där ingen stannade, nummer {number}." for number in range(TURNS))
    episode = transcript(*words, seconds=SECONDS, names=("Ada", "Bo", "Cai"))
    files = write_transcript(tmp_path), write_silence(tmp_path)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        fill(program, episode)
        program.playback.play()
        timing, playback = program.program.timing, program.playback
        changes: dict[str, Callable[[], object]] = {
            "a turn starts now": lambda: timing.start_turn_now(playback.turn or 0),
            "shift": lambda: timing.shift(100),
            "undo": program.program.undo.undo,
            "redo": program.program.undo.redo,
        }
        floor = min(seconds(lambda: [replace(turn, start_ms=turn.start_ms + 1) for turn in episode.turns])
                    for _ in range(3))  # fmt: skip
        for name, change in changes.items():
            took = []
            for _ in range(5):
                program.let_pass(1)
                took.append(seconds(change))
            report.row(f"{name}, s", statistics.median(took), 0.3, floor)


def fill(program: House, episode) -> None:
    """Put the long episode in the place of the short one."""
    length = SimpleNamespace(duration_ms=TURNS * SECONDS * 1000 + 20_000)
    program.desk._on_transcript(OpenedTranscript(episode, None, "long"))
    program.desk._on_probed(length)  # type: ignore[arg-type]
