"""The whole program with a very long transcript: time from file to picture, memory above an empty window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measure import Report

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
TURNS = 100_000
TEXT = (
    "Det var en gång en hamn där ingen stannade, och sedan kom en vagn med kaffe. Nu stannar alla, också de."
)

WHOLE = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.bench.measure import resident_mib
from viewer.app import Options, Program
app = QApplication([])
files = (Path(sys.argv[1]),) if sys.argv[1] else ()
program = Program(app, Options(files=files, data=Path(sys.argv[2]), player="silent"))
start = time.monotonic()
found = {}
def shown(opened):
    program.window.repaint()
    found["open_s"] = time.monotonic() - start
def settled():
    found["mib"] = resident_mib()
    print(json.dumps(found))
    program.window.close()
program.opening.transcript_ready.connect(shown)
program.desk.settled.connect(settled)
program.start()
if not sys.argv[1]:
    from PySide6.QtCore import QTimer
    QTimer.singleShot(1000, settled)
app.exec()
"""


def test_a_hundred_thousand_turns_from_a_file(report: Report, tmp_path: Path):
    page = tmp_path / "long.txt"
    with page.open("w", encoding="utf-8") as file:
        for i in range(TURNS):
            at = i * 3
            stamp = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
            file.write(f"Speaker {'ABCDE'[i % 5]} [{stamp}]: {TEXT} {i}.\n")
    report.say(f"{TURNS} turns, {page.stat().st_size / 1e6:.1f} MB")
    bare, whole = run("", tmp_path / "bare"), run(str(page), tmp_path / "whole")
    report.row("file to picture, s", whole["open_s"], 1.5)
    report.row("memory above the empty window, MiB", whole["mib"] - bare["mib"], 300)


def run(page: str, data: Path) -> dict[str, float]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", WHOLE, page, str(data)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))
