"""Another process, measured from outside: its processor time, its wakings, its memory."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PAUSE = threading.Event()


class Process:
    """A running process.

    Attributes:
        pid: its number.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def cpu_s(self) -> float:
        """Seconds of processor time of the threads it has now, to the nanosecond."""
        fields = (self._read(task, "schedstat").split() for task in self._tasks())
        return sum(int(field[0]) for field in fields if field) / 1e9

    def wakings(self) -> dict[int, int]:
        """How often each of its threads began to wait, by their numbers; the main thread's is `pid`."""
        return {task: self._count(task) for task in self._tasks()}

    def resident_mib(self) -> float:
        """Its memory that is in use now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _tasks(self) -> list[int]:
        return [int(task.name) for task in Path(f"/proc/{self.pid}/task").iterdir()]

    def _count(self, task: int) -> int:
        lines = self._read(task, "status").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))

    def _read(self, task: int, name: str) -> str:
        try:
            return Path(f"/proc/{self.pid}/task/{task}/{name}").read_text(encoding="ascii")
        except OSError:  # the thread has just ended
            return ""


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Process]:
    """Runs a command while the context lasts; it is not asked whether it wants to end."""
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as started:
        try:
            yield Process(started.pid)
        finally:
            started.kill()


def pass_time(seconds: float) -> None:
    """Let a running process go on for a while."""
    _PAUSE.wait(seconds)


def cpu_percent(process: Process, seconds: float) -> float:
    """Share of one core that it takes in the next `seconds`."""
    before = process.cpu_s()
    pass_time(seconds)
    return (process.cpu_s() - before) / seconds * 100


def wakings_a_second(process: Process, seconds: float) -> dict[int, float]:
    """How often each of its threads wakes in a second, over the next `seconds`."""
    before = process.wakings()
    pass_time(seconds)
    return {task: (count - before.get(task, 0)) / seconds for task, count in process.wakings().items()}
