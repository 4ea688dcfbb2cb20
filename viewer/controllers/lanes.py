"""Work in lanes: each does one thing at a time, and a new one replaces the one before."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from viewer.controllers.worker import Job, Task, Workers

Take = Callable[[object], None]


class Lane(StrEnum):
    """What is done side by side."""

    FILES = "files"
    TEXT = "text"
    SOUND = "sound"


class Lanes:
    """Runs functions with `Workers`; nobody hears the answer of one that was replaced or dropped."""

    def __init__(self, workers: Workers, idle: Callable[[], None]) -> None:
        """`idle` is called whenever the answer of the last running function was taken."""
        self._workers = workers
        self._idle = idle
        self._jobs: dict[Lane, Job] = {}

    @property
    def busy(self) -> bool:
        """Whether anything is running."""
        return bool(self._jobs)

    def running(self, lane: Lane) -> bool:
        """Whether something is running in `lane`."""
        return lane in self._jobs

    def run(
        self,
        lane: Lane,
        function: Callable[[Task], object],
        take: Take,
        fail: Take,
        tell: Take | None = None,
    ) -> None:
        """Call `function` in the background, then `take` with its answer or `fail` with its error.

        What it reports meanwhile is given to `tell`.
        """
        self.drop(lane)
        job = self._workers.run(function)
        self._jobs[lane] = job
        job.finished.connect(lambda answer: self._answered(lane, take, answer))
        job.failed.connect(lambda error: self._answered(lane, fail, error))
        if tell is not None:
            job.progress.connect(tell)

    def drop(self, lane: Lane) -> None:
        """Cancel what runs in `lane`, if anything does."""
        if job := self._jobs.pop(lane, None):
            job.cancel()

    def drop_all(self) -> None:
        """Cancel everything."""
        for lane in Lane:
            self.drop(lane)

    def _answered(self, lane: Lane, take: Take, answer: object) -> None:
        # A dropped job never answers, so this one is the lane's own.
        del self._jobs[lane]
        try:
            take(answer)
        finally:
            if not self._jobs:
                self._idle()
