"""What stands in place of the hits while there are none: how to search, or what else to try."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from viewer.controllers.library_search import Outcome


class SearchHelp(QWidget):
    """A title and a few lines.

    Attributes:
        title: what it says, in one line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self._title, self._words = QLabel(), QLabel()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        self._words.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 18)
        column.setSpacing(8)
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(1)
        self.invite()

    def invite(self) -> None:
        """Nothing was asked yet."""
        self.say(self.tr("Search all transcripts and notes"), self._ways())

    def tell(self, outcome: Outcome) -> None:
        """Nothing was found, or nothing was asked that could be."""
        query = outcome.query
        if query.empty and query.unclear:
            self.say(self.tr("Not understood: {part}").format(part=query.unclear[0]), self._ways())
        elif query.empty:
            self.invite()
        else:
            self.say(self.tr("Nothing found"), "\n\n".join(self._advice(outcome)))

    def say(self, title: str, words: str) -> None:
        """Say this; translated already."""
        self.title = title
        self._title.setText(title)
        self._words.setText(words)

    def _advice(self, outcome: Outcome) -> list[str]:
        query, parts = outcome.query, []
        if query.unclear:
            parts.append(self.tr("Not understood: {part}").format(part=query.unclear[0]))
        if len(query.wanted) > 1:
            parts.append(self.tr("All words must be in one turn or note: try fewer."))
        if query.speakers or query.tags or not (query.text and query.notes):
            parts.append(self.tr("Try it with words alone."))
        if query.after_ms is not None or query.before_ms is not None:
            parts.append(self.tr("Try it without a date."))
        parts.append(self.tr("Try the beginning of a word, with a star: univers*"))
        if outcome.unsearched:
            count = outcome.unsearched
            parts.append(self.tr("%n episode(s) must be opened once before they are searched.", "", count))
        return parts

    def _ways(self) -> str:
        return self.tr(
            "All words must be there, in any order.\n\n"
            '"higher education": in a row\n'
            "univers*: longer words, too\n"
            "-school: not this word\n"
            "speaker:anders: who speaks\n"
            "tag:budget: what has this tag\n"
            "in:notes or in:text: these alone\n"
            "after:2023 before:2024-05-01: the date of the episode"
        )
