"""Bringing episodes from the web in the background, one at a time, and only what was asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from viewer.controllers.worker import Job, Task, Workers
from viewer.core.podcast import Offered
from viewer.errors import Message, TurnlightError, message

if TYPE_CHECKING:
    from viewer.controllers.web_work import Bringing, Fetched, Listed, Tell
    from viewer.web.reach import Reach

FOLDER = "downloads"
"""Folder of the library that holds what comes from the web."""

_THREADS = 2  # the system may still be looking for the host of an errand that was given up
_TOLD_S = 0.1
_MEGABYTE = 1_000_000
_UNKNOWN = -1.0


class Fetching(QObject):
    """Asks addresses for the reader.

    Attributes:
        started: (str) the address or episode that is being asked for.
        progress: (object, float) `Message` and how far, 0 to 1; -1 where that is not known.
        listed: (object) `Feed` of which an episode is to be chosen; see `choose`.
        fetched: (object) `Fetched`: the files are there.
        failed: (object) `TurnlightError`.
        finished: nothing is under way any more, whatever came of it.
    """

    started = Signal(str)
    progress = Signal(object, float)
    listed = Signal(object)
    fetched = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None, *, reach: Reach | None = None) -> None:
        """Keep what comes in the data `folder`; `reach` is how connections are made."""
        super().__init__(parent)
        self._folder = folder.absolute() / FOLDER
        self._workers = Workers(self, threads=_THREADS)
        self._reach = reach
        self._job: Job | None = None
        self._listed: Listed | None = None  # last

    @property
    def busy(self) -> bool:
        """Whether something is being asked for."""
        return self._job is not None

    def open_address(self, text: str, *, typed: bool) -> None:
        """Bring what is at an address; what was being brought is given up.

        Args:
            text: the address.
            typed: whether the reader typed it himself: only then it may lie in his own network.
        """
        from viewer.web.address import parse

        self.cancel()
        try:
            address = parse(text)
        except TurnlightError as error:
            self.failed.emit(error)
            return
        self._run(str(address), lambda errand: errand.look(address, typed=typed), self._reach)

    def choose(self, episode: Offered) -> None:
        """Bring an episode of the feed that was listed last."""
        self.cancel()
        if (listed := self._listed) is not None:
            what = episode.title or str(listed.address)
            self._run(what, lambda errand: errand.episode(listed.address, episode), listed.reach)

    def cancel(self) -> None:
        """Give up at once; what has come of a file is kept for another day."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def close(self) -> bool:
        """Give up, and wait a moment until that is so."""
        self.cancel()
        return self._workers.close()

    def _run(self, what: str, function: Callable[[Bringing], object], reach: Reach | None) -> None:
        self.started.emit(what)
        folder = self._folder
        self._job = self._workers.run(lambda task: _errand(task, folder, reach, function))
        self._job.progress.connect(self._tell)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)

    def _tell(self, progress: object) -> None:
        self.progress.emit(*cast("tuple[Message, float]", progress))

    def _take(self, answer: object) -> None:
        from viewer.controllers.web_work import Listed

        self._end()
        if isinstance(answer, Listed):
            self._listed = answer
            self.listed.emit(answer.feed)
        else:
            self.fetched.emit(cast("Fetched", answer))

    def _fail(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.finished.emit()


def _errand(
    task: Task, folder: Path, reach: Reach | None, function: Callable[[Bringing], Fetched | Listed | object]
) -> object:
    """The thread's part; the network is loaded here, at its first use."""
    from viewer.controllers.web_work import Bringing
    from viewer.web.ask import Web
    from viewer.web.download import sweep

    sweep(folder)
    return function(Bringing(Web(task.check, reach), folder, _teller(task)))


def _teller(task: Task) -> Tell:
    """Tells how far a file is, not more often than anybody could read it."""
    last = 0.0

    def tell(text: Message, done: int, total: int | None) -> None:
        nonlocal last
        task.check()
        if (now := time.monotonic()) - last < _TOLD_S and done != total:
            return
        last = now
        task.report((_amount(text, done, total), min(1.0, done / total) if total else _UNKNOWN))

    return tell


def _amount(text: Message, done: int, total: int | None) -> Message:
    came = f"{done / _MEGABYTE:.1f}"
    if total:
        whole = f"{total / _MEGABYTE:.1f}"
        return message("{text}: {done} of {total} MB", text=text, done=came, total=whole)
    return message("{text}: {done} MB", text=text, done=came)
