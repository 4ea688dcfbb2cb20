"""Asks for an address of the web."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.errors import WorldError
from viewer.ui.translate import told_error
from viewer.web.address import parse

_WIDTH = 520


class AddressDialog(QDialog):
    """One field, and what is said of what stands in it.

    Signals:
        chosen: (str) open this address.
    """

    chosen = Signal(str)

    def __init__(self, offered: str = "", parent: QWidget | None = None) -> None:
        """Ask; `offered` stands in the field at first, selected."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open address"))
        explained = QLabel(
            self.tr(
                "The address of an episode's page, of a podcast's feed, of a transcript or of an audio file. "
                "Only what belongs to the episode is downloaded."
            )
        )
        explained.setWordWrap(True)
        self._field = QLineEdit(offered)
        self._field.setAccessibleName(self.tr("Address"))
        self._field.setPlaceholderText(self.tr("https://…"))
        self._field.selectAll()
        self._answer = QLabel()
        self._answer.setProperty("quiet", True)
        self._answer.setWordWrap(True)
        self._buttons = QDialogButtonBox()
        self._open = self._buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setDefault(True)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(8)
        for part in (explained, self._field, self._answer, self._buttons):
            column.addWidget(part)
        self.setMinimumWidth(_WIDTH)
        self._field.setFocus()
        self._weigh()

    def accept(self) -> None:
        """Send the address, if it is one."""
        if self._open.isEnabled():
            self.chosen.emit(self._field.text().strip())
            super().accept()

    def _weigh(self) -> None:
        """Say what keeps an address from being asked, once there is one."""
        text, answer, good = self._field.text().strip(), "", False
        if text:
            try:
                parse(text)
                good = True
            except WorldError as error:
                answer = told_error(error)[1]
        self._answer.setText(answer)
        self._field.setAccessibleDescription(answer)
        self._open.setEnabled(good)
