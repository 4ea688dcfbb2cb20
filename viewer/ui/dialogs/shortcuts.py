"""Every key of the program, read off its actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.ui.dialogs.table import TableDialog


class ShortcutsDialog(TableDialog):
    """What can be done, and the keys that do it."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        """List the actions that have keys, in the order given."""
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (
                action.text().replace("&", "").removesuffix("…"),
                self.tr(" or ").join(keys.toString(native) for keys in action.shortcuts()),
            )
            for action in actions
            if action.shortcuts()
        ]
        columns = (self.tr("What it does"), self.tr("Keys"))
        super().__init__(self.tr("The keys of Turnlight"), columns, rows, parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
