"""Asks which passages are cut out of the audio."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from viewer.core.timecode import format_ms
from viewer.ui.dialogs.choices import Choice, ChoiceButtons, Choices, ChoiceTable
from viewer.writers.passages import Passage

_SIZE = QSize(640, 440)


class ClipsDialog(QDialog):
    """Lists the passages that have times.

    Signals:
        wanted: (list of str) ids of the annotations whose passages are to be cut out.
    """

    wanted = Signal(object)

    def __init__(
        self, passages: Sequence[Passage], chosen: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        """Ask.

        Args:
            passages: those that have times.
            chosen: ids of those that are ticked at first; none for all.
            parent: the window.
        """
        super().__init__(parent)
        self._passages = passages
        wanted = [not chosen or passage.annotation.id in chosen for passage in passages]
        self.setWindowTitle(self.tr("Audio clips"))
        label = QLabel(
            self.tr("Each passage becomes an audio file, with its words in a text file beside it.")
        )
        label.setWordWrap(True)
        rows = [
            Choice(_cells(passage), on or not any(wanted))
            for passage, on in zip(passages, wanted, strict=True)
        ]
        columns = (self.tr("Time"), self.tr("Length"), self.tr("Speaker"), self.tr("Passage"))
        self._choices = Choices(columns, rows)
        self._table = ChoiceTable(self._choices, self.tr("Passages"), self)
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (label, self._table, self._buttons):
            column.addWidget(part)
        self.resize(_SIZE)
        self._table.setFocus()

    def accept(self) -> None:
        """Send what is ticked."""
        super().accept()
        self.wanted.emit([self._passages[row].annotation.id for row in self._choices.chosen()])

    def _make_buttons(self) -> ChoiceButtons:
        def deed(count: int) -> str:
            return self.tr("Cut %n clip(s)…", "", count)

        buttons = ChoiceButtons(self._choices, deed, self.tr("All or none"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _cells(passage: Passage) -> tuple[str, ...]:
    length = (passage.end_ms or 0) - (passage.start_ms or 0)
    words = " ".join(" ".join(text for _, text in passage.said).split())
    return passage.time, format_ms(length), passage.speaker, words
