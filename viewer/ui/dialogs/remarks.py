"""What the reader of the file could not use: doubtful places and left-out lines, with their numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from viewer.core.transcript import Remark, Transcript
from viewer.errors import Message
from viewer.ui.dialogs.table import TableDialog


class RemarksDialog(TableDialog):
    """All warnings, then all ignored lines, of one transcript."""

    def __init__(
        self, transcript: Transcript, parent: QWidget | None = None, *, say: Callable[[Message], str] = str
    ) -> None:
        """List them.

        Args:
            transcript: whose remarks.
            parent: the window it belongs to.
            say: puts a message into the reader's language.
        """
        kinds = ((self.tr("Doubtful"), transcript.warnings), (self.tr("Left out"), transcript.ignored))
        rows = [self._row(kind, remark, say) for kind, remarks in kinds for remark in remarks]
        sentence = (
            self.tr("These lines of the transcript were doubtful, or stand around the turns and are none.")
            if rows
            else self.tr("Every line of the transcript was understood.")
        )
        columns = (self.tr("Line"), self.tr("What"), self.tr("Text"))
        super().__init__(sentence, columns, rows, parent)
        self.setWindowTitle(self.tr("What could not be read"))

    @staticmethod
    def _row(kind: str, remark: Remark, say: Callable[[Message], str]) -> tuple[str, str, str]:
        return (str(remark.line) if remark.line else "", kind, say(remark.text))
