"""Work in the background: functions run in threads, their answers come back to the thread that asked.

A function gets frozen input and a `Task` to ask "was I cancelled?" and to say how far it is; it touches
nothing else of the program. Its `Job` answers at most once, always in the asker's thread, and never after
`Job.cancel`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal

from viewer.controllers.threads import Threads
from viewer.errors import BugError, TurnlightError, message

_log = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - an event, not an error
    """Raised by `Task.check` inside a function whose answer nobody waits for any more."""


_PATIENCE_MS = 500  # with what was cancelled; the window stands there meanwhile


class _Wish:
    """What both ends share: whether the answer is wanted. No QObject, so that a thread may hold it last."""

    cancelled = False


class Job(QObject):
    """The asker's end of one function at work.

    Attributes:
        id: its number, unique for its `Workers`.
        finished: (object) what the function returned.
        failed: (object) the exception it raised: a `TurnlightError`; anything else comes as `BugError`.
        progress: (object) what it said with `Task.report`.
    """

    finished = Signal(object)
    failed = Signal(object)
    progress = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.id = number
        self._wish = _Wish()

    @property
    def cancelled(self) -> bool:
        """Nobody waits for the answer any more."""
        return self._wish.cancelled

    def cancel(self) -> None:
        """Drop whatever the function still says; it learns of it at its next question."""
        self._wish.cancelled = True

    def task(self, report: Callable[[object], None]) -> Task:
        """The other end of this job, for the function's thread."""
        return Task(self._wish, report)


@dataclass(frozen=True, slots=True)
class Task:
    """The function's end: valid in its thread, as long as it runs."""

    _wish: _Wish
    _report: Callable[[object], None]

    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._wish.cancelled

    def check(self) -> None:
        """Leave if the answer is no longer wanted.

        Raises:
            Cancelled: it is not.
        """
        if self._wish.cancelled:
            raise Cancelled

    def report(self, progress: object) -> None:
        """Say how far it is; comes out of `Job.progress`."""
        self._report(progress)


class Workers(QObject):
    """Runs functions in a few threads; to be closed before it is let go.

    Answers travel through a queued signal of this object, which is why they arrive in the thread it lives in.
    """

    _said = Signal(int, str, object)  # job id, "finished" | "failed" | "progress", what

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._threads = Threads(threads)
        self._closed = False
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}
        self._said.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come that somebody waits for."""
        return any(not job.cancelled for job in self._jobs.values())

    def run(self, function: Callable[[Task], object]) -> Job:
        """Call `function` in a thread as soon as one is free; connect to the job's signals right after.

        Once this is closed, the function is not called and the job is cancelled from the start.
        """
        job = Job(next(self._numbers))
        if self._closed:
            job.cancel()
            return job
        self._jobs[job.id] = job
        number = job.id
        task = job.task(lambda progress: self._say(number, "progress", progress))
        self._threads.start(lambda: self._work(number, task, function))
        return job

    def close(self, timeout_ms: int = _PATIENCE_MS) -> bool:
        """Cancel everything and wait a moment; False when something still runs after `timeout_ms`.

        That is left to itself: nobody hears of it again, and it ends with the program at the latest.
        """
        self._closed = True
        for job in self._jobs.values():
            job.cancel()
        return self._threads.end(timeout_ms / 1000)

    def _work(self, number: int, task: Task, function: Callable[[Task], object]) -> None:
        """The thread's part: run the function and send its one answer."""
        try:
            task.check()
            answer = function(task)
        except Cancelled:
            self._say(number, "finished", None)
        except TurnlightError as error:
            self._say(number, "failed", error)
        except Exception as error:  # noqa: BLE001 - nobody above this frame could hear of it
            self._say(number, "failed", _unexpected(error))
        else:
            self._say(number, "finished", answer)

    def _say(self, number: int, kind: str, what: object) -> None:
        """The thread's part: send something, unless the program has gone on without it."""
        if not self._closed:
            with suppress(RuntimeError):  # this object was deleted, with what it belonged to
                self._said.emit(number, kind, what)

    def _deliver(self, number: int, kind: str, what: object) -> None:
        """The asker's part: hand on what a function said, unless nobody waits for it."""
        job = self._jobs[number] if kind == "progress" else self._jobs.pop(number)
        if not job.cancelled:
            getattr(job, kind).emit(what)


def _unexpected(error: Exception) -> BugError:
    """What a function raised that no part of the program meant to raise: logged, and kept as the cause."""
    _log.error("A function failed in the background", exc_info=error)
    bug = BugError(
        message("Something went wrong in the background"),
        message("{kind}: {text}", kind=type(error).__name__, text=str(error)),
    )
    bug.__cause__ = error
    return bug
