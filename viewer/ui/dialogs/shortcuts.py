"""Every key of the program, read off its actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.ui.dialogs.table import TableDialog


class ShortcutsDialog(TableDialog):
    """What can be done, and the keys that do it."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        """List the actions that have keys, in the order given; those that do the same share a row."""
        native = QKeySequence.SequenceFormat.NativeText
        keys: dict[str, list[str]] = {}
        for action in actions:
            text = action.iconText().replace("&", "").removesuffix("…")
            if action.shortcuts():
                keys.setdefault(text, []).extend(each.toString(native) for each in action.shortcuts())
        rows = [(text, self.tr(" or ").join(all_keys)) for text, all_keys in keys.items()]
        columns = (self.tr("What it does"), self.tr("Keys"))
        super().__init__(self.tr("The keys of Turnlight"), columns, rows, parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
