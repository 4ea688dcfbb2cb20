"""The library as it was on other days, to be put in place of what it is now."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.controllers.backups import Backup, Backups
from viewer.ui.dialogs.picking import PickingDialog


class BackupsDialog(PickingDialog):
    """Lists the backups, the newest first; one of them can be restored, after a question."""

    def __init__(self, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._rows: list[Backup] = backups.all()
        self.setWindowTitle(self.tr("Restore backup"))
        self.set_columns((self.tr("Made"), self.tr("Size")), wide=1)
        self.table.setAccessibleName(self.tr("Backups"))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.offer(self.tr("Restore"), self._ask, key=Qt.Key.Key_Return)
        self.label.setText(
            self.tr("Everything in the library becomes what it was then: notes, tags, places, settings.")
            if self._rows
            else self.tr("There are no backups yet.")
        )
        self.fill([self._told(each) for each in self._rows])

    def _told(self, each: Backup) -> tuple[str, str]:
        locale = QLocale()
        made = QDateTime.fromSecsSinceEpoch(int(each.made_at.timestamp()))
        return locale.toString(made, QLocale.FormatType.ShortFormat), locale.formattedDataSize(each.size)

    def _ask(self) -> None:
        row = self.picked()[0]
        when = self._told(self._rows[row])[0]
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Restore backup"))
        question.setIcon(QMessageBox.Icon.Question)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(self.tr("Restore the library of {when}?").format(when=when))
        question.setInformativeText(self.tr("The library as it is now is kept as a backup, too."))
        restore = question.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        restore.clicked.connect(lambda: self._restore(row))
        question.open()

    def _restore(self, row: int) -> None:
        self._backups.restore(self._rows[row])
        self.accept()
