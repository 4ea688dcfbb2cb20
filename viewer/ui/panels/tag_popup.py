"""Tags for what is chosen: typed with completion, switched on and off in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from viewer.core.annotations import SEPARATOR, Tag
from viewer.core.tags import tidy
from viewer.ui.panels.shades import swatch
from viewer.ui.theme import Theme

_ROWS = 9
_WIDTH = 260
_NAME, _NEW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TagPopup(QFrame):
    """A field and the tags that fit what is typed there; Enter switches the marked one, or makes a new one.

    Signals:
        added: (str) the chosen annotations are to have this tag.
        removed: (str) they are to have it no more.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._tags: Sequence[Tag] = ()
        self._states: dict[str, Qt.CheckState] = {}
        self._first: frozenset[str] = frozenset()  # stand above the others, also when switched off
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("popup")
        self._field, self._list = QLineEdit(self), QListWidget(self)
        self._field.setPlaceholderText(self.tr("Tag, or outer/inner"))
        self._field.setAccessibleName(self.tr("Tag"))
        self._field.textChanged.connect(lambda _text: self._fill())
        self._field.installEventFilter(self)
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay in the field
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.itemClicked.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self.setFixedWidth(_WIDTH)

    def show_tags(self, tags: Sequence[Tag], states: Mapping[str, Qt.CheckState]) -> None:
        """Offer these.

        Args:
            tags: all there are, by name.
            states: for those that the chosen annotations have: all of them, or some.
        """
        self._tags, self._states, self._first = tags, dict(states), frozenset(states)
        self._fill()

    def open_at(self, corner: QPoint) -> None:
        """Open with the upper right corner there, as far as the screen allows it."""
        self._field.clear()
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(corner.x() - self.width(), room.right() - self.width()))
        self.move(left, max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is None or not (self._field.text().strip() or item.isSelected()):
                self.close()
            else:
                self._switch(item)
            return True
        if event.key() in _IN_LIST:
            count = self._list.count()
            step = -1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            if count:
                start = self._list.currentRow() if self._list.currentRow() >= 0 else (-1 if step > 0 else 0)
                self._list.setCurrentRow((start + step) % count)
            return True
        return False

    def _fill(self) -> None:
        typed = tidy(self._field.text())
        fitting = [tag for tag in self._tags if _fits(tag.name, typed)]
        fitting.sort(key=lambda tag: (not _begins(tag.name, typed), tag.name not in self._first))
        self._list.clear()
        for tag in fitting:
            state = self._states.get(tag.name, Qt.CheckState.Unchecked)
            sign = swatch(self._theme, tag.colour, ticked=state is Qt.CheckState.Checked)
            item = QListWidgetItem(sign, tag.name, self._list)
            item.setData(_NAME, tag.name)
            item.setCheckState(state)
            item.setToolTip(tag.memo)
        exact = any(tag.name.casefold() == typed.casefold() for tag in fitting)
        if typed and not exact:
            item = QListWidgetItem(self.tr("New tag: {name}").format(name=typed), self._list)
            item.setData(_NAME, typed)
            item.setData(_NEW, True)
        if typed:
            first = 0 if exact or (fitting and _begins(fitting[0].name, typed)) else self._list.count() - 1
            self._list.setCurrentRow(first)
        row = max(self._list.sizeHintForRow(0), self.fontMetrics().height() + 12)
        self._list.setFixedHeight(row * max(1, min(self._list.count(), _ROWS)) + 4)
        self._list.setVisible(self._list.count() > 0)
        self.adjustSize()

    def _switch(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        has = self._states.get(name) == Qt.CheckState.Checked
        if has:
            del self._states[name]
        else:
            self._states[name] = Qt.CheckState.Checked
        (self.removed if has else self.added).emit(name)
        self._field.clear()
        self._fill()


def _fits(name: str, typed: str) -> bool:
    return typed.casefold() in name.casefold()


def _begins(name: str, typed: str) -> bool:
    """Whether the name, or one of the names it is made of, begins with what is typed."""
    folded = typed.casefold()
    whole = name.casefold()
    return whole.startswith(folded) or any(part.startswith(folded) for part in whole.split(SEPARATOR))
