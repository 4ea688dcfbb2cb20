"""What the reader corrects in the transcript that is open: undoable, kept with its file's content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from viewer.controllers.correction_step import CorrectionStep, nothing_moved
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.undoing import look_nowhere
from viewer.core.builder import clean_name
from viewer.core.correcting import Corrected, Stretch, correct, name_at
from viewer.core.corrections import (
    Correction,
    Join,
    Recast,
    Rename,
    Split,
    Words,
    seen,
    trimmed,
    with_blank,
)
from viewer.core.marks import unheard
from viewer.core.moving import Move
from viewer.core.transcript import Transcript
from viewer.errors import WorldError, message

MoveAnchors = Callable[[Move], Callable[[], None]]
"""Writes every anchor of the open transcript as a `Move` says, tells nobody yet, and answers what writes them
back exactly as they were. Both may raise a `WorldError`; then the whole step is not taken."""


class CorrectionKeeper(Protocol):
    """Where corrections outlive the program: `Library.corrections`, whose methods these are."""

    def load(self, transcript: str) -> tuple[Correction, ...]: ...  # noqa: D102
    def save(self, transcript: str, corrections: tuple[Correction, ...], kept: int) -> None: ...  # noqa: D102
    def together(self) -> AbstractContextManager[None]: ...  # noqa: D102


class CorrectionsController(QObject):
    """Corrects the transcript that is open, step by step.

    Each step is in the library, with the anchors that it moves, before `changed` says so; where the library
    refuses, nothing changes. Turns and offsets are those of the corrected transcript.

    Attributes:
        move_anchors: moves the anchors of notes within a step.
        look: called before a step; takes over what other windows did.

    Signals:
        changed: (`Corrected`) other words, turns or speakers are to be shown.
        overtaken: (`Transcript`, `Transcript`) another window made the second of the first; then `changed`.
        moved: comes after `changed`, when everybody shows them: what is anchored in them stands right again.
        available_changed: (bool) the transcript can be corrected now, or no longer.
        done: (str) the reader took this step, in words.
        trouble: (`WorldError`) the library refused, or corrections of another day do not fit.
    """

    changed = Signal(object)
    overtaken = Signal(object, object)
    moved = Signal()
    available_changed = Signal(bool)
    done = Signal(str)
    trouble = Signal(object)

    def __init__(self, undo: QUndoStack, parent: QObject | None = None) -> None:
        """Without a library yet; `undo` takes the steps, and is emptied with each other transcript."""
        super().__init__(parent)
        self._undo = undo
        self._keeper: CorrectionKeeper | None = None
        self._hash = ""
        self._corrections: tuple[Correction, ...] = ()
        self._corrected = Corrected()
        self._ready: Corrected | None = None  # the next step, made already
        self._available = self._recalled = False
        self.move_anchors: MoveAnchors = lambda _move: nothing_moved
        self.look: Callable[[], object] = look_nowhere

    @property
    def corrected(self) -> Corrected:
        """The transcript with all corrections, and what is corrected in it."""
        return self._corrected

    @property
    def transcript(self) -> Transcript:
        """The corrected transcript, fitted to nothing."""
        return self._corrected.transcript

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All of them, those that do not fit too."""
        return self._corrections

    @property
    def transcript_hash(self) -> str:
        """Hash of the content of the transcript's file; empty where none is open."""
        return self._hash

    @property
    def available(self) -> bool:
        """Whether the transcript can be corrected."""
        return self._available

    # What is open

    def attach(self, keeper: CorrectionKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        self._recall()
        if self._corrections:
            self._tell()

    def take(self, opened: OpenedTranscript) -> None:
        """Another transcript is open; `corrected` is it at once, and nothing is emitted."""
        self._begin(opened.transcript, opened.hash)
        self._recall()

    def leave(self) -> None:
        """No transcript is open."""
        self._begin(Corrected().original, "")
        self._weigh()

    # What other windows say

    def news(self) -> tuple[Correction, ...] | None:
        """All corrections there are, where another window made or took back some; else None.

        Raises:
            WorldError: the library cannot be read.
        """
        if self._keeper is None or not self._recalled:
            return None
        kept = self._keeper.load(self._hash)
        return None if kept == self._corrections else kept

    def take_over(self, corrections: tuple[Correction, ...]) -> None:
        """Another window made these of the corrections; they are in the library already.

        No step taken here before can be taken back or again any more: each counts on the words it left.
        """
        self._undo.clear()
        after = correct(self._corrected.original, corrections)
        self.overtaken.emit(self.transcript, after.transcript)
        self._show(corrections, after)

    # What the reader says

    def replace(self, turn: int, start: int, end: int, words: str) -> None:
        """Put other words in the place of those from `start` to `end` of a turn; none take a blank along."""
        shown = self.transcript.turns[turn]
        if not words.strip() and start < end:
            (start, end), words = with_blank(shown.text, start, end), ""
        old = shown.text[start:end]
        first, last, behind = trimmed(old, words)
        name = self.tr("correct the text")
        if unheard(old) and not unheard(words):
            name = self.tr("write what was not heard")
        step = Words(turn, start + first, old[first:last], words[first:behind], seen(shown))
        if step.old != step.new:
            self._do(name, step)

    def restore(self, turn: int, stretch: Stretch) -> None:
        """Put back what the file has in the place of corrected words."""
        shown = self.transcript.turns[turn]
        old = shown.text[stretch.start : stretch.end]
        step = Words(turn, stretch.start, old, stretch.was, seen(shown))
        self._do(self.tr("take a correction back"), step)

    def rename(self, old: str, new: str) -> None:
        """Give a speaker another name everywhere; where somebody has it already, the two become one."""
        new = clean_name(new)
        names = {speaker.name for speaker in self.transcript.speakers}
        if new and new != old and old in names:
            self._do(
                self.tr("join speakers") if new in names else self.tr("rename a speaker"), Rename(old, new)
            )

    def recast(self, turn: int, name: str) -> None:
        """Have one turn spoken by somebody else."""
        name, old = clean_name(name), name_at(self.transcript, turn)
        if name and name != old:
            step = Recast(turn, old, name, seen(self.transcript.turns[turn]))
            self._do(self.tr("change the speaker of a turn"), step)

    def can_split(self, turn: int, offset: int) -> bool:
        """Whether there are words before and behind this place of a turn."""
        text = self.transcript.turns[turn].text
        return self._available and bool(text[:offset].strip() and text[offset:].strip())

    def split(self, turn: int, offset: int, ms: int | None = None) -> None:
        """Make two turns of one; the second starts at `ms` of transcript time, or at an estimate."""
        if self.can_split(turn, offset):
            shown = self.transcript.turns[turn]
            end = len(shown.text[:offset].rstrip())
            start = len(shown.text) - len(shown.text[offset:].lstrip())
            self._do(self.tr("split a turn"), Split(turn, end, start, seen(shown), ms))

    def can_join(self, turn: int) -> bool:
        """Whether there is a turn behind this one."""
        return self._available and 0 <= turn < len(self.transcript.turns) - 1

    def join(self, turn: int) -> None:
        """Make one turn of this one and the next."""
        if self.can_join(turn):
            first, second = self.transcript.turns[turn : turn + 2]
            apart = first.text[-1:].strip() and second.text[:1].strip()
            step = Join(turn, " " if apart else "", seen(first), seen(second))
            self._do(self.tr("join two turns"), step)

    def make_all(self, words: str, corrections: Iterable[Correction]) -> None:
        """Make several, as one step that is called so in the menu."""
        self._undo.beginMacro(words)
        for correction in corrections:
            self._do(words, correction)
        self._undo.endMacro()

    # Steps

    def _do(self, words: str, correction: Correction) -> None:
        self.look()  # the correction says what it saw: in words that are other ones now it is a misfit
        corrections, before = (*self._corrections, correction), self._corrections
        after = correct(self._corrected.original, corrections)
        if not self._available or any(each is correction for each in after.misfits):
            return
        self._ready = after
        make, take_back = partial(self._make, correction), partial(self._take_back, before)
        self._undo.push(CorrectionStep(words, make, take_back))
        if self._corrections == corrections:
            self.done.emit(words)

    def _make(self, correction: Correction) -> Callable[[], None] | None:
        """Write a correction and what it moves, then show it; None where the library refuses."""
        corrections = (*self._corrections, correction)
        after, self._ready = self._ready or correct(self._corrected.original, corrections), None
        move = Move(correction, self._corrected, after)
        back: list[Callable[[], None]] = []

        def carry() -> None:
            back.append(self.move_anchors(move) if move.concerns_words else nothing_moved)

        if not self._write(corrections, carry):
            for take_back in back:  # the very end failed: the library has the anchors as they were
                with suppress(WorldError):
                    take_back()
            return None
        self._show(corrections, after)
        return back[0]

    def _take_back(self, corrections: tuple[Correction, ...], back: Callable[[], None]) -> bool:
        """Write `corrections`, and with `back` the anchors as they were; False where the library refuses."""
        if not self._write(corrections, back):
            return False
        self._show(corrections, correct(self._corrected.original, corrections))
        return True

    def _write(self, corrections: tuple[Correction, ...], carry: Callable[[], None]) -> bool:
        if self._keeper is None:
            return False
        pairs = zip(corrections, self._corrections, strict=False)
        kept = next((i for i, (new, old) in enumerate(pairs) if new is not old), None)
        if kept is None:
            kept = min(len(corrections), len(self._corrections))
        try:
            with self._keeper.together():
                self._keeper.save(self._hash, corrections, kept)
                carry()
        except WorldError as error:
            self.trouble.emit(error)
            return False
        return True

    def _show(self, corrections: tuple[Correction, ...], corrected: Corrected) -> None:
        self._corrections, self._corrected = corrections, corrected
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self._corrected)
        self.moved.emit()

    def _begin(self, original: Transcript, hash_: str) -> None:
        self._undo.clear()
        self._hash, self._recalled = hash_, False
        self._corrections, self._corrected = (), correct(original, ())

    def _recall(self) -> None:
        """Bring the corrections of another day; without them none are made, for they would replace those."""
        if self._keeper is not None and self._hash and not self._recalled:
            try:
                self._corrections = self._keeper.load(self._hash)
                self._recalled = True
            except WorldError as error:
                self.trouble.emit(error)
        self._corrected = correct(self._corrected.original, self._corrections)
        if self._corrected.misfits:
            self._tell_misfits()
        self._weigh()

    def _tell_misfits(self) -> None:
        title = message("Some corrections do not fit this transcript")
        detail = message(
            "{count} of {total} were left out; they are kept in the library.",
            count=len(self._corrected.misfits),
            total=len(self._corrections),
        )
        self.trouble.emit(WorldError(title, detail))

    def _weigh(self) -> None:
        available = self._recalled and bool(self.transcript.turns)
        if available != self._available:
            self._available = available
            self.available_changed.emit(available)
