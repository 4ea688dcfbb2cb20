"""Searches the whole library in the background, and has it find what is opened from then on."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.controllers.worker import Job, Task, Workers
from viewer.core.found import Answer
from viewer.core.query import SearchQuery, parse
from viewer.core.transcript import Transcript

_log = logging.getLogger(__name__)
KEEP_AFTER_MS = 1_500  # a text that is being corrected is another one after each step
FIRST = 50
"""So many hits are shown before more are asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a search.

    Attributes:
        query: what was asked, as it was understood.
        answer: what was found.
        unsearched: how many episodes could not be searched yet; counted only where nothing was found.
    """

    query: SearchQuery
    answer: Answer = field(default_factory=Answer)
    unsearched: int = 0


class LibrarySearch(QObject):
    """Answers one question at a time: a newer one takes the place of an older one.

    Signals:
        found: (`Outcome`) the answer to the question that was asked last.
        failed: (`TurnlightError`) there is none.
        kept: the transcript that was shown last is found from now on.
    """

    found = Signal(object)
    failed = Signal(object)
    kept = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """For the library in the data folder `folder`, which nobody has opened yet."""
        super().__init__(parent)
        self._folder = folder
        self._searchers, self._keepers = Workers(self, threads=1), Workers(self, threads=1)
        self._attached = self._lasting = False
        self._asked: Job | None = None
        self._keeping: Job | None = None
        self._due: tuple[str, Transcript] | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def available(self) -> bool:
        """Whether there is a library to be searched."""
        return self._attached

    def attach(self, *, lasting: bool) -> None:
        """The library is open; `lasting` says whether it can be written."""
        self._attached, self._lasting = True, lasting
        if self._due is not None:
            self._timer.start()

    def leave(self) -> None:
        """Another library takes its place: let go of this one."""
        self._attached = False
        self._timer.stop()
        for job in (self._asked, self._keeping):
            if job is not None:
                job.cancel()

    def close(self) -> None:
        """The program ends. What is not kept yet is kept at its next opening."""
        self.leave()
        self._searchers.close()
        self._keepers.close()

    def ask(self, text: str, limit: int = FIRST) -> None:
        """Look for what is being typed; `found` brings the answer, unless something else is asked before."""
        self.drop()
        query = parse(text, typing=True)
        if query.empty or not self._attached:
            self.found.emit(Outcome(query))
            return
        folder = self._folder
        self._asked = self._searchers.run(lambda task: _search(folder, query, limit, task))
        self._asked.finished.connect(self.found)
        self._asked.failed.connect(self.failed)

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def show(self, transcript_hash: str, transcript: Transcript) -> None:
        """A transcript is shown, or shown in other words or times: keep it soon."""
        if self._due is not None and self._due[0] != transcript_hash:
            self._keep()
        if transcript_hash and transcript.turns:
            self._due = (transcript_hash, transcript)
            if self._attached:
                self._timer.start()

    def _keep(self) -> None:
        self._timer.stop()
        if self._due is None or not (self._attached and self._lasting):
            return
        (hashed, transcript), self._due = self._due, None
        folder = self._folder
        self._keeping = self._keepers.run(lambda task: _keep(folder, hashed, transcript, task))
        self._keeping.finished.connect(self.kept)
        self._keeping.failed.connect(lambda error: _log.info("not searchable yet: %s", error))


def _search(folder: Path, query: SearchQuery, limit: int, task: Task) -> Outcome:
    from viewer.store.search import Searcher

    with closing(Searcher(folder)) as searcher:
        answer = searcher.search(query, limit, task.check)
        return Outcome(query, answer, 0 if answer.hits else searcher.unsearched())


def _keep(folder: Path, transcript_hash: str, transcript: Transcript, task: Task) -> None:
    from viewer.store.search_index import keep_transcript

    keep_transcript(folder, transcript_hash, transcript, task.check)
