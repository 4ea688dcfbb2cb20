"""How long `turnlight` takes from the command to readable text.

The floor is a bare PySide6 window with the same text in a `QTextEdit` and a libVLC instance.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.measure import Report

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
PAGE = ROOT.parent / "shared" / "examples" / "podcast-page.txt"
SAMPLE = ROOT / "resources" / "samples" / "sju-minuter-sent.txt"
RUNS = 9

# Both say when the text was painted, on the clock that all processes share, and leave at once.
BARE = """
import sys, time, os
from PySide6.QtWidgets import QApplication, QTextEdit
import vlc
class View(QTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        os._exit(0)
app = QApplication([])
instance = vlc.Instance("--no-video", "--quiet")
view = View()
view.setPlainText(open(sys.argv[1], encoding="utf-8").read())
view.resize(1120, 780)
view.show()
app.exec()
"""
WHOLE = """
import sys, time, os
from viewer.ui.transcript import view
paint = view.TranscriptView.paintEvent
def painted(self, event):
    paint(self, event)
    if self.transcript.turns:
        print(time.monotonic(), flush=True)
        os._exit(0)
view.TranscriptView.paintEvent = painted
sys.argv = ["turnlight", "--data", sys.argv[2], sys.argv[1]]
from viewer.cli import main
main()
"""


def test_cold_start_to_readable_text(report: Report, tmp_path: Path):
    page = PAGE if PAGE.exists() else SAMPLE
    times: dict[str, list[float]] = {BARE: [], WHOLE: []}
    for _ in range(RUNS + 1):
        for program, found in times.items():
            found.append(seconds_to_paint(program, page, tmp_path / "data"))
    floor, ours = (statistics.median(found[1:]) for found in times.values())
    report.say(f"{page.name}, median of {RUNS} starts in turn")
    report.row("start to readable text, times the floor", ours / floor, 2.5)
    report.say(f"{ours * 1000:.0f} ms, the floor {floor * 1000:.0f} ms; stretch 1.5 times")


def seconds_to_paint(program: str, page: Path, data: Path) -> float:
    # As installed: compiled modules are kept, whatever the tests run with.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, str(page), str(data)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout) - start
