"""Threads: as many as asked for, in order, and none that keeps the program."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from viewer.controllers.threads import Threads

ROOT = Path(__file__).parents[2]
HANGS = """
import threading
from viewer.controllers.threads import Threads
threads, started = Threads(1), threading.Event()
threads.start(lambda: (started.set(), threading.Event().wait()))
assert started.wait(10)
print(threads.end(0.01))
"""


def test_one_thread_does_one_thing_after_the_other() -> None:
    threads, done = Threads(1), []
    for number in range(20):
        threads.start(lambda number=number: done.append((number, threading.get_ident())))
    assert threads.end(10)
    assert [number for number, _ in done] == list(range(20))
    assert len({thread for _, thread in done}) == 1


def test_two_threads_work_at_the_same_time() -> None:
    threads, meeting = Threads(2), threading.Barrier(2)
    met: list[int] = []
    for _ in range(2):
        threads.start(lambda: met.append(meeting.wait(10)))
    assert threads.end(10)
    assert sorted(met) == [0, 1]


def test_ending_twice_is_as_good_as_once() -> None:
    threads = Threads(2)
    assert threads.end(0)
    threads.start(lambda: None)
    assert threads.end(10)
    assert threads.end(0)


def test_what_hangs_does_not_keep_the_program_from_ending() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANGS], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "False", "")
