"""Tags as a tree: each below those it lies in, with its colour and how often it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from viewer.core.annotations import SEPARATOR, Annotation, Tag
from viewer.ui.panels.shades import swatch
from viewer.ui.theme import Theme

_NAME = Qt.ItemDataRole.UserRole


class TagTree(QTreeWidget):
    """Shows tags; one that others lie in is shown also where it is no tag itself.

    Signals:
        rename_wanted: F2.
        removal_wanted: the Delete key.
    """

    rename_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(self.tr("Tags"))
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Tag"), self.tr("In this episode"), self.tr("In all episodes")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.ensurePolished()  # else rows are measured undressed
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def fill(
        self, tags: Sequence[Tag], annotations: Iterable[Annotation], everywhere: Mapping[str, int]
    ) -> None:
        """Show tags; what was chosen and folded stays so, by name.

        Args:
            tags: of all episodes.
            annotations: of this episode.
            everywhere: how many annotations of all episodes have each tag.
        """
        chosen, before = set(self.chosen()), bool(self._items)
        here = self.currentItem()
        current = str(here.data(0, _NAME)) if here is not None else ""
        folded = {name for name, item in self._items.items() if item.childCount() and not item.isExpanded()}
        counts = Counter(name for each in annotations for name in each.tags)
        self.blockSignals(True)  # the choice is put back below
        self.clear()
        self._items = {}
        for tag in tags:
            item = self._item(tag.name)
            item.setIcon(0, swatch(self._theme, tag.colour))
            item.setToolTip(0, tag.memo if "<" not in tag.memo else "")
        for name, item in self._items.items():
            for column, count in ((1, counts[name]), (2, everywhere.get(name, 0))):
                item.setText(column, str(count) if count else "")
            item.setExpanded(name not in folded)
            item.setSelected(name in chosen)
        first, flags = self.topLevelItem(0), QItemSelectionModel.SelectionFlag
        if first is not None and not self.selectedItems() and (chosen or not before):
            self.setCurrentItem(first, 0, flags.ClearAndSelect | flags.Rows)
        elif current in self._items:
            self.setCurrentItem(self._items[current], 0, flags.NoUpdate)  # where the arrow keys go on
        self.blockSignals(False)

    def chosen(self) -> list[str]:
        """Names of the tags that are chosen."""
        return [str(item.data(0, _NAME)) for item in self.selectedItems()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _item(self, name: str) -> QTreeWidgetItem:
        """The item of a tag; it is made, and those it lies in, where there is none."""
        if name in self._items:
            return self._items[name]
        outer, _, last = name.rpartition(SEPARATOR)
        item = self._items[name] = QTreeWidgetItem(self._item(outer) if outer else self)
        item.setText(0, last)
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, _NAME, name)
        return item
