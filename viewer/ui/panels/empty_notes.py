"""What stands in place of the list while there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyNotes(QWidget):
    """Says how a first note is made, or that the filter lets nothing through.

    Signals:
        everything_wanted: the reader wants to see all notes again.
    """

    everything_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filtered = False
        self._invitation = self.tr(
            "Select words in the transcript to highlight them and to write about them."
        )
        self._title, self._words = QLabel(), QLabel()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        self._words.setProperty("quiet", True)
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._all = QPushButton(self.tr("Show all notes"))
        self._all.setAutoDefault(False)
        self._all.clicked.connect(self.everything_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 16, 18)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._show()

    def set_invitation(self, words: str) -> None:
        """How a first note is made."""
        self._invitation = words
        self._show()

    def set_filtered(self, *, filtered: bool) -> None:
        """Whether there are notes which the filter hides."""
        self._filtered = filtered
        self._show()

    def _show(self) -> None:
        self._title.setText(self.tr("No such notes") if self._filtered else self.tr("No notes yet"))
        hidden = self.tr("The filter lets none of this episode's notes through.")
        self._words.setText(hidden if self._filtered else self._invitation)
        self._all.setVisible(self._filtered)
