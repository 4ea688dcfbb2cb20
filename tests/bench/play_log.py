"""Plays a file by a fixed plan and prints, for every 30 ms, the moment, the time shown, the time reported.

Use: ``python -m tests.bench.play_log vlc|qt FILE``. One JSON list of
``[monotonic seconds, shown ms, reported ms, seconds since the last start or seek]``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from viewer.core.clock import PlaybackClock
from viewer.player.base import Player
from viewer.player.qtmedia import QtPlayer
from viewer.player.vlc import VlcPlayer

FRAME_MS = 30


class Run:
    """Plays `path`, moves about in it, and notes what would be shown."""

    def __init__(self, player: Player, path: Path, done: Callable[[], None]) -> None:
        self.log: list[tuple[float, int, int, float]] = []
        self._player, self._done = player, done
        self._clock = PlaybackClock()
        self._plan: list[tuple[float, Callable[[], None]]] = [
            (0.0, player.play),
            (4.0, lambda: self._seek(20_000)),
            (8.0, player.pause),
            (8.8, player.play),
            (11.0, lambda: self._seek(7_300)),
            (15.0, self._finish),
        ]
        player.load(path)
        self._start = self._jumped = time.monotonic()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(FRAME_MS)

    def _tick(self) -> None:
        now = time.monotonic()
        while self._plan and now - self._start >= self._plan[0][0]:
            self._jumped = now
            self._plan.pop(0)[1]()
        tick = self._player.poll()
        now = time.monotonic()
        self._clock.update(tick, now)
        self.log.append((now, self._clock.at(now), tick.ms, now - self._jumped))

    def _seek(self, ms: int) -> None:
        self._player.seek(ms)
        self._clock.seeked(ms, time.monotonic())

    def _finish(self) -> None:
        self._timer.stop()
        self._player.close()
        self._done()


def main() -> None:
    """Reads the arguments, runs the plan, prints the log."""
    app = QCoreApplication([])
    player: Player = VlcPlayer() if sys.argv[1] == "vlc" else QtPlayer()
    run = Run(player, Path(sys.argv[2]), app.quit)
    app.exec()
    sys.stdout.write(json.dumps(run.log))


if __name__ == "__main__":
    main()
