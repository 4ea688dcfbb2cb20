"""Asks for an address of the web."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.errors import WorldError
from viewer.ui.dialogs.one_field import OneFieldDialog
from viewer.ui.translate import told_error
from viewer.web.address import parse

_WIDTH = 520


class AddressDialog(OneFieldDialog):
    """One field, and what is said of what stands in it.

    Signals:
        chosen: (str) open this address.
    """

    chosen = Signal(str)

    def __init__(self, offered: str = "", parent: QWidget | None = None) -> None:
        """Ask; `offered` stands in the field at first, selected."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open address"))
        self._field.setAccessibleName(self.tr("Address"))
        self._field.setPlaceholderText(self.tr("https://…"))
        explained = self.tr(
            "The address of an episode's page, of a podcast's feed, of a transcript or of an audio file. "
            "Only what belongs to the episode is downloaded."
        )
        self._begin(offered, self.tr("Open"), _WIDTH, above=explained)

    def _said(self) -> tuple[str, bool]:
        """What keeps an address from being asked, once there is one."""
        text = self._field.text().strip()
        if not text:
            return "", False
        try:
            parse(text)
        except WorldError as error:
            return told_error(error)[1], False
        return "", True

    def _send(self) -> None:
        self.chosen.emit(self._field.text().strip())
