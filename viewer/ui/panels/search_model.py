"""The rows of a search of the whole library: episodes, and what was found in each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.core.found import Found, FoundEpisode, FoundIn, by_episode
from viewer.core.query_hits import Excerpt, excerpt
from viewer.core.timecode import format_ms

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_BEFORE, _LENGTH = 46, 220  # code points of an excerpt


class SearchModel(QAbstractListModel):
    """Hits below the episodes they are in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FoundEpisode | Found] = []

    def take(self, hits: Iterable[Found]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = []
        for episode, group in by_episode(hits):
            self._rows += [episode, *group]
        self.endResetModel()

    def row(self, number: int) -> FoundEpisode | Found:
        """What stands there."""
        return self._rows[number]

    def hit(self, number: int) -> Found | None:
        """The hit there; None at an episode, and outside."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Found) else None

    def number(self, hit: Found | None) -> int:
        """Where a hit stands; -1 where it does not."""
        keys = (each.key if isinstance(each, Found) else None for each in self._rows)
        return next((i for i, key in enumerate(keys) if hit is not None and key == hit.key), -1)

    def next(self, number: int, by: int) -> int:
        """The row of the hit `by` hits on or back, round and round; -1 where there are none."""
        hits = [i for i, row in enumerate(self._rows) if isinstance(row, Found)]
        if not hits:
            return -1
        if number not in hits:
            return hits[0 if by > 0 else -1]
        return hits[(hits.index(number) + by) % len(hits)]

    @property
    def episodes(self) -> int:
        """In how many episodes something was found."""
        return sum(isinstance(row, FoundEpisode) for row in self._rows)

    def size_of(self, episode: FoundEpisode) -> int:
        """How many hits are shown of it."""
        return sum(isinstance(row, Found) and row.episode.id == episode.id for row in self._rows)

    # What Qt calls

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Episodes and hits."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Hits alone can be chosen."""
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in roles or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, FoundEpisode):
            return row.title
        parts = (format_ms(row.ms), self.told_kind(row), row.speaker, shown_of(row).text, row.episode.title)
        return ", ".join(part for part in parts if part)

    def told_kind(self, hit: Found) -> str:
        """That it is a note; nothing for a turn."""
        return self.tr("a note") if hit.kind is FoundIn.NOTE else ""


def shown_of(hit: Found) -> Excerpt:
    """What is shown of a hit: of a note that says nothing, the words it is about."""
    text = hit.text if hit.text.strip() else f"“{' '.join(hit.quote.split())}”" if hit.quote.strip() else ""
    return excerpt(text, hit.spans if text is hit.text else (), _BEFORE, _LENGTH)
