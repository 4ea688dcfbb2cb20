"""Jump to a typed time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.core.timecode import format_ms, parse

_WIDTH = 320


class JumpDialog(QDialog):
    """Asks for a time, and says at once whether it is one.

    Signals:
        chosen: (ms) jump there.
    """

    chosen = Signal(int)

    def __init__(self, position_ms: int, duration_ms: int, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            position_ms: what the field holds at first, selected.
            duration_ms: length of the episode; 0 while unknown, then any time will do.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self._duration_ms = duration_ms
        self.setWindowTitle(self.tr("Jump to a time"))
        self._field = QLineEdit(format_ms(position_ms))
        self._field.setAccessibleName(self.tr("Time"))
        self._field.setPlaceholderText(self.tr("1:02:03 or 62:03 or 1h2m"))
        self._field.selectAll()
        self._answer = QLabel()
        self._answer.setProperty("quiet", True)
        self._buttons = QDialogButtonBox()
        self._jump = self._buttons.addButton(self.tr("Jump"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._jump.setDefault(True)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(8)
        for part in (self._field, self._answer, self._buttons):
            column.addWidget(part)
        self.setMinimumWidth(_WIDTH)
        self._weigh()

    def accept(self) -> None:
        """Send the time, if it is one."""
        ms = self._time()
        if ms is not None:
            self.chosen.emit(ms)
            super().accept()

    def _time(self) -> int | None:
        ms = parse(self._field.text())
        return None if ms is None or self._is_beyond(ms) else ms

    def _is_beyond(self, ms: int) -> bool:
        return 0 < self._duration_ms < ms

    def _weigh(self) -> None:
        ms = parse(self._field.text())
        if ms is None:
            answer = self.tr("Not a time yet") if self._field.text().strip() else ""
        elif self._is_beyond(ms):
            answer = self.tr("The episode ends at {time}").format(time=format_ms(self._duration_ms))
        else:
            answer = self.tr("Goes to {time}").format(time=format_ms(ms))
        self._answer.setText(answer)
        self._field.setAccessibleDescription(answer)
        self._jump.setEnabled(self._time() is not None)
