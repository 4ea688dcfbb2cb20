"""What the list of notes can be narrowed to, and sorted by, in two menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.core.annotations import Colour
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui.panels.notes_words import told_colour, told_order
from viewer.ui.panels.shades import swatch
from viewer.ui.theme import Theme

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to choose from.

    Attributes:
        tags: names of tags in use, sorted.
        speakers: index and name of those who speak where something is marked.
    """

    tags: tuple[str, ...] = ()
    speakers: tuple[tuple[int, str], ...] = ()


class FilterMenu(QMenu):
    """Colours, tags, speakers, bookmarks: each can be switched; it is made anew whenever it opens.

    Signals:
        chosen: (`NotesFilter`) the reader wants this one now.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.wanted: Callable[[], NotesFilter] = NotesFilter
        self.facets: Callable[[], Facets] = Facets
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        self.clear()
        wanted, facets = self.wanted(), self.facets()
        unfinished, bookmarks = wanted.unfinished, wanted.bookmarks
        self._switch(self, self.tr("To be completed"), unfinished, replace(wanted, unfinished=not unfinished))
        self._switch(self, self.tr("Bookmarks only"), bookmarks, replace(wanted, bookmarks=not bookmarks))
        self.addSeparator()
        for colour in Colour:
            after = replace(wanted, colours=wanted.colours ^ {colour})
            action = self._switch(self, told_colour(colour), colour in wanted.colours, after)
            # Beside an icon Qt draws no tick of its own.
            action.setIcon(swatch(self.theme, colour, ticked=action.isChecked()))
        self.addSeparator()
        tags = [(tag, tag) for tag in facets.tags]
        self._submenu(self.tr("Tags"), tags, wanted.tags, lambda keys: replace(wanted, tags=keys))
        self._submenu(
            self.tr("Speakers"), facets.speakers, wanted.speakers, lambda keys: replace(wanted, speakers=keys)
        )
        self.addSeparator()
        everything = self.addAction(self.tr("Show all"))
        everything.setEnabled(wanted.active)
        everything.triggered.connect(lambda: self.chosen.emit(NotesFilter()))

    def _submenu(
        self,
        title: str,
        entries: Sequence[tuple[_Key, str]],
        chosen: frozenset[_Key],
        change: Callable[[frozenset[_Key]], NotesFilter],
    ) -> None:
        menu = self.addMenu(title)
        menu.setEnabled(bool(entries))
        for key, name in entries:
            self._switch(menu, name, key in chosen, change(chosen ^ {key}))

    def _switch(self, menu: QMenu, text: str, on: bool, after: NotesFilter) -> QAction:  # noqa: FBT001 - a state
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(partial(self._choose, after))
        return action

    def _choose(self, wanted: NotesFilter, _checked: bool = False) -> None:  # noqa: FBT001 - a slot
        self.chosen.emit(wanted)


class OrderMenu(QMenu):
    """By time, tag, colour or speaker.

    Signals:
        chosen: (`Order`) the reader wants this one now.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        self._by_order: dict[Order, QAction] = {}
        for order in Order:
            action = self._by_order[order] = self.addAction(told_order(order))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, order))
        self.show_order(Order.TIME)

    def show_order(self, order: Order) -> None:
        """This is the order now."""
        self._by_order[order].setChecked(True)

    def _choose(self, order: Order, _checked: bool = False) -> None:  # noqa: FBT001 - a slot
        self.chosen.emit(order)
