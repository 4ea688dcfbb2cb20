"""Notes that were deleted, from which they can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QWidget

from viewer.controllers.bin import Bin, Deleted
from viewer.core.annotations import Annotation, Kind
from viewer.core.timecode import format_ms
from viewer.ui.dialogs.picking import PickingDialog


class BinDialog(PickingDialog):
    """Lists the bin, the last deleted first; it follows every change."""

    def __init__(self, bin_: Bin, title_of: Callable[[int], str], parent: QWidget | None = None) -> None:
        """Show the bin.

        Args:
            bin_: what was deleted.
            title_of: the title of an episode by its row; empty where it has none.
            parent: the window.
        """
        super().__init__(parent)
        self._bin, self._title_of = bin_, title_of
        self._rows: list[Deleted] = []
        self.setWindowTitle(self.tr("Deleted notes"))
        columns = (self.tr("Deleted"), self.tr("Time"), self.tr("Note or words"), self.tr("Episode"))
        self.set_columns(columns, wide=2)
        self.table.setAccessibleName(self.tr("Deleted notes"))
        self.offer(self.tr("Restore"), self._restore, key=Qt.Key.Key_Return)
        self.offer(self.tr("Delete for good"), self._discard, key=Qt.Key.Key_Delete)
        bin_.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self._rows = self._bin.deleted()
        self.label.setText(
            self.tr("What was deleted is kept for 30 days.")
            if self._rows
            else self.tr("No notes were deleted in the last 30 days.")
        )
        self.fill([self._told(each) for each in self._rows])

    def _told(self, each: Deleted) -> tuple[str, str, str, str]:
        when = QLocale().toString(
            QDateTime.fromMSecsSinceEpoch(each.deleted_at), QLocale.FormatType.ShortFormat
        )
        annotation = each.annotation
        here = each.episode_id == self._bin.episode_id
        episode = self.tr("This episode") if here else self._title_of(each.episode_id)
        return when, format_ms(_ms(annotation)), self._words(annotation), episode

    def _words(self, annotation: Annotation) -> str:
        bookmark = self.tr("Bookmark") if annotation.kind is Kind.BOOKMARK else ""
        quote = f"“{annotation.anchor.quote}”" if annotation.anchor else ""
        return annotation.note or quote or bookmark

    def _picked(self) -> list[Deleted]:
        return [self._rows[row] for row in self.picked()]

    def _restore(self) -> None:
        self._bin.restore(self._picked())
        self.table.setFocus()

    def _discard(self) -> None:
        self._bin.discard(self._picked())
        self.table.setFocus()


def _ms(annotation: Annotation) -> int:
    return annotation.anchor.start_ms if annotation.anchor else annotation.moment_ms or 0
