"""The episodes of a podcast, one of which is to be opened."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from viewer.core.podcast import Feed, Offered
from viewer.core.timecode import format_ms
from viewer.ui.dialogs.picking import PickingDialog

_SIZE = QSize(760, 520)


class FeedDialog(PickingDialog):
    """Lists a feed as it stands there, mostly the latest first; what is typed narrows the list.

    Signals:
        chosen: (`Offered`) open this one.
    """

    chosen = Signal(object)

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._shown: list[Offered] = []
        self.setWindowTitle(feed.title or self.tr("Podcast"))
        columns = (self.tr("Date"), self.tr("Episode"), self.tr("Length"), self.tr("Transcript"))
        self.set_columns(columns, wide=1)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(self.tr("Episodes"))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Find an episode"))
        self._filter.setAccessibleName(self.tr("Find an episode"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._fill)
        self._filter.returnPressed.connect(self._choose)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self._filter)
        self.offer(self.tr("Open"), self._choose, key=Qt.Key.Key_Return)
        self.table.doubleClicked.connect(lambda _index: self._choose())
        self.resize(_SIZE)
        self._fill()

    def _fill(self) -> None:
        words = self._filter.text().casefold().split()
        self._shown = [
            each for each in self._feed.episodes if all(word in each.title.casefold() for word in words)
        ]
        self.label.setText(self._said())
        self.fill([self._told(each) for each in self._shown])

    def _said(self) -> str:
        text = self.tr("Choose the episode to download and open.")
        if self._feed.left_out:
            rest = self.tr("Left out, without audio and transcript or damaged: {count}.")
            return f"{text} {rest.format(count=self._feed.left_out)}"
        return text

    def _told(self, episode: Offered) -> tuple[str, str, str, str]:
        date = QDate.fromString(episode.date, Qt.DateFormat.ISODate)
        return (
            QLocale().toString(date, QLocale.FormatType.ShortFormat) if date.isValid() else "",
            episode.title or self.tr("Without a title"),
            format_ms(episode.duration_s * 1000) if episode.duration_s else "",
            self.tr("Yes") if episode.transcripts else "",
        )

    def _choose(self) -> None:
        for row in self.picked():
            self.chosen.emit(self._shown[row])
            self.accept()
