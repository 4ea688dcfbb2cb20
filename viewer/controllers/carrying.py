"""Corrections that were made in another edition of the transcript: offers to make them in this one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.worker import Job, Task, Workers
from viewer.core.carrying import Carried, carry, prints
from viewer.core.corrections import Correction
from viewer.core.transcript import Transcript
from viewer.errors import WorldError


class OtherEditions(Protocol):
    """What is corrected in other transcripts: `Library.corrections`, whose methods these are."""

    def is_empty(self, but: str) -> bool: ...  # noqa: D102
    def elsewhere(self, transcript: str, prints: list[str]) -> tuple[tuple[Correction, ...], ...]: ...  # noqa: D102


class Carrying(QObject):
    """Looks, for a transcript without corrections, for those of an edition that has turns in common with it.

    Signals:
        offered: (`Carried`) comes once for each opening, where there are some that can be made.
        withdrawn: what was offered cannot be made any more.
        trouble: (`WorldError`) the library refuses.
    """

    offered = Signal(object)
    withdrawn = Signal()
    trouble = Signal(object)

    def __init__(
        self, corrections: CorrectionsController, workers: Workers, parent: QObject | None = None
    ) -> None:
        """Without a library yet."""
        super().__init__(parent)
        self._corrections, self._workers = corrections, workers
        self._others: OtherEditions | None = None
        self._looked = ""  # the transcript that this was done for
        self._job: Job | None = None
        self._offer: Carried | None = None
        corrections.available_changed.connect(lambda _on: self.look())

    def attach(self, others: OtherEditions) -> None:
        """Use this library from now on."""
        self._others, self._looked = others, ""
        self.look()

    def look(self) -> None:
        """Another transcript may be open, or the one that is may have been corrected."""
        here = self._corrections
        is_other = here.transcript_hash != self._looked
        if is_other or here.corrections:
            self._drop()
        if is_other:
            self._looked = ""
        if not (is_other and here.available) or self._others is None:
            return
        self._looked = here.transcript_hash
        if not here.corrections and self._are_others(self._others):
            turns = here.corrected.original.turns
            self._run(lambda _task: prints(turns)).finished.connect(self._search)

    def make(self) -> None:
        """Make what was offered, in one step."""
        offer = self._offer
        if offer is not None:
            self._drop()
            words = self.tr("make %n correction(s) of an earlier version", "", len(offer.corrections))
            self._corrections.make_all(words, offer.corrections)

    def _run(self, work: object) -> Job:
        job = self._job = self._workers.run(work)  # type: ignore[arg-type]
        job.failed.connect(self.trouble)
        return job

    def _are_others(self, others: OtherEditions) -> bool:
        try:
            return not others.is_empty(self._looked)
        except WorldError as error:
            self.trouble.emit(error)
            return False

    def _search(self, known: list[str]) -> None:
        try:
            found = self._others.elsewhere(self._looked, known) if self._others else ()
        except WorldError as error:
            self.trouble.emit(error)
            return
        if found:
            original = self._corrections.corrected.original
            self._run(lambda task: _best(original, found, task)).finished.connect(self._take)

    def _take(self, best: Carried) -> None:
        self._job = None
        if best.corrections and not self._corrections.corrections:
            self._offer = best
            self.offered.emit(best)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._offer is not None:
            self._offer = None
            self.withdrawn.emit()


def _best(original: Transcript, found: tuple[tuple[Correction, ...], ...], task: Task) -> Carried:
    """Of the editions the one of which most can be made."""
    carried = [carry(original, corrections, lambda _share: task.check()) for corrections in found]
    return max(carried, key=lambda each: len(each.corrections))
