"""Asks in what form a transcript is exported."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer.controllers.settings import Settings
from viewer.ui.translate import told
from viewer.writers.transcripts.registry import CAPTIONS, KEYS, WITHOUT_TIMES, by_key

_WIDTH = 420
_FIELD_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class Possible:
    """What can be asked of a transcript.

    Attributes:
        timed: it has times.
        corrected: the reader corrected something in it.
        synced: sync points or advertisements tell its times from those of the audio.
        captioned: its source says what its captions were.
    """

    timed: bool = True
    corrected: bool = False
    synced: bool = False
    captioned: bool = False


class ExportTranscriptDialog(QDialog):
    """Begins with what was chosen last, and remembers what is chosen now.

    Signals:
        wanted: (str) key of the format; the rest is in the settings.
    """

    wanted = Signal(str)

    def __init__(self, settings: Settings, possible: Possible, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._possible = settings, possible
        self.setWindowTitle(self.tr("Export transcript"))
        self.setMinimumWidth(_WIDTH)
        self._make_parts()
        self._lay_out()
        self._formats.currentIndexChanged.connect(lambda _row: self._weigh())
        self._weigh()
        self._formats.setFocus()

    def _make_parts(self) -> None:
        settings, possible = self._settings, self._possible
        self._formats = QComboBox()
        self._formats.setMinimumHeight(_FIELD_HEIGHT)
        self._formats.setAccessibleName(self.tr("Format"))
        for key in KEYS:
            if possible.timed or key in WITHOUT_TIMES:
                self._formats.addItem(told(by_key(key).label), key)
        self._formats.setCurrentIndex(max(0, self._formats.findData(settings.transcript_format)))
        self._formats.setMaxVisibleItems(len(KEYS))
        self._corrected = QCheckBox(self.tr("With &my corrections"))
        self._corrected.setChecked(settings.transcript_corrected)
        self._corrected.setVisible(possible.corrected)
        self._in_audio = QCheckBox(self.tr("In the &times of the audio (sync points applied)"))
        self._in_audio.setChecked(settings.transcript_in_audio)
        self._in_audio.setVisible(possible.synced)
        self._recut = QCheckBox(self.tr("Cut captions &anew (otherwise as they are in the file)"))
        self._recut.setChecked(settings.transcript_recut)
        self._answer = QLabel(self.tr("There are no times: formats that need them are left out."))
        self._answer.setWordWrap(True)
        self._answer.setProperty("quiet", True)
        self._answer.setVisible(not possible.timed)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Format"))
        label.setBuddy(self._formats)
        buttons = QDialogButtonBox()
        done = buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (
            label,
            self._formats,
            self._corrected,
            self._in_audio,
            self._recut,
            self._answer,
            buttons,
        ):
            column.addWidget(part)

    def accept(self) -> None:
        """Remember the answers and send them."""
        settings, key = self._settings, self._key()
        settings.transcript_format = key
        if self._possible.corrected:
            settings.transcript_corrected = self._corrected.isChecked()
        if self._possible.synced:
            settings.transcript_in_audio = self._in_audio.isChecked()
        if self._can_recut():
            settings.transcript_recut = self._recut.isChecked()
        super().accept()
        self.wanted.emit(key)

    def _key(self) -> str:
        return str(self._formats.currentData())

    def _can_recut(self) -> bool:
        return self._possible.captioned and self._key() in CAPTIONS

    def _weigh(self) -> None:
        """Offer what this format knows."""
        self._recut.setVisible(self._can_recut())
        self.adjustSize()
