"""Something went wrong here: say so, offer the report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class FaultDialog(QMessageBox):
    """Says that something went wrong here, and offers the report. One at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = ""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Turnlight"))
        self.setText(self.tr("Something went wrong in Turnlight itself."))
        self.setInformativeText(
            self.tr("You can go on; nothing was lost. A report helps to mend it: it holds no words of yours.")
        )
        copy = self.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Close))

    def show_report(self, text: str) -> None:
        """Open with `text`, unless it is open already."""
        if not self.isVisible():
            self._report = text
            self.setDetailedText(text)
            self.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
