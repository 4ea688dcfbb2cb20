"""Notes whose place is not sure, one after the other: what they were about, and where that may be now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.core.annotations import Annotation, Place
from viewer.core.reanchor import Candidate
from viewer.core.timecode import format_ms
from viewer.ui.dialogs.edition import shortened
from viewer.ui.score_words import ScoreWords

_SIZE = QSize(780, 430)  # the transcript is to be seen beside it


@dataclass(frozen=True, slots=True)
class Case:
    """A note to be reviewed.

    Attributes:
        note: as it is.
        candidates: where it may be, the best first; None while they are being looked for.
    """

    note: Annotation
    candidates: tuple[Candidate, ...] | None


class ReviewDialog(QDialog):
    """The notes above; below, what one was about beside the places that come into question.

    Signals:
        looked_at: (`Anchor`) the reader is at this place.
        placed: (str, `Anchor`) the note belongs there.
        selection_wanted: (str) the note belongs to what is selected in the transcript.
        detached: (str) the note is to be kept without a place.
    """

    looked_at = Signal(object)
    placed = Signal(str, object)
    selection_wanted = Signal(str)
    detached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: Sequence[Case] = ()
        self._shown: tuple[str, tuple[Candidate, ...] | None] | None = None
        self._scores = ScoreWords()
        self.setWindowTitle(self.tr("Review places"))
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.notes, self.places = QListWidget(), QListWidget()
        self.notes.setAccessibleName(self.tr("Notes to review"))
        self.notes.currentRowChanged.connect(lambda _row: self._show_case())
        self.places.setAccessibleName(self.tr("Where it may be now"))
        self.places.setWordWrap(True)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setResizeMode(QListView.ResizeMode.Adjust)
        self.places.currentRowChanged.connect(lambda _row: self._on_place())
        self.was = QTextEdit()
        self.was.setReadOnly(True)
        self.was.setTabChangesFocus(True)
        self.was.setAccessibleName(self.tr("What the note was about"))
        self._lay_out()
        self.resize(_SIZE)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """List these; the reader stays at the same note, or comes to the next one."""
        at = self._case
        row = next(
            (row for row, case in enumerate(cases) if at is not None and case.note.id == at.note.id),
            max(self.notes.currentRow(), 0),
        )
        self.notes.blockSignals(True)
        self._cases = cases
        self.notes.clear()
        for case in cases:
            QListWidgetItem(self._told_case(case), self.notes)
        self.notes.setCurrentRow(min(row, len(cases) - 1))
        self.notes.blockSignals(False)
        self._show_case()

    def tell(self, words: str) -> None:
        """Say something above the list until the reader goes on."""
        self._told.setText(words)

    @property
    def _case(self) -> Case | None:
        row = self.notes.currentRow()
        return self._cases[row] if 0 <= row < len(self._cases) else None

    @property
    def _candidate(self) -> Candidate | None:
        case, row = self._case, self.places.currentRow()
        if case is None or not case.candidates or not 0 <= row < len(case.candidates):
            return None
        return case.candidates[row]

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        for name, widget in (
            (self.tr("What the note was about"), self.was),
            (self.tr("Where it may be now"), self.places),
        ):
            sides.addWidget(_titled(name, widget))
        parts = QSplitter(Qt.Orientation.Vertical)
        for splitter, stretch in ((parts, 1), (sides, 1)):
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(1, stretch)
        parts.addWidget(self.notes)
        parts.addWidget(sides)
        parts.setSizes([110, 230])
        sides.setSizes([310, 430])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(parts, 1)
        column.addWidget(self._make_buttons())
        buttons = (self.accept_button, self.select_button, self.detach_button, self.close_button)
        for one, other in pairwise((self.notes, self.was, self.places, *buttons)):
            QWidget.setTabOrder(one, other)

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.accept_button = QPushButton(self.tr("Accept this place"))
        self.select_button = QPushButton(self.tr("Use the selection"))
        self.detach_button = QPushButton(self.tr("Keep without a place"))
        self.accept_button.clicked.connect(self._accept_place)
        self.select_button.clicked.connect(lambda: self._send(self.selection_wanted.emit))
        self.detach_button.clicked.connect(lambda: self._send(self.detached.emit))
        for button, keys in ((self.select_button, "Alt+S"), (self.detach_button, "Alt+D")):
            button.setShortcut(keys)
            button.setToolTip(f"{button.text()} ({keys})")
        for button in (self.accept_button, self.select_button, self.detach_button):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = box.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.setAutoDefault(False)
        self.accept_button.setDefault(True)
        box.rejected.connect(self.reject)
        return box

    def _send(self, emit: Callable[[str], object]) -> None:
        if self._case is not None:
            emit(self._case.note.id)

    def _accept_place(self) -> None:
        case, candidate = self._case, self._candidate
        if case is not None and candidate is not None:
            self.placed.emit(case.note.id, candidate.anchor)

    def _show_case(self) -> None:
        case = self._case
        now = None if case is None else (case.note.id, case.candidates)
        if now is None or now != self._shown:
            self._shown = now
            self._fill(case)
        self._tell(case)
        self._weigh()

    def _fill(self, case: Case | None) -> None:
        had_focus = self.places.hasFocus() or not self.notes.hasFocus()
        self.places.blockSignals(True)
        self.places.clear()
        self.was.clear()
        if case is not None:
            self._write_old(case.note)
            for number, candidate in enumerate(case.candidates or (), 1):
                QListWidgetItem(self._told_place(number, candidate), self.places)
            self.places.setCurrentRow(0)
        self.places.blockSignals(False)
        if case is None:
            self.close_button.setFocus()
        elif had_focus:
            (self.places if case.candidates else self.notes).setFocus()
        self._on_place()

    def _on_place(self) -> None:
        candidate = self._candidate
        if candidate is not None:
            self.looked_at.emit(candidate.anchor)
        self._weigh()

    def _weigh(self) -> None:
        case = self._case
        self.accept_button.setEnabled(self._candidate is not None)
        self.select_button.setEnabled(case is not None)
        self.detach_button.setEnabled(case is not None and case.note.place is not Place.DETACHED)

    def _tell(self, case: Case | None) -> None:
        if case is None:
            self.tell(self.tr("Every note has its place."))
            return
        place = self.tr("Note {number} of {count}.").format(
            number=self.notes.currentRow() + 1, count=len(self._cases)
        )
        if case.candidates is None:
            more = self.tr("Looking for its words …")
        elif not case.candidates:
            more = self.tr(
                "Its words are not found. Select words in the transcript, or keep it without a place."
            )
        else:
            more = self.tr("Accept a place, or select the right words in the transcript.")
        self.tell(f"{place} {more}")

    def _told_case(self, case: Case) -> str:
        anchor = case.note.anchor
        quote = shortened(anchor.quote) if anchor else ""
        fate = self.tr("without a place") if case.note.place is Place.DETACHED else self.tr("to review")
        said = f" – {shortened(case.note.note)}" if case.note.note else ""
        return f"{format_ms(anchor.start_ms) if anchor else ''} ({fate}): “{quote}”{said}"

    def _told_place(self, number: int, candidate: Candidate) -> str:
        anchor = candidate.anchor
        title = self.tr("{number}. At {time}: {scores}").format(
            number=number, time=format_ms(anchor.start_ms), scores=self._scores.told(candidate.score)
        )
        return f"{title}\n…{_flat(anchor.prefix)}[{_flat(anchor.quote)}]{_flat(anchor.suffix)}…"

    def _write_old(self, note: Annotation) -> None:
        anchor, strong = note.anchor, QTextCharFormat()
        if anchor is None:
            return
        strong.setFontWeight(700)
        strong.setFontUnderline(True)
        cursor = QTextCursor(self.was.document())
        cursor.insertText(f"{format_ms(anchor.start_ms)}\n…{_flat(anchor.prefix)}", QTextCharFormat())
        cursor.insertText(_flat(anchor.quote), strong)
        cursor.insertText(f"{_flat(anchor.suffix)}…", QTextCharFormat())
        if note.note:
            cursor.insertText("\n\n" + self.tr("Note: {text}").format(text=note.note), QTextCharFormat())
        self.was.moveCursor(QTextCursor.MoveOperation.Start)


def _titled(name: str, widget: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    label = QLabel(name)
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget, 1)
    return side


def _flat(text: str) -> str:
    return text.replace("\n", " ¶ ")
