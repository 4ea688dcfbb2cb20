"""Asks in what form notes are exported, and which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers.settings import Settings
from viewer.ui.translate import told
from viewer.writers.registry import KEYS, WITH_TRANSCRIPT, by_key

_WIDTH = 420
_FIELD_HEIGHT = 34


class ExportDialog(QDialog):
    """Begins with what was chosen last.

    Signals:
        wanted: (str, bool, bool) key of the format, whether with the whole transcript, whether only the notes
            that were chosen.
    """

    wanted = Signal(str, bool, bool)

    def __init__(
        self,
        settings: Settings,
        every: int,
        chosen: int = 0,
        parent: QWidget | None = None,
        *,
        only: bool = False,
    ) -> None:
        """Ask.

        Args:
            settings: remember format and transcript.
            every: how many notes the episode has.
            chosen: how many of them are chosen; 0 where that is no question.
            parent: the window.
            only: begin with those that are chosen alone.
        """
        super().__init__(parent)
        self._settings, self._any = settings, every > 0
        self.setWindowTitle(self.tr("Export notes"))
        self.setMinimumWidth(_WIDTH)
        self._make_parts(every, chosen)
        (self._chosen if chosen and only else self._all).setChecked(True)
        self._lay_out()
        self._formats.currentIndexChanged.connect(lambda _row: self._weigh())
        self._weigh()
        self._formats.setFocus()

    def _make_parts(self, every: int, chosen: int) -> None:
        self._formats = QComboBox()
        self._formats.setMinimumHeight(_FIELD_HEIGHT)
        self._formats.setAccessibleName(self.tr("Format"))
        for key in KEYS:
            self._formats.addItem(told(by_key(key).label), key)
        self._formats.setCurrentIndex(max(0, self._formats.findData(self._settings.export_format)))
        self._formats.setMaxVisibleItems(len(KEYS))
        self._all = QRadioButton(self.tr("All notes: {count}").format(count=every))
        self._chosen = QRadioButton(self.tr("Only the chosen notes: %n", "", chosen))
        for choice in (self._all, self._chosen):
            choice.setVisible(0 < chosen < every)
        self._whole = QCheckBox(self.tr("With the whole transcript"))
        self._whole.setChecked(self._settings.export_whole)
        self._answer = QLabel()
        self._answer.setWordWrap(True)
        self._answer.setProperty("quiet", True)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Format"))
        label.setBuddy(self._formats)
        buttons = QDialogButtonBox()
        self._done = buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._done.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (label, self._formats, self._all, self._chosen, self._whole, self._answer, buttons):
            column.addWidget(part)

    def accept(self) -> None:
        """Remember the answers and send them."""
        key, whole = self._key(), self._whole.isChecked()
        self._settings.export_format = key
        if self._whole.isEnabled():
            self._settings.export_whole = whole
        super().accept()
        self.wanted.emit(key, whole, self._chosen.isChecked())

    def _key(self) -> str:
        return str(self._formats.currentData())

    def _weigh(self) -> None:
        """Say what goes into the file."""
        can_choose = self._key() in WITH_TRANSCRIPT
        self._whole.setEnabled(can_choose and self._any)
        answer = ""
        if not self._any:
            answer = self.tr("There are no notes yet: this exports the transcript.")
        elif not can_choose:
            answer = self.tr("How much of the transcript this format holds is fixed.")
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        self._formats.setAccessibleDescription(answer)
