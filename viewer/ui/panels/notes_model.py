"""The annotations of the episode as rows of a list: sorted, grouped, filtered, changed row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.core.annotations import Annotation
from viewer.core.notes_filter import NotesFilter, words_of
from viewer.core.notes_order import NotesPlace, Order, Row, heading_of, rows_of
from viewer.ui.panels.notes_words import spoken, told_group

_Index = QModelIndex | QPersistentModelIndex
_MANY = 200  # more changes at once than that: everything is listed anew


class Annotations(Protocol):
    """Where the annotations of the episode are: the part of the controller that is read."""

    @property
    def annotations(self) -> Sequence[Annotation]:
        """All of them."""

    def get(self, id_: str, /) -> Annotation | None:
        """One of them; None where it is gone."""


class NotesModel(QAbstractListModel):
    """Rows of annotations, and of headings where they are grouped.

    Attributes:
        place: what the annotations lie in.
    """

    def __init__(self, source: Annotations | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._known: dict[str, Annotation] = {}
        self._rows: list[Row] = []
        self._all_rows: dict[str, tuple[Row, ...]] = {}
        self._rows_by_id: dict[str, tuple[Row, ...]] = {}
        self._groups: Counter[Row] = Counter()
        self._order, self._filter = Order.TIME, NotesFilter()
        self._unfinished = 0
        self._heaps: dict[str, tuple[Annotation, str]] = {}  # what `words_of` made, and of what
        self.place = NotesPlace()

    # What is listed

    def attach(self, source: Annotations) -> None:
        """List what is there from now on."""
        self._source = source
        self.take()

    def take(self, place: NotesPlace | None = None) -> None:
        """List everything anew: another episode, another timing, or changes without number."""
        if place is not None and place.transcript is not self.place.transcript:
            self._heaps = {}  # others may speak there
        self.place = place or self.place
        self.beginResetModel()
        everything = self._source.annotations if self._source else ()
        self._known = {each.id: each for each in everything}
        self._heaps = {id_: kept for id_, kept in self._heaps.items() if id_ in self._known}
        self._unfinished = sum(each.unfinished for each in self._known.values())
        self._place()
        self._list()
        self.endResetModel()

    def arrange(self, order: Order, wanted: NotesFilter) -> None:
        """List in another order, or others."""
        if (order, wanted) != (self._order, self._filter):
            self.beginResetModel()
            anew, self._order, self._filter = order is not self._order, order, wanted
            if anew:
                self._place()
            self._list()
            self.endResetModel()

    def prepare(self) -> None:
        """The reader is about to filter: have the words at hand."""
        for annotation in self._known.values():
            self._words(annotation)

    def refresh(self, ids: Iterable[str]) -> None:
        """These were changed, made or deleted."""
        changed = list(ids)
        if len(changed) > _MANY:
            self.take()
            return
        for id_ in changed:
            self._replace(id_, self._source.get(id_) if self._source else None)

    @property
    def order(self) -> Order:
        """What they are sorted by."""
        return self._order

    @property
    def filter(self) -> NotesFilter:
        """Which are listed."""
        return self._filter

    @property
    def total(self) -> int:
        """How many annotations the episode has."""
        return len(self._known)

    @property
    def listed(self) -> int:
        """How many of them are listed, none counted twice."""
        return len(self._rows_by_id)

    @property
    def unfinished(self) -> int:
        """How many of all wait to be completed."""
        return self._unfinished

    def get(self, id_: str) -> Annotation | None:
        """The annotation with this id."""
        return self._known.get(id_)

    def ids(self) -> list[str]:
        """All that are listed, in the order of the list, none twice."""
        return list(dict.fromkeys(row.id for row in self._rows if row.id))

    def after(self, ids: Iterable[str]) -> str:
        """What is listed behind these, else before them: where the reader is once they are gone."""
        gone, listed = set(ids), self.ids()
        last = max((number for number, id_ in enumerate(listed) if id_ in gone), default=-1)
        behind = [id_ for id_ in listed[last + 1 :] if id_ not in gone]
        before = [id_ for id_ in listed[: max(last, 0)] if id_ not in gone]
        return behind[0] if behind else before[-1] if before else ""

    def tags(self) -> tuple[str, ...]:
        """The tags that are in use here, sorted."""
        return tuple(sorted({tag for each in self._known.values() for tag in each.tags}, key=str.casefold))

    def speakers(self) -> tuple[tuple[int, str], ...]:
        """Index and name of those who speak where something is marked."""
        found = {self.place.speaker(each) for each in self._known.values()}
        return tuple((each, self.place.name(each)) for each in sorted(x for x in found if x is not None))

    def row(self, number: int) -> Row:
        """What stands at a place of the list."""
        return self._rows[number]

    def annotation(self, number: int) -> Annotation | None:
        """The annotation at a place of the list; None for a heading."""
        return self._known.get(self._rows[number].id)

    def number(self, id_: str) -> int:
        """Where an annotation is listed first; -1 for nowhere."""
        rows = self._rows_by_id.get(id_)
        return bisect_left(self._rows, rows[0]) if rows else -1

    def number_of(self, row: Row) -> int:
        """Where a row stands; -1 where it is gone."""
        number = bisect_left(self._rows, row)
        return number if number < len(self._rows) and self._rows[number] == row else -1

    def group_size(self, heading: Row) -> int:
        """How many stand below a heading."""
        return self._groups[heading]

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A row in words, for those who hear it; the list paints it from the annotation itself."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self._rows[index.row()]
        annotation = self._known.get(row.id)
        if annotation is None:
            return told_group(row, self._order, self.place)
        return spoken(annotation, self.place)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        heading = self._rows[index.row()].heading
        return usual if heading else usual | Qt.ItemFlag.ItemIsSelectable

    # How rows come and go

    def _wants(self, annotation: Annotation) -> bool:
        wanted = self._filter
        speaker = self.place.speaker(annotation) if wanted.speakers else None
        return wanted.wants(annotation, speaker, partial(self._words, annotation))

    def _words(self, annotation: Annotation) -> str:
        kept = self._heaps.get(annotation.id)
        if kept is None or kept[0] is not annotation:
            name = self.place.name(self.place.speaker(annotation))
            kept = self._heaps[annotation.id] = annotation, words_of(annotation, name)
        return kept[1]

    def _place(self) -> None:
        """Find out anew where each stands, listed or not: what a filter picks from."""
        self._all_rows = {
            id_: tuple(rows_of(each, self.place, self._order)) for id_, each in self._known.items()
        }

    def _list(self) -> None:
        known, active = self._known, self._filter.active
        wanted = [id_ for id_, each in known.items() if self._wants(each)] if active else list(known)
        self._rows_by_id = {id_: self._all_rows[id_] for id_ in wanted}
        listed = [row for rows in self._rows_by_id.values() for row in rows]
        self._groups = Counter()
        if self._order is not Order.TIME:
            self._groups.update(map(heading_of, listed))
        self._rows = sorted([*listed, *self._groups])

    def _replace(self, id_: str, new: Annotation | None) -> None:
        old = self._known.pop(id_, None)
        self._all_rows.pop(id_, None)
        before = self._rows_by_id.pop(id_, ())
        placed = tuple(rows_of(new, self.place, self._order)) if new else ()
        after = placed if new and self._wants(new) else ()
        self._unfinished += bool(new and new.unfinished) - bool(old and old.unfinished)
        if new:
            self._known[id_], self._all_rows[id_] = new, placed
        if after:
            self._rows_by_id[id_] = after
        for row in after:
            if row not in before:
                self._put_in(row)
        for row in before:
            if row not in after:
                self._take_out(row)
            else:
                index = self.index(self.number_of(row))
                self.dataChanged.emit(index, index)

    def _put_in(self, row: Row) -> None:
        if self._order is not Order.TIME:
            heading = heading_of(row)
            self._groups[heading] += 1
            if self._groups[heading] == 1:
                self._insert(heading)
            else:
                self._tell(heading)
        self._insert(row)

    def _take_out(self, row: Row) -> None:
        self._remove(row)
        if self._order is not Order.TIME:
            heading = heading_of(row)
            self._groups[heading] -= 1
            if not self._groups[heading]:
                del self._groups[heading]
                self._remove(heading)
            else:
                self._tell(heading)

    def _insert(self, row: Row) -> None:
        number = bisect_left(self._rows, row)
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.insert(number, row)
        self.endInsertRows()

    def _remove(self, row: Row) -> None:
        number = self.number_of(row)
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number]
        self.endRemoveRows()

    def _tell(self, heading: Row) -> None:
        index = self.index(self.number_of(heading))
        self.dataChanged.emit(index, index)
