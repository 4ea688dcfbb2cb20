"""Ctrl+C, the end of a session and `kill`: the program ends as if its window had been closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

if os.name != "posix":
    pytest.skip("signals are sent on POSIX systems", allow_module_level=True)

from tests.house import write_transcript
from viewer.controllers.endings import SIGNALS, EndWatch

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_heard_while_nothing_happens(qtbot, number: int) -> None:
    heard: list[bool] = []
    before = signal.getsignal(number)
    watch = EndWatch(lambda: heard.append(True))
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: heard == [True])
    finally:
        watch.stop()
    assert signal.getsignal(number) == before


def test_stopped_it_leaves_nothing_open(qapp: object) -> None:
    before = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(before)
    watch = EndWatch(lambda: None)
    watch.stop()
    assert signal.set_wakeup_fd(before) == before
    for end in watch._ends:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(end)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_program_ends_calmly_and_keeps_the_place(tmp_path: Path, number: int) -> None:
    trace = tmp_path / "trace"
    os.mkfifo(trace)
    options = ["--data", tmp_path / "data", "--player", "silent", "--play", "--at", "0:29", "--trace", trace]
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer", *map(str, options), str(write_transcript(tmp_path))],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with trace.open() as lines:
        assert any('"turn": 3' in line for line in lines)
        process.send_signal(number)
        out, error = process.communicate(timeout=30)
    stray = [line for line in error.splitlines() if "propagateSizeHints" not in line]
    assert (process.returncode, out, stray) == (0, "", [])
    from viewer.store.library import open_library

    library = open_library(tmp_path / "data")
    (episode,) = library.episodes.recents(5)
    library.close()
    assert 30_000 <= episode.position_ms < 35_000
