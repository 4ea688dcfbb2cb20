"""Jump to a typed time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.core.timecode import format_ms, parse
from viewer.ui.dialogs.one_field import OneFieldDialog

_WIDTH = 320


class JumpDialog(OneFieldDialog):
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
        self._field.setAccessibleName(self.tr("Time"))
        self._field.setPlaceholderText(self.tr("1:02:03 or 62:03 or 1h2m"))
        self._begin(format_ms(position_ms), self.tr("Jump"), _WIDTH)

    def _said(self) -> tuple[str, bool]:
        ms = parse(self._field.text())
        if ms is None:
            return self.tr("Not a time yet") if self._field.text().strip() else "", False
        if 0 < self._duration_ms < ms:
            return self.tr("The episode ends at {time}").format(time=format_ms(self._duration_ms)), False
        return self.tr("Goes to {time}").format(time=format_ms(ms)), True

    def _send(self) -> None:
        self.chosen.emit(parse(self._field.text()))
