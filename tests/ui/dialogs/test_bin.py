"""The list of deleted notes: taken back by keys and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.controllers.notes import Study
from tests.controllers.test_bin import Keeper
from viewer.controllers.bin import Bin
from viewer.ui.dialogs.bin import BinDialog


class Opened:
    """The list over a bin with two notes of this episode and one of another."""

    def __init__(self, qtbot: QtBot) -> None:
        self.study = Study().open()
        ids = [self.study.mark(0, 2, 0, 9, note="A <b>note</b>\nof two lines"), self.study.mark(1, 0, 1, 5)]
        deleted = [annotation for id_ in ids if (annotation := self.study.notes.get(id_))]
        self.study.notes.delete(ids)
        self.keeper = Keeper(*deleted)
        self.bin = Bin(self.study.notes)
        self.bin.attach(self.keeper)
        self.dialog = BinDialog(self.bin, lambda episode_id: f"Episode {episode_id}")
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def rows(self) -> list[list[str]]:
        table = self.dialog.table
        cells = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
        return [[cell.text() for cell in row if cell is not None] for row in cells]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


def test_each_says_when_where_and_what(opened: Opened) -> None:
    rows = opened.rows()
    assert [row[2] for row in rows] == ["A <b>note</b> of two lines", f"“{words(opened)}”", "Bookmark"]
    assert [row[3] for row in rows] == ["This episode", "This episode", "Episode 2"]
    assert rows[2][1] == "1:01"
    assert all(row[0] for row in rows)
    assert opened.dialog.table.accessibleName() == "Deleted notes"


def words(opened: Opened) -> str:
    anchor = opened.keeper.content[1].annotation.anchor
    assert anchor is not None
    return anchor.quote


def test_enter_restores_and_the_step_can_be_taken_back(opened: Opened) -> None:
    QTest.keyClick(opened.dialog.table, Qt.Key.Key_Return)
    assert [each.note for each in opened.study.notes.annotations] == ["A <b>note</b>\nof two lines"]
    opened.study.undo.undo()
    assert opened.study.notes.annotations == ()


def test_several_go_for_good_with_delete(opened: Opened) -> None:
    opened.dialog.table.selectAll()
    QTest.keyClick(opened.dialog.table, Qt.Key.Key_Delete)
    assert opened.rows() == []
    assert "No notes were deleted" in opened.dialog.label.text()
    assert not any(button.isEnabled() for button in opened.dialog._doing)
