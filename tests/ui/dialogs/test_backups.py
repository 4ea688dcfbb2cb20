"""The list of backups: one is restored after a question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.controllers.test_backups import Cellar
from viewer.controllers.backups import Backups
from viewer.ui.dialogs.backups import BackupsDialog


@pytest.fixture
def cellar(qapp: object) -> Cellar:
    return Cellar()


@pytest.fixture
def dialog(qtbot: QtBot, cellar: Cellar) -> BackupsDialog:
    backups = Backups()
    backups.attach(cellar)
    opened = BackupsDialog(backups)
    backups.setParent(opened)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    return opened


def question(dialog: BackupsDialog) -> QMessageBox:
    found = dialog.findChild(QMessageBox)
    assert found is not None
    return found


def test_each_says_when_it_was_made_and_how_large_it_is(dialog: BackupsDialog) -> None:
    cells = [dialog.table.item(row, column) for row in range(2) for column in range(2)]
    texts = [cell.text() for cell in cells if cell is not None]
    assert texts == ["3/2/26 8:30 AM", "1.18 MiB", "2/27/26 7:05 PM", "1.18 MiB"]


def test_one_is_restored_when_the_question_is_answered(dialog: BackupsDialog, cellar: Cellar) -> None:
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    asked = question(dialog)
    assert "2/27/26" in asked.text()
    assert cellar.restored == []
    restore = next(button for button in asked.buttons() if button.text() == "Restore")
    restore.click()
    assert [path.name for path in cellar.restored] == ["library-27.db"]
    assert not dialog.isVisible()


def test_nothing_is_restored_otherwise(dialog: BackupsDialog, cellar: Cellar) -> None:
    dialog._doing[0].click()
    question(dialog).reject()
    assert cellar.restored == []
    assert dialog.isVisible()


def test_without_backups_there_is_nothing_to_do(qtbot: QtBot) -> None:
    dialog = BackupsDialog(Backups())
    qtbot.addWidget(dialog)
    assert "no backups yet" in dialog.label.text()
    assert not dialog._doing[0].isEnabled()
