"""What is different in another edition, and what would happen to each note: to be agreed to, or left."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers.edition_work import Offer
from viewer.core.annotations import Annotation, Place
from viewer.core.reanchor import Found
from viewer.core.timecode import format_ms
from viewer.ui.dialogs.table import Rows
from viewer.ui.diff_text import DiffText

_SIZE = QSize(760, 620)
_SHOWN = 90  # code points of a quote in the list


class EditionDialog(QDialog):
    """The difference above, the notes below.

    Signals:
        update_wanted: the notes are to be placed as told here.
    """

    update_wanted = Signal()

    def __init__(self, offer: Offer, told: str, parent: QWidget | None = None) -> None:
        """Show an offer; `told` sums it up in one sentence."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Another version of the transcript"))
        label = QLabel(" ".join((told + ".", self._tally(offer))).strip())
        label.setWordWrap(True)
        self.diff = DiffText(offer)
        self.notes = self._make_table(offer)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for part in (self.diff, self.notes):
            parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(label)
        column.addWidget(parts, 1)
        column.addWidget(self._make_buttons())
        for one, other in pairwise((self.diff, self.notes, *self._buttons)):
            QWidget.setTabOrder(one, other)
        self.resize(_SIZE)
        self.diff.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        update = box.addButton(self.tr("Update"), QDialogButtonBox.ButtonRole.AcceptRole)
        later = box.addButton(self.tr("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        update.setDefault(True)
        later.setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.accepted.connect(self.update_wanted)
        box.rejected.connect(self.reject)
        self._buttons = update, later
        return box

    def _make_table(self, offer: Offer) -> QTableView:
        columns = (self.tr("Time"), self.tr("Passage"), self.tr("What happens to the note"))
        pairs = zip(offer.notes, offer.found, strict=True)
        rank = {Place.DETACHED: 0, Place.DOUBTFUL: 1, Place.SURE: 2}  # what is to be looked at comes first
        self._model = Rows(
            columns, [self._row(*pair) for pair in sorted(pairs, key=lambda p: rank[p[1].place])]
        )
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("What happens to each note"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        header.resizeSection(0, 80)
        header.resizeSection(1, 330)
        table.selectRow(0)
        return table

    def _row(self, note: Annotation, found: Found) -> tuple[str, str, str]:
        anchor = note.anchor
        assert anchor is not None  # noqa: S101 - passages have one
        return format_ms(anchor.start_ms), shortened(anchor.quote), self._fate(anchor.quote, found)

    def _fate(self, quote: str, found: Found) -> str:
        if found.place is Place.DETACHED:
            return self.tr("Its words are gone; it is kept without a place")
        if found.place is Place.DOUBTFUL:
            return self.tr("To review: %n place(s) come into question", "", len(found.candidates))
        if found.anchor.quote == quote:
            return self.tr("Kept, at {time}").format(time=format_ms(found.anchor.start_ms))
        told = self.tr("Kept, at {time}; the words are now “{words}”")
        return told.format(time=format_ms(found.anchor.start_ms), words=shortened(found.anchor.quote))

    def _tally(self, offer: Offer) -> str:
        if offer.difference is None:
            return ""
        words = offer.difference.words
        counts = (
            (words.changed, self.tr("%n word(s) changed", "", words.changed)),
            (words.added, self.tr("added: {count}").format(count=words.added)),
            (words.removed, self.tr("removed: {count}").format(count=words.removed)),
            (words.moved, self.tr("moved: {count}").format(count=words.moved)),
        )
        told = ", ".join(text for count, text in counts if count)
        return f"{told}." if told else ""


def shortened(quote: str) -> str:
    """A quote in one line, not too long."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rstrip() + "…"
