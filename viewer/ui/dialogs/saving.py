"""Choosing where something is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

_UNWANTED = str.maketrans(dict.fromkeys('/\\:*?"<>|\0', " "))


class SaveDialog(QFileDialog):
    """The platform's dialog for one file that is to be written; asks before another is replaced.

    Signals:
        place_chosen: (`Path`) where.
    """

    place_chosen = Signal(object)

    def __init__(self, title: str, name: str, form: tuple[str, str], folder: str, parent: QWidget) -> None:
        """Propose `name`, a title of whatever letters; `form`: its name and file ending."""
        label, suffix = form
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilters([f"{label} (*{suffix})", self.tr("All files (*)")])
        self.setDefaultSuffix(suffix.removeprefix("."))
        self.selectFile(file_name(name) + suffix)
        self.fileSelected.connect(lambda chosen: self.place_chosen.emit(Path(chosen)))


class FolderDialog(QFileDialog):
    """The platform's dialog for a folder.

    Signals:
        place_chosen: (`Path`) which.
    """

    place_chosen = Signal(object)

    def __init__(self, title: str, folder: str, parent: QWidget) -> None:
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.fileSelected.connect(lambda chosen: self.place_chosen.emit(Path(chosen)))


def file_name(title: str) -> str:
    """A title as the name of a file that all systems take; not empty."""
    return " ".join(title.translate(_UNWANTED).split()).strip(". ")[:100] or "notes"
