"""The panel in which the whole library is searched: a field, what was found, and help where nothing was."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from viewer.controllers.library_search import FIRST, Outcome
from viewer.core.found import Found
from viewer.ui.icon_button import IconButton
from viewer.ui.panels.search_help import SearchHelp
from viewer.ui.panels.search_model import SearchModel
from viewer.ui.panels.search_view import SearchView
from viewer.ui.search_field import SearchField
from viewer.ui.theme import Theme

_PAUSE_MS = 120
_WIDTH, _NARROWEST = 330, 230


class SearchPanel(QWidget):
    """Builds the parts and keeps them in step; who searches is tied elsewhere.

    Attributes:
        model: what was found.

    Signals:
        asked: (str, int) look for this, and show so many hits.
        shown: (`Found`) the reader looks at it.
        opened: (`Found`) the reader wants to hear it.
        left: the reader wants to go back to the text.
    """

    asked = Signal(str, int)
    shown = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "side")
        self.setAccessibleName(self.tr("Search everything"))
        self._limit, self._sent, self._waiting = FIRST, "", False
        self._heard: tuple[int, str, int | None] | None = None  # the hit that was played last
        self._eager = 0  # the way to go once an answer is there
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.model = SearchModel(self)
        self._field = SearchField(theme, self)
        self._close = IconButton("clear", self.tr("Close the search"), self, size=16)
        self._view = SearchView(self.model, theme, self)
        self._count, self._help = QLabel(self), SearchHelp(self)
        self._more = QPushButton(self.tr("Show more"), self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self._field, self._close, self._view):
            part.set_theme(theme)

    def go(self, words: str = "") -> None:
        """Put the reader into the field, with `words` or what it held, all selected."""
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._ask(again=True)

    @property
    def current(self) -> Found | None:
        """The hit that is chosen."""
        return self._view.current()

    def walk(self, by: int) -> Found | None:
        """Choose the hit `by` hits on or back; None where there are none."""
        number = self.model.next(self._view.currentIndex().row(), by)
        if number < 0:
            return None
        self._view.choose(number)
        return self.current

    def take(self, outcome: Outcome) -> None:
        """Show what was found; the hit that was chosen stays so, as far as it is among it."""
        chosen, hits = self.current, outcome.answer.hits
        offset = self._view.verticalOffset()
        self._waiting = False
        self.model.take(hits)
        number = self.model.number(chosen)
        if number >= 0:
            self._view.choose(number)
            self._view.verticalScrollBar().setValue(offset)
        self._tell(outcome)
        by, self._eager = self._eager, 0
        if by and hits:
            self._confirm(by)

    def fail(self, title: str, detail: str) -> None:
        """Say why nothing can be found; translated already."""
        self._waiting = False
        self.model.take(())
        self._help.say(title, detail)
        self._show_help()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus() and self.model.rowCount():
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
            if (hit := self.current) is not None:
                self.shown.emit(hit)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, *, again: bool = False) -> None:
        self._pause.stop()
        text = self._field.text()
        if again or text != self._sent:
            if text != self._sent:
                self._limit = FIRST
            self._sent, self._waiting = text, True
            self.asked.emit(text, self._limit)

    def _ask_more(self) -> None:
        self._limit = min(5_000, self._limit * 2 + FIRST)
        self._ask(again=True)

    def _confirm(self, by: int) -> None:
        """Hear the first hit, or the next; where words are still looked for, as soon as they are found."""
        if self._pause.isActive() or self._waiting:
            self._eager = by
            self._ask()
            return
        hit = self.current
        if hit is None or hit.key == self._heard or by < 0:
            hit = self.walk(by)
        if hit is not None:
            self._open(hit)

    def _open(self, hit: Found) -> None:
        self._heard = hit.key
        self.opened.emit(hit)

    def _tell(self, outcome: Outcome) -> None:
        answer, query = outcome.answer, outcome.query
        if not answer.hits:
            self._help.tell(outcome)
            self._show_help()
            return
        number = QLocale().toString(answer.count)
        found = self.tr("1 hit") if answer.count == 1 else self.tr("{count} hits").format(count=number)
        if len(answer.hits) < answer.count:
            shown = QLocale().toString(len(answer.hits))
            found = self.tr("The best {shown} of {count} hits").format(shown=shown, count=number)
        if query.unclear:
            found += " · " + self.tr("Not understood: {part}").format(part=query.unclear[0])
        self._count.setText(found)
        self._count.show()
        self._more.setVisible(len(answer.hits) < answer.count)
        self._pages.setCurrentWidget(self._view)
        self._announce(found)

    def _show_help(self) -> None:
        self._count.hide()
        self._more.hide()
        self._pages.setCurrentWidget(self._help)
        if self.isVisible():
            self._announce(self._help.title)

    def _announce(self, words: str) -> None:
        self._field.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def _connect(self) -> None:
        self._field.setAccessibleName(self.tr("Search everything"))
        self._field.setPlaceholderText(self.tr("Search everything"))
        self._pause.timeout.connect(self._ask)
        self._field.textEdited.connect(self._on_typed)
        self._field.confirmed.connect(lambda: self._confirm(1))
        self._field.confirmed_back.connect(lambda: self._confirm(-1))
        for source in (self._field, self._view):
            source.left.connect(self.left)
        self._view.shown.connect(self.shown)
        self._view.opened.connect(self._open)
        self._view.typed.connect(self._type)
        self.setFocusProxy(self._field)
        self._close.clicked.connect(self.left)
        self._more.clicked.connect(self._ask_more)

    def _on_typed(self) -> None:
        self._eager = 0
        self._pause.start()

    def _type(self, event: QKeyEvent) -> None:
        """Go on with the words: a letter typed in the list belongs to them."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)
        self._field.keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QWidget(self)
        row = QHBoxLayout(top)
        row.setContentsMargins(10, 8, 6, 6)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._close)
        self._count.setProperty("quiet", True)
        self._count.setContentsMargins(12, 0, 12, 4)
        self._count.setWordWrap(True)
        self._count.hide()
        self._more.setAutoDefault(False)
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._help)
        self._pages.setCurrentWidget(self._help)
        self._more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._count)
        column.addWidget(self._pages, 1)
        column.addWidget(self._more)
