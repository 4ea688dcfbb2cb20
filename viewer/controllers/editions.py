"""Notes that were made in another edition of the transcript: offers to place them in the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from viewer.controllers import edition_work as work
from viewer.controllers.annotation_changes import AnnotationChanges
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.edition_work import Offer, Request
from viewer.controllers.text_keeping import TextKeeper
from viewer.controllers.undoing import Undoable
from viewer.controllers.worker import Job, Task, Workers
from viewer.core.annotations import Annotation, Changes, Kind, Place
from viewer.core.kept_notes import Elsewhere
from viewer.core.reanchor import Found, settled
from viewer.errors import WorldError

_AFTER_STEP_MS = 50  # what the reader just did is to be seen first

_Key = tuple[str, frozenset[str], frozenset[str]]


class Finder(Protocol):
    """Where notes of other episodes are: `Library.annotations`, whose methods these are."""

    def load(self, episode_id: int) -> tuple[Annotation, ...]: ...  # noqa: D102
    def elsewhere(self, episode_id: int, text_hash: str) -> tuple[Elsewhere, ...]: ...  # noqa: D102
    def move(self, ids: Collection[str], episode_id: int) -> None: ...  # noqa: D102


@dataclass(slots=True)
class _Foreign:
    """Notes of other episodes that may be meant for this one, by the rows of the episodes."""

    notes: dict[int, tuple[Annotation, ...]] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Annotation, ...]:
        return tuple(note for notes in self.notes.values() for note in notes)


class Editions(QObject):
    """Works out in the background what an update would do; nothing is placed before the reader wants it.

    Signals:
        offered: (`Offer`) comes once for each opening, where notes were made in another text.
        changed: `offer`, `doubtful` or `detached` may be different now.
        trouble: (`WorldError`) the library refuses.
    """

    offered = Signal(object)
    changed = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        annotations: AnnotationController,
        undo: QUndoStack,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        """Without a library yet; `undo` is the stack of `annotations`."""
        super().__init__(parent)
        self._annotations, self._undo, self._workers = annotations, undo, workers
        self._texts: TextKeeper | None = None
        self._notes: Finder | None = None
        self._foreign: _Foreign | None = None  # None: not asked yet
        self._key: _Key | None = None
        self._job: Job | None = None
        self._offer: Offer | None = None
        self._loaded = self._wanted = self._told = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        annotations.changed.connect(self._on_changed)

    @property
    def offer(self) -> Offer | None:
        """What an update would do; None where there is nothing to update, or that is not known yet."""
        return self._offer

    @property
    def busy(self) -> bool:
        """Whether it is still being worked out what there is to offer."""
        return self._job is not None or self._soon.isActive()

    @property
    def doubtful(self) -> tuple[Annotation, ...]:
        """The notes that wait for the reader to say where they belong, in the order of time."""
        return self._those(Place.DOUBTFUL)

    @property
    def detached(self) -> tuple[Annotation, ...]:
        """The notes without a place."""
        return self._those(Place.DETACHED)

    # What is open

    def attach(self, texts: TextKeeper, notes: Finder) -> None:
        """Use this library from now on."""
        self._texts, self._notes = texts, notes
        self.look()

    def leave(self) -> None:
        """What was open counts no more."""
        self._drop()
        self._foreign, self._wanted, self._told = None, False, False
        self.changed.emit()

    def begin(self) -> None:
        """Something is being opened: what was offered is worked out again, and told again, after it."""
        self._drop()
        self._told = False
        self.changed.emit()

    def look(self) -> None:
        """Another text, or another episode, is open, or comes to be known."""
        self._loaded = True
        self._soon.start(0)

    def close(self) -> None:
        """The program ends."""
        self._soon.stop()
        self._drop()

    # What the reader wants

    def update(self) -> bool:
        """Place the notes as offered, in one step; False where nothing was offered or the library refuses."""
        offer = self._offer
        if offer is None:
            return False
        words = self.tr("update the places of %n note(s)", "", len(offer.notes))
        done = self._bring_and_place(offer, words) if offer.foreign else self._place(offer, words)
        if done:
            self._offer = self._key = None
            self.changed.emit()
        return done

    def _place(self, offer: Offer, words: str) -> bool:
        return self._annotations.apply(words, self._changes(offer), self)

    def _bring_and_place(self, offer: Offer, words: str) -> bool:
        """Bring the notes of other episodes here, and place all, in one step."""
        here, notes = self._annotations.episode_id, self._notes
        if here is None or notes is None:
            return False
        bring, give_back = self._moves(offer, here, notes)
        if not bring():
            return False
        self._undo.beginMacro(words)
        self._undo.push(_Bring(bring, give_back))
        done = self._place(offer, words)
        self._undo.endMacro()
        return done

    def find(self, notes: Sequence[Annotation], take: Callable[[Mapping[str, Found]], object]) -> Job | None:
        """Look in the background where passages may be; `take` gets the answers by the ids of `notes`.

        Returns:
            The job, to be cancelled when nobody waits any more; None where nothing is open.
        """
        request = self._request(tuple(notes))
        if request is None:
            return None

        def search(task: Task) -> tuple[Found, ...]:
            return work.find(request, work.watched(task.check))

        def answer(found: tuple[Found, ...]) -> None:
            take({note.id: one for note, one in zip(notes, found, strict=True)})

        job = self._workers.run(search)
        job.finished.connect(answer)
        return job

    # How it is worked out

    def _on_changed(self, changes: AnnotationChanges) -> None:
        if changes.kind == "loaded":
            self._loaded, self._foreign = True, None
        if not self._soon.isActive():
            self._soon.start(0 if self._loaded else _AFTER_STEP_MS)

    def _those(self, place: Place) -> tuple[Annotation, ...]:
        every = self._annotations.annotations
        return tuple(each for each in every if each.place is place and each.kind is Kind.PASSAGE)

    def _look(self) -> None:
        loaded, self._loaded = self._loaded, False
        notes = self._annotations
        if self._texts is None or notes.episode_id is None or not notes.transcript.turns:
            self._drop()
            self.changed.emit()
            return
        own = tuple(each for each in notes.strangers if each.place is Place.SURE)
        if loaded:
            self._foreign = None
        foreign = self._elsewhere().all
        key = (notes.text_hash, frozenset(each.id for each in own), frozenset(each.id for each in foreign))
        if key != self._key:
            self._drop()
            self._key = key
            if own or foreign:
                self._start((*own, *foreign), key[2])
        self._wanted = self._job is not None and (self._wanted or loaded)
        self.changed.emit()

    def _elsewhere(self) -> _Foreign:
        notes, here = self._annotations, self._annotations.episode_id
        if self._foreign is not None or self._notes is None or here is None:
            return self._foreign or _Foreign()
        self._foreign = _Foreign()
        try:
            for other in self._notes.elsewhere(here, notes.text_hash):
                found = self._notes.load(other.episode_id)
                passages = tuple(
                    each for each in found if each.kind is Kind.PASSAGE and each.place is not Place.DETACHED
                )
                if passages:
                    self._foreign.notes[other.episode_id] = passages
        except WorldError as error:
            self.trouble.emit(error)
        return self._foreign

    def _request(
        self, notes: tuple[Annotation, ...], foreign: frozenset[str] = frozenset()
    ) -> Request | None:
        annotations, texts = self._annotations, self._texts
        if texts is None or not annotations.transcript.turns:
            return None
        packed: dict[str, bytes] = {}
        try:
            for hashed in work.hashes_of(notes):
                kept = texts.load_packed(hashed)
                if kept is not None:
                    packed[hashed] = kept
        except WorldError as error:
            self.trouble.emit(error)
        return Request(notes, annotations.transcript.turns, annotations.text_hash, packed, foreign)

    def _start(self, notes: tuple[Annotation, ...], foreign: frozenset[str]) -> None:
        request = self._request(notes, foreign)
        if request is None:
            return

        def weigh(task: Task) -> Offer:
            return work.weigh(request, work.watched(task.check))

        self._job = self._workers.run(weigh)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self.trouble)

    def _take(self, offer: Offer) -> None:
        self._job, wanted, self._wanted = None, self._wanted, False
        if not offer.notes:
            return
        self._offer = offer
        self.changed.emit()
        if wanted and not self._told and self._is_worth_telling(offer):
            self._told = True
            self.offered.emit(offer)

    def _is_worth_telling(self, offer: Offer) -> bool:
        """Notes of other episodes alone are told of where this one has none of its own."""
        if any(note.id not in offer.foreign for note in offer.notes):
            return True
        return not any(each.kind is Kind.PASSAGE for each in self._annotations.annotations)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._offer = self._key = None

    def _changes(self, offer: Offer) -> Changes:
        """The notes as they are now, at their new places; what became of them meanwhile stays."""
        after: dict[str, Annotation | None] = {}
        for note, found in zip(offer.notes, offer.found, strict=True):
            now = self._annotations.get(note.id)
            if now is not None and now.anchor == note.anchor:
                after[note.id] = settled(now, found)
        return Changes(after)

    def _moves(self, offer: Offer, here: int, notes: Finder) -> tuple[_Move, _Move]:
        """What makes the notes of other episodes this one's, and what gives them back."""
        homes = {} if self._foreign is None else self._foreign.notes
        ids = {row: [each.id for each in known if each.id in offer.foreign] for row, known in homes.items()}

        def give_back() -> None:
            for row, those in ids.items():
                notes.move(those, row)

        return (
            lambda: self._moved(lambda: notes.move(sorted(offer.foreign), here)),
            lambda: self._moved(give_back),
        )

    def _moved(self, move: Callable[[], object]) -> bool:
        try:
            move()
        except WorldError as error:
            self.trouble.emit(error)
            return False
        self._annotations.reload()
        return True


_Move = Callable[[], bool]


class _Bring(Undoable):
    """Notes of another episode come here; they were brought before this is laid on the stack."""

    def __init__(self, make: _Move, take_back: _Move) -> None:
        super().__init__()
        self._make, self._take_back = make, take_back
        self._made = True

    def redo(self) -> None:
        """Bring them."""
        if not self._made:
            self._make()
        self._made = False

    def undo(self) -> None:
        """Give them back."""
        self._take_back()
