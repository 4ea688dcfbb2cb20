"""Plays by a plan, and leaves a trace: the program itself, or a yardstick.

Use: ``python -m tests.bench.sync_truth.drive WHO AUDIO TEXT TRACE PLAN``. WHO is ``vlc`` or ``qt`` (the
program with that player), ``raw-vlc``, ``raw-qt`` or ``mpv``; PLAN is JSON, a list of
``[seconds, act, value]``. The program writes its own trace; for a yardstick, each 30 ms the time it shows:
``{"t", "ms", "event": "shown"}``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.sync_truth.plan import Playing, Step, carry_out
from tests.bench.sync_truth.yardsticks import YARDSTICKS, Yardstick
from viewer.app import Options, Program
from viewer.controllers.playback import PlaybackController

_SHOW_MS = 30


class Driver(QObject):
    """Carries out a plan on a running event loop, then ends it; writes down when each step was done."""

    def __init__(self, steps: list[Step], playing: Playing, log: Path) -> None:
        super().__init__()
        self._playing, self._steps = playing, steps
        self._log = log.open("a", encoding="utf-8")
        self._began = time.monotonic()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._next)
        self._wait()

    def say(self, event: str, ms: float) -> None:
        """Add a line."""
        self._log.write(json.dumps({"t": time.monotonic(), "ms": ms, "event": event}) + "\n")

    def _wait(self) -> None:
        self._timer.start(max(0, round((self._began + self._steps[0].at - time.monotonic()) * 1000)))

    def _next(self) -> None:
        step = self._steps.pop(0)
        if step.act == "quit":
            self._log.close()
            QCoreApplication.quit()
            return
        self.say(f"do-{step.act}", step.value)
        carry_out(step, self._playing)
        self._wait()


class _Program:
    """The program's playback, as a plan sees it."""

    def __init__(self, playback: PlaybackController) -> None:
        self.play, self.pause = playback.play, playback.pause
        self.seek, self.loop = playback.seek, playback.loop
        self.set_rate = playback.sounding.set_rate


def main() -> None:
    """Read the arguments and play."""
    who, audio, text, trace, plan = sys.argv[1:]
    steps = [Step(*step) for step in json.loads(plan)]
    did = Path(trace).with_suffix(".did")
    if who in YARDSTICKS:
        _measure(YARDSTICKS[who](Path(audio)), steps, did)
    else:
        _run_program(who, [Path(audio), Path(text)], Path(trace), steps, did)


def _run_program(who: str, files: list[Path], trace: Path, steps: list[Step], did: Path) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        options = Options(files=tuple(files), data=Path(folder), player=who, trace=trace)  # type: ignore[arg-type]
        program = Program(app, options)
        drivers: list[Driver] = []
        program.desk.settled.connect(lambda: drivers.append(Driver(steps, _Program(program.playback), did)))
        program.start()
        app.exec()
        program.window.close()


def _measure(yardstick: Yardstick, steps: list[Step], did: Path) -> None:
    app = QCoreApplication([])
    yardstick.start()
    driver = Driver(steps, yardstick, did)
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_SHOW_MS)
    timer.timeout.connect(lambda: driver.say("shown", yardstick.shown_ms()))
    timer.start()
    app.exec()
    timer.stop()
    yardstick.close()


if __name__ == "__main__":
    main()
