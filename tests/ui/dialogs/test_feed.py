"""The list of a podcast's episodes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.core.podcast import Feed, Linked, Offered
from viewer.ui.dialogs.feed import FeedDialog

SOUND = Linked("a.mp3", "audio/mpeg")
EPISODES = (
    Offered("The <b>budget</b>", "2024-03-02", 3723, SOUND, (Linked("a.vtt"),)),
    Offered("The universities", "", 0, SOUND),
    Offered("", "2024-01-01", 60, SOUND),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> FeedDialog:
    dialog = FeedDialog(Feed("The show", EPISODES, 2))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def rows(dialog: FeedDialog) -> list[list[str]]:
    table = dialog.table
    cells = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def test_each_says_when_what_and_how_long(dialog: FeedDialog) -> None:
    assert rows(dialog) == [
        ["3/2/24", "The <b>budget</b>", "1:02:03", "Yes"],
        ["", "The universities", "", ""],
        ["1/1/24", "Without a title", "1:00", ""],
    ]
    assert dialog.windowTitle() == "The show"
    assert dialog.label.text().endswith("Left out, without audio and transcript or damaged: 2.")


def test_what_is_typed_narrows_the_list_and_enter_opens(dialog: FeedDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog._filter, "UNIV the")
    assert [row[1] for row in rows(dialog)] == ["The universities"]
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(dialog._filter, Qt.Key.Key_Return)
    assert caught.args == [EPISODES[1]]
    assert not dialog.isVisible()


def test_enter_and_double_click_in_the_list_open(dialog: FeedDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert caught.args == [EPISODES[1]]


def test_where_nothing_is_found_nothing_opens(dialog: FeedDialog) -> None:
    sent: list[object] = []
    dialog.chosen.connect(sent.append)
    QTest.keyClicks(dialog._filter, "nothing")
    QTest.keyClick(dialog._filter, Qt.Key.Key_Return)
    assert sent == []
    assert dialog.isVisible()
