"""The panel at the right: filter, list of notes, and buttons for what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from viewer.core.annotations import Colour
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import NotesPlace
from viewer.ui.actions import Actions
from viewer.ui.icon_button import IconButton
from viewer.ui.panels.empty_notes import EmptyNotes
from viewer.ui.panels.filter_bar import FilterBar
from viewer.ui.panels.filter_menu import Facets
from viewer.ui.panels.notes_actions import NOTES_TABLE, colour_action
from viewer.ui.panels.notes_model import NotesModel
from viewer.ui.panels.notes_view import NotesView
from viewer.ui.panels.shades import swatch
from viewer.ui.theme import Theme

_CHOSEN = {entry.name for entry in NOTES_TABLE} - {"note_filter", "note_quote", "note_export"}
_WIDTH, _NARROWEST = 330, 230


class NotesPanel(QWidget):
    """Builds the parts and keeps them in step with each other; what is done to notes is tied elsewhere.

    Attributes:
        actions_table: what can be done with the notes that are chosen.
        bar: order and filter.
        model: the rows.
        theme: its colours.
        view: the list.

    Signals:
        left: the reader wants to go back to the text.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "side")
        self.setAccessibleName(self.tr("Notes"))
        self.actions_table = Actions(self, theme, NOTES_TABLE)
        self.bar = FilterBar(theme, self)
        self.model = NotesModel(parent=self)
        self.view = NotesView(self.model, theme, self)
        self._empty = EmptyNotes(self)
        self._pages = QStackedWidget(self)
        self._buttons: list[IconButton] = []
        self._chosen = QLabel(self)
        self._colours = self._colour_menu()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.theme = theme
        self.actions_table.set_theme(theme)
        self.bar.set_theme(theme)
        self.view.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)
        for colour in Colour:
            self.actions_table[colour_action(colour)].setIcon(swatch(theme, colour))

    def show_place(self, place: NotesPlace) -> None:
        """Other annotations, or the same in another episode or timing."""
        speakers = {number: speaker.name for number, speaker in enumerate(place.transcript.speakers)}
        if not place.is_of(self.model.place):
            self.bar.set_filter(NotesFilter())
        self.bar.set_speakers(speakers)
        self.model.take(place)
        self._count()

    def refresh(self, ids: frozenset[str]) -> None:
        """These were changed, made or deleted."""
        self.model.refresh(ids)
        self._count()

    def set_invitation(self, words: str) -> None:
        """How a first note is made; shown while there is none."""
        self._empty.set_invitation(words)

    def go(self) -> None:
        """Put the reader into the list, at the note that was last looked at."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, 200)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.view.redraw()

    def facets(self) -> Facets:
        """What the annotations of this episode can be narrowed to."""
        return Facets(self.model.tags(), self.model.speakers())

    def _connect(self) -> None:
        self.bar.changed.connect(self._arrange)
        self.bar.entered.connect(self.model.prepare)
        self.bar.confirmed.connect(self.go)
        self.bar.left.connect(self.go)
        self.bar.filter_menu.facets = self.facets
        self.view.left.connect(self.left)
        self.view.menu_wanted.connect(lambda where: self.menu().popup(where))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self._empty.everything_wanted.connect(lambda: self.bar.set_filter(NotesFilter()))
        self.actions_table.connect({"note_filter": self.bar.ask})
        self.actions_table.enable({"note_export"}, on=False)
        for action in self.actions_table.values():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # not in the field on a card
            self.view.addAction(action)

    def menu(self) -> QMenu:
        """What a right click on a note offers."""
        menu, actions = QMenu(self), self.actions_table
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("note_play", "note_edit", "note_tag"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for colour in Colour:
            menu.addAction(actions[colour_action(colour)])
        menu.addSeparator()
        for name in ("note_unfinished", "note_quote", "note_export"):
            menu.addAction(actions[name])
        menu.addSeparator()
        menu.addAction(actions["note_delete"])
        return menu

    def _colour_menu(self) -> QMenu:
        menu = QMenu(self)
        for colour in Colour:
            menu.addAction(self.actions_table[colour_action(colour)])
        return menu

    def _lay_out(self) -> None:
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setProperty("bar", "bottom")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 3, 8, 3)
        row.setSpacing(2)
        self._chosen.setProperty("quiet", True)
        row.addWidget(self._chosen, 1)
        for name in ("note_edit", "note_tag", "", "note_unfinished", "note_export", "note_delete"):
            button = IconButton("highlight" if not name else _icon(name), "", foot, size=18)
            if name:
                button.bind(self.actions_table[name])
            else:
                button.set_name(self.tr("Colour of these notes"), "1–6")
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                button.setMenu(self._colours)
                self._colour_button = button
            self._buttons.append(button)
            row.addWidget(button)
        return foot

    def _arrange(self) -> None:
        self.model.arrange(self.bar.order, self.bar.filter)
        self._count()
        said = self.tr("%n note(s) shown", "", self.model.listed)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, said))

    def _count(self) -> None:
        model = self.model
        self.bar.set_counts(model.listed, model.total, model.unfinished)
        self._empty.set_filtered(filtered=model.total > 0)
        self._pages.setCurrentWidget(self.view if model.listed else self._empty)
        self._show_chosen()

    def _show_chosen(self) -> None:
        ids = self.view.chosen()
        chosen = [annotation for id_ in ids if (annotation := self.model.get(id_)) is not None]
        self.actions_table.enable(_CHOSEN, on=bool(chosen))
        quotable = any(each.anchor is not None and each.anchor.quote.strip() for each in chosen)
        self.actions_table.enable({"note_quote"}, on=quotable)
        self._colour_button.setEnabled(bool(chosen))
        every = bool(chosen) and all(annotation.unfinished for annotation in chosen)
        self.actions_table["note_unfinished"].setChecked(every)
        self._chosen.setText(self.tr("%n note(s) chosen", "", len(chosen)) if len(chosen) > 1 else "")


def _icon(name: str) -> str:
    return next(entry.icon for entry in NOTES_TABLE if entry.name == name)
