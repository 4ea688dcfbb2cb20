"""Asks who speaks: another name for a speaker, or another speaker for one turn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.core.builder import clean_name
from viewer.core.correcting import name_at
from viewer.core.corrections import fuller_name
from viewer.core.transcript import Transcript

_WIDTH = 400
_FIELD_HEIGHT = 34


class SpeakerDialog(QDialog):
    """Says before it is done what a name would do: rename, join two speakers, or change one turn.

    Signals:
        renamed: (str, str) this speaker is called so, everywhere.
        recast: (int, str) this turn is spoken by somebody of this name.
    """

    renamed = Signal(str, str)
    recast = Signal(int, str)

    def __init__(self, transcript: Transcript, turn: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn, self._name = turn, name_at(transcript, turn)
        self._names = tuple(speaker.name for speaker in transcript.speakers)
        speaker = transcript.turns[turn].speaker
        self._count = sum(each.speaker == speaker for each in transcript.turns) if self._name else 0
        self._fuller = fuller_name(self._name, self._names)
        self.setWindowTitle(self.tr("Speaker"))
        self._make_parts()
        self._lay_out()
        self.setMinimumWidth(_WIDTH)
        self._field.editTextChanged.connect(lambda _text: self._weigh())
        self._here.toggled.connect(lambda _on: self._weigh())
        self._weigh()
        self._letters.selectAll()
        self._field.setFocus()

    def _make_parts(self) -> None:
        self._field = QComboBox()
        self._letters = QLineEdit()
        self._letters.setStyleSheet("border: none; padding: 0; background: transparent;")
        self._field.setLineEdit(self._letters)
        self._field.setMinimumHeight(_FIELD_HEIGHT)
        self._field.setCompleter(None)  # type: ignore[arg-type]  # it would make "Anna Ek" of every "Anna"
        self._field.addItems(self._names)
        self._field.setCurrentText(self._name)
        self._field.setAccessibleName(self.tr("Name of the speaker"))
        self._everywhere = QRadioButton(
            self.tr("Everywhere {name} speaks, in %n turn(s)", "", self._count).format(name=self._name)
        )
        self._here = QRadioButton(self.tr("In this turn only"))
        (self._everywhere if self._name else self._here).setChecked(True)
        self._everywhere.setVisible(bool(self._name))
        self._join = QPushButton(self.tr("Join with {name}").format(name=self._fuller))
        self._join.setVisible(self._fuller is not None)
        self._join.setAutoDefault(False)
        self._join.clicked.connect(self._take_fuller)
        self._answer = QLabel()
        self._answer.setWordWrap(True)
        self._answer.setProperty("quiet", True)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self._done = buttons.addButton(self.tr("Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._done.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (self._field, self._join, self._everywhere, self._here, self._answer, buttons):
            column.addWidget(part)

    def accept(self) -> None:
        """Send the name, if it is another one."""
        name = self._new()
        if not name or name == self._name:
            return
        if self._everywhere.isChecked():
            self.renamed.emit(self._name, name)
        else:
            self.recast.emit(self._turn, name)
        super().accept()

    def _new(self) -> str:
        return clean_name(self._field.currentText())

    def _take_fuller(self) -> None:
        self._everywhere.setChecked(True)
        self._field.setCurrentText(self._fuller or "")
        self._done.setFocus()

    def _weigh(self) -> None:
        name = self._new()
        changes = bool(name) and name != self._name
        answer = ""
        if changes and name in self._names and self._everywhere.isChecked():
            answer = self.tr("{name} speaks already: {old} and {name} become one.")
        elif changes and name in self._names:
            answer = self.tr("This turn goes to {name}, who speaks already.")
        elif changes and not self._everywhere.isChecked():
            answer = self.tr("{name} is a new speaker.")
        self._answer.setText(answer.format(name=name, old=self._name))
        self._field.setAccessibleDescription(self._answer.text())
        self._done.setEnabled(changes)
