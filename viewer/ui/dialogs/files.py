"""Choosing files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialog(QFileDialog):
    """The platform's dialog for one or more existing files; goes when it is closed.

    Signals:
        several_chosen: (list of `Path`) at least one.
        folder_entered: (str) the folder in view, to begin with next time.
    """

    several_chosen = Signal(object)
    folder_entered = Signal(str)

    def __init__(self, title: str, suffixes: Sequence[str], folder: str, parent: QWidget) -> None:
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in suffixes)
        known = self.tr("What Turnlight opens ({endings})").format(endings=endings)
        self.setNameFilters([known, self.tr("All files (*)")])
        self.directoryEntered.connect(self.folder_entered)
        self.filesSelected.connect(self._on_chosen)

    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self.folder_entered.emit(str(paths[0].parent))
        self.several_chosen.emit(paths)
