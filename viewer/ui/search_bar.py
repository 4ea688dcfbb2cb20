"""Find in the transcript: the words, how to take them, and how many places there are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.core.find import Query
from viewer.ui.icon_button import IconButton, hint
from viewer.ui.search_field import SearchField
from viewer.ui.theme import Theme

_PAUSE_MS = 150
_WIDE = 260


class SearchBar(QWidget):
    """A quiet field until it is entered; then the buttons around it appear. Knows nothing of the transcript.

    Signals:
        query_changed: (`Query`) shortly after the reader stopped typing; with an empty text on closing.
        next_requested: go to the next hit.
        previous_requested: go to the one before.
        opened: the field was entered.
        closed: Esc or the closing button, while `query` is still what it was; the text may have the
            keyboard back.
    """

    query_changed = Signal(object)
    next_requested = Signal()
    previous_requested = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent = Query("")
        self._key = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self._field = SearchField(theme, self)
        self._case = self._switch(self.tr("Match case"), self.tr("Aa"))
        self._word = self._switch(self.tr("Whole words only"), self.tr("ab"))
        self._regex = self._switch(self.tr("Regular expression"), ".*")
        self._previous = IconButton("up", self.tr("Previous hit"), self, size=16)
        self._next = IconButton("down", self.tr("Next hit"), self, size=16)
        self._close = IconButton("clear", self.tr("Close the search"), self, size=16)
        self._tools: tuple[QToolButton, ...] = (
            self._previous, self._next, self._case, self._word, self._regex, self._close,
        )  # fmt: skip
        self._connect()
        self._lay_out()
        self.set_theme(theme)
        self._open(opened=False)

    @property
    def query(self) -> Query:
        """What is asked for now."""
        return Query(
            self._field.text(), self._case.isChecked(), self._word.isChecked(), self._regex.isChecked()
        )

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._field.set_theme(theme)
        for button in (self._previous, self._next, self._close):
            button.set_theme(theme)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Name the keys of ``find``, ``find_next`` and ``find_previous`` where the reader looks for them."""
        if "find" in actions:
            keys = actions["find"].shortcut()
            self._field.setToolTip(hint(self.tr("Find in the transcript"), keys))
            self._key = keys.toString(keys.SequenceFormat.NativeText)
            self._invite()
        for name, button in (("find_next", self._next), ("find_previous", self._previous)):
            if name in actions:
                button.set_name(button.accessibleName(), actions[name].shortcut())

    def activate(self, text: str = "") -> None:
        """Give the field the keyboard, with `text` (what is selected, say) or what it held, all selected."""
        if text:
            self._field.setText(text)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if text:
            self._send()

    def set_result(self, current: int | None, count: int, *, more: bool = False) -> None:
        """Say how many hits there are.

        Args:
            current: 0-based place of the hit the view stands at; None for none.
            count: how many.
            more: whether there are others behind them that were not looked for.
        """
        total = QLocale().toString(count) + ("+" if more else "")
        if not self.query.text:
            note = ""
        elif count == 0:
            note = self.tr("No hits")
        elif current is None:
            note = self.tr("1 hit") if count == 1 else self.tr("{count} hits").format(count=total)
        else:
            place = QLocale().toString(current + 1)
            note = self.tr("{current} of {count}").format(current=place, count=total)
        self._tell(note, "")
        self._next.setEnabled(count > 0)
        self._previous.setEnabled(count > 0)

    def set_error(self, title: str, detail: str) -> None:
        """Say calmly why nothing can be found (yet); translated already."""
        self.set_result(None, 0)
        self._tell(title, detail)

    def close_search(self) -> None:
        """Become quiet again and forget the words."""
        self.closed.emit()
        self._field.clear()
        self._send()
        self._open(opened=False)

    def _on_deserted(self) -> None:
        if not self.query.text:
            self._open(opened=False)

    def _tell(self, note: str, detail: str) -> None:
        self._field.note(note)
        self._field.setAccessibleDescription(f"{note}. {detail}" if detail else note)
        self._field.setToolTip(detail or hint(self.tr("Find in the transcript"), self._key))

    def _send(self) -> None:
        self._pause.stop()
        query = self.query
        if query != self._sent:
            self._sent = query
            if not query.text:
                self.set_result(None, 0)
            self.query_changed.emit(query)

    def _go(self, *, forward: bool) -> None:
        """To the next or previous hit; words not yet looked for are looked for first."""
        if self._pause.isActive():
            self._send()
        else:
            (self.next_requested if forward else self.previous_requested).emit()

    def _open(self, *, opened: bool) -> None:
        for tool in self._tools:
            tool.setVisible(opened)
        if opened:
            self.opened.emit()

    def _invite(self) -> None:
        invitation = self.tr("Find in the transcript")
        self._field.setPlaceholderText(f"{invitation}  {self._key}".rstrip())

    def _switch(self, name: str, face: str) -> QToolButton:
        button = IconButton("", name, self)
        button.setText(face)
        button.setCheckable(True)
        button.toggled.connect(self._send)
        return button

    def _connect(self) -> None:
        self._field.setAccessibleName(self.tr("Find in the transcript"))
        self._field.textEdited.connect(lambda: self._pause.start())
        self._field.entered.connect(lambda: self._open(opened=True))
        self._field.confirmed.connect(lambda: self._go(forward=True))
        self._field.confirmed_back.connect(lambda: self._go(forward=False))
        self._field.left.connect(self.close_search)
        self._field.deserted.connect(self._on_deserted)
        self._next.clicked.connect(lambda: self._go(forward=True))
        self._previous.clicked.connect(lambda: self._go(forward=False))
        self._close.clicked.connect(self.close_search)

    def _lay_out(self) -> None:
        face = self._word.font()
        face.setUnderline(True)
        self._word.setFont(face)
        self._field.setMaximumWidth(_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._field, 1)
        before: QWidget = self._field
        for tool in self._tools:
            row.addWidget(tool)
            self.setTabOrder(before, tool)
            before = tool
        self._invite()
