"""A window with one line to fill in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


class OneFieldDialog(QDialog):
    """Says at once what it makes of what stands in its field; only what is good can be sent.

    Subclasses say what that is (`_said`) and send it (`_send`), and call `_begin` once they can.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._answer, self._buttons = QLineEdit(), QLabel(), QDialogButtonBox()

    def accept(self) -> None:
        """Send what stands there, if it is good."""
        if self._said()[1]:
            self._send()
            super().accept()

    def _begin(self, offered: str, verb: str, width: int, above: str = "") -> None:
        """Lay everything out.

        Args:
            offered: what the field holds at first, selected.
            verb: what the button says that sends it.
            width: of the window at least, in pixels.
            above: a sentence over the field; empty for none.
        """
        self._field.setText(offered)
        self._field.selectAll()
        self._answer.setProperty("quiet", True)
        self._answer.setWordWrap(bool(above))
        self._go = self._buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(8)
        if above:
            explained = QLabel(above)
            explained.setWordWrap(True)
            column.addWidget(explained)
        for part in (self._field, self._answer, self._buttons):
            column.addWidget(part)
        self.setMinimumWidth(width)
        self._field.setFocus()
        self._weigh()

    def _said(self) -> tuple[str, bool]:
        """What is said of what stands in the field, and whether it is good."""
        raise NotImplementedError

    def _send(self) -> None:
        raise NotImplementedError

    def _weigh(self) -> None:
        answer, good = self._said()
        self._answer.setText(answer)
        self._field.setAccessibleDescription(answer)
        self._go.setEnabled(good)
