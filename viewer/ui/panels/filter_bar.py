"""Above the list of notes: how many there are, in which order, and which of them are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui.icon_button import IconButton
from viewer.ui.panels.filter_menu import FilterMenu, OrderMenu
from viewer.ui.panels.notes_words import told_colour, told_order
from viewer.ui.search_field import SearchField
from viewer.ui.theme import Theme

_PAUSE_MS = 120


class FilterBar(QWidget):
    """Asks for order and filter; knows no annotation.

    Attributes:
        filter_menu: what the list can be narrowed to.
        close: the button that folds the panel away.

    Signals:
        changed: (`Order`, `NotesFilter`) the reader wants it so.
        entered: the reader came to the field.
        confirmed: Enter, or the arrow down: on into the list.
        left: Escape.
    """

    changed = Signal(object, object)
    entered = Signal()
    confirmed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order, self._filter = Order.TIME, NotesFilter()
        self._speakers: dict[int, str] = {}
        self._title, self._count = QLabel(self.tr("Notes")), QLabel()
        self._sort = self._menu_button("sort", self.tr("Sort the notes"))
        self._narrow = self._menu_button("filter", self.tr("Choose which notes are shown"))
        self.close_button = IconButton("clear", self.tr("Fold the notes away"), self, size=16)
        self._field = SearchField(theme, self)
        self._unfinished = QToolButton(self)
        self._facets, self._all = QLabel(), IconButton("clear", self.tr("Show all notes"), self, size=14)
        self.filter_menu, self._order_menu = FilterMenu(theme, self), OrderMenu(self)
        self._narrow.setMenu(self.filter_menu)
        self._sort.setMenu(self._order_menu)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._connect()
        self._lay_out()
        self.set_theme(theme)
        self.set_counts(0, 0, 0)

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        return self._order

    @property
    def filter(self) -> NotesFilter:
        """Which notes are shown."""
        return self._filter

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.filter_menu.theme = theme
        for part in (self._sort, self._narrow, self.close_button, self._field, self._all):
            part.set_theme(theme)

    def set_counts(self, listed: int, total: int, unfinished: int) -> None:
        """Say how many there are.

        Args:
            listed: how many the filter lets through.
            total: how many the episode has.
            unfinished: how many of all are to be completed.
        """
        figures = QLocale()
        all_, some = figures.toString(total), figures.toString(listed)
        words = self.tr("{some} of {all}").format(some=some, all=all_) if self._filter.active else all_
        self._count.setText(words if total else "")
        self._unfinished.setText(self.tr("%n note(s) to be completed", "", unfinished))
        self._unfinished.setVisible(unfinished > 0 or self._filter.unfinished)

    def set_speakers(self, names: dict[int, str]) -> None:
        """How those are called who can be asked for."""
        self._speakers = names

    def set_order(self, order: Order) -> None:
        """Sort like this."""
        if order is not self._order:
            self._order = order
            self._order_menu.show_order(order)
            self._tell()

    def set_filter(self, wanted: NotesFilter) -> None:
        """Ask for this."""
        self._pause.stop()
        if wanted.text != self._field.text():
            self._field.blockSignals(True)  # what it held is no wish of the reader's any more
            self._field.setText(wanted.text)
            self._field.blockSignals(False)
        if wanted != self._filter:
            self._filter = wanted
            self._tell()
        self._show_facets()

    def ask(self) -> None:
        """Put the reader into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._weigh_title()

    def _menu_button(self, icon: str, name: str) -> IconButton:
        button = IconButton(icon, name, self, size=18)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _connect(self) -> None:
        self._field.setPlaceholderText(self.tr("Filter notes"))
        self._field.setAccessibleName(self.tr("Filter notes"))
        self._field.textChanged.connect(lambda _text: self._pause.start())
        self._field.entered.connect(self.entered)
        self._field.confirmed.connect(self._on_confirmed)
        self._field.left.connect(self._on_escape)
        self._pause.timeout.connect(self._take_text)
        self.filter_menu.wanted = lambda: self._filter
        self.filter_menu.chosen.connect(self.set_filter)
        self._order_menu.chosen.connect(self.set_order)
        self._all.clicked.connect(lambda: self.set_filter(NotesFilter()))
        self._unfinished.setCheckable(True)
        self._unfinished.setProperty("pill", True)
        self._unfinished.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._unfinished.setToolTip(self.tr("Show only what is to be completed"))
        self._unfinished.clicked.connect(lambda on: self.set_filter(replace(self._filter, unfinished=on)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 20, 8)
        column.setSpacing(6)
        head, facets = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(2)
        self._count.setProperty("quiet", True)
        self._facets.setProperty("quiet", True)
        self._facets.setTextFormat(Qt.TextFormat.PlainText)
        self._facets.setWordWrap(True)
        head.addWidget(self._title)
        head.addSpacing(6)
        head.addWidget(self._count)
        head.addStretch(1)
        for button in (self._sort, self._narrow, self.close_button):
            head.addWidget(button)
        facets.setSpacing(4)
        facets.addWidget(self._facets, 1)
        facets.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._field)
        column.addWidget(self._unfinished, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(facets)
        self._weigh_title()
        self._show_facets()

    def _weigh_title(self) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        if self._title.font() != bold:
            self._title.setFont(bold)

    def _take_text(self) -> None:
        self._pause.stop()
        self.set_filter(replace(self._filter, text=self._field.text()))

    def _on_confirmed(self) -> None:
        self._take_text()
        self.confirmed.emit()

    def _on_escape(self) -> None:
        if self._field.text():
            self.set_filter(replace(self._filter, text=""))
        else:
            self.left.emit()

    def _tell(self) -> None:
        self.changed.emit(self._order, self._filter)

    def _show_facets(self) -> None:
        """Say in words what is asked for beyond the text of the field."""
        wanted = self._filter
        self._unfinished.setChecked(wanted.unfinished)
        parts = [told_order(self._order)] if self._order is not Order.TIME else []
        parts += [told_colour(colour) for colour in sorted(wanted.colours)]
        parts += sorted(wanted.tags)
        parts += [self._speakers.get(each, "") for each in sorted(wanted.speakers)]
        parts += [self.tr("Bookmarks")] if wanted.bookmarks else []
        self._facets.setText(" · ".join(part for part in parts if part))
        self._facets.setVisible(bool(parts))
        self._all.setVisible(wanted.facets and bool(parts))  # the pill alone is switched off by itself
