"""All tags in a tree: renamed, merged, coloured, explained, deleted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers.annotations import AnnotationController
from viewer.core.annotations import Changes, Colour
from viewer.ui.dialogs.tag_tree import TagTree
from viewer.ui.panels.notes_words import told_colour
from viewer.ui.panels.shades import swatch
from viewer.ui.theme import Theme

_SIZE = QSize(520, 560)
_MEMO_HEIGHT = 84


class TagsDialog(QDialog):
    """The tags of all episodes, with how often each is used here and in all; it follows every change."""

    def __init__(self, notes: AnnotationController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes, self._theme = notes, theme
        self._memo_of = ""
        self._memos: dict[str, str] = {}  # written, and not kept yet
        self.setWindowTitle(self.tr("Tags"))
        self._label, self._memo_label = QLabel(), QLabel(self.tr("What the tag stands for"))
        self._label.setWordWrap(True)
        self.tree = TagTree(theme, self)
        self.tree.itemSelectionChanged.connect(self._on_chosen)
        self.tree.rename_wanted.connect(self._ask_name)
        self.tree.removal_wanted.connect(self._delete)
        self.memo = QPlainTextEdit(self)
        self.memo.setFixedHeight(_MEMO_HEIGHT)
        self.memo.setTabChangesFocus(True)
        self.memo.setAccessibleName(self._memo_label.text())
        self._memo_label.setBuddy(self.memo)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self._label, self.tree, self._memo_label, self.memo, self._make_buttons()):
            column.addWidget(part)
        notes.tags_changed.connect(self._fill)
        notes.changed.connect(self._fill)  # a method, for it is let go of with the window
        self.finished.connect(lambda _result: self._on_finished())
        self._fill()
        self.resize(_SIZE)
        self.tree.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._rename = box.addButton(self.tr("Rename…"), role)
        self._merge = box.addButton(self.tr("Merge…"), role)
        self._colour = box.addButton(self.tr("Colour"), role)
        self._remove = box.addButton(self.tr("Delete"), role)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        self._rename.clicked.connect(self._ask_name)
        self._merge.clicked.connect(self._ask_target)
        self._remove.clicked.connect(self._delete)
        self._fill_colours(self._colour)
        for button in (self._rename, self._merge, self._colour, self._remove):
            button.setAutoDefault(False)
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        return box

    def _fill_colours(self, button: QPushButton) -> None:
        menu = QMenu(button)
        for colour in (None, *Colour):
            words = self.tr("No colour") if colour is None else told_colour(colour)
            action = menu.addAction(swatch(self._theme, colour), words)
            action.triggered.connect(partial(self._paint, colour))
        button.setMenu(menu)

    def _fill(self) -> None:
        tags = self._notes.tags
        self._label.setText(
            self.tr("Tags belong to all episodes. Nest them by writing outer/inner.")
            if tags
            else self.tr("There are no tags yet. Choose a note and press T.")
        )
        self.tree.fill(tags, self._notes.annotations, self._notes.tag_counts())
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._note_memo()
        names = self.tree.chosen()
        known = {tag.name: tag for tag in self._notes.tags}
        self._rename.setEnabled(len(names) == 1)
        self._merge.setEnabled(bool(names))
        self._colour.setEnabled(any(name in known for name in names))
        self._remove.setEnabled(bool(names))
        tag = known.get(names[0]) if len(names) == 1 else None
        self._memo_of = tag.name if tag else ""
        self.memo.setEnabled(tag is not None)
        memo = self._memos.get(tag.name, tag.memo) if tag else ""
        if self.memo.toPlainText() != memo:
            self.memo.setPlainText(memo)

    def _note_memo(self) -> None:
        """Remember what was written of the tag that was chosen before."""
        if self._memo_of:
            self._memos[self._memo_of] = self.memo.toPlainText().strip()
            self._memo_of = ""
            QTimer.singleShot(0, self, self._keep_memos)  # the tree is filled anew by it: not amid a click

    def _keep_memos(self) -> None:
        memos, self._memos = self._memos, {}
        for tag in self._notes.tags:
            memo = memos.get(tag.name, tag.memo)
            if memo != tag.memo.strip():
                words = self.tr("explain the tag {name}").format(name=tag.name)
                self._notes.apply(words, Changes(tags={tag.name: replace(tag, memo=memo)}))

    def _on_finished(self) -> None:
        self._note_memo()
        self._keep_memos()

    def _paint(self, colour: Colour | None, _checked: bool = False) -> None:  # noqa: FBT001 - a slot
        for name in self.tree.chosen():
            self._notes.set_tag_colour(name, colour)

    def _delete(self) -> None:
        for name in self.tree.chosen():
            self._notes.delete_tag(name)
        self.tree.setFocus()

    def _ask_name(self) -> None:
        names = self.tree.chosen()
        if len(names) == 1:
            ask = self._ask(self.tr("Rename tag"), self.tr("New name of {name}:").format(name=names[0]))
            ask.setTextValue(names[0])
            ask.textValueSelected.connect(lambda new: self._notes.rename_tag(names[0], new))
            ask.open()

    def _ask_target(self) -> None:
        names = self.tree.chosen()
        ask = self._ask(
            self.tr("Merge tags"), self.tr("Make these one tag:\n{names}").format(names="\n".join(names))
        )
        ask.setComboBoxItems([*names, *(tag.name for tag in self._notes.tags if tag.name not in names)])
        ask.setComboBoxEditable(True)
        ask.textValueSelected.connect(lambda into: self._notes.merge_tags(names, into))
        ask.open()

    def _ask(self, title: str, words: str) -> QInputDialog:
        ask = QInputDialog(self)
        ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask.setInputMode(QInputDialog.InputMode.TextInput)
        ask.setWindowTitle(title)
        ask.setLabelText(words)
        return ask
