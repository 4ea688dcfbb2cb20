"""A table with boxes: by mouse, by keyboard, and what cannot be ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from viewer.ui.dialogs.choices import Choice, Choices, ChoiceTable

ROWS = (Choice(("a", "1")), Choice(("b", "2"), chosen=False), Choice(("c", "3"), free=False))
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def choices(qapp: object) -> Choices:
    return Choices(("Letter", "Number"), ROWS)


@pytest.fixture
def table(qtbot, choices: Choices) -> ChoiceTable:
    table = ChoiceTable(choices, "Letters")
    qtbot.addWidget(table)
    table.show()
    return table


def test_rows_begin_as_they_are_said_to(choices: Choices) -> None:
    assert choices.chosen() == [0]
    assert (choices.rowCount(), choices.columnCount()) == (3, 2)
    assert choices.index(1, 1).data() == "2"
    assert choices.headerData(1, Qt.Orientation.Horizontal) == "Number"
    assert choices.index(0, 0).data(CHECK) == Qt.CheckState.Checked
    assert choices.index(2, 0).data(CHECK) is None
    assert choices.index(0, 1).data(CHECK) is None


def test_what_is_not_free_is_never_ticked(choices: Choices) -> None:
    choices.choose([0, 1, 2], on=True)
    assert choices.chosen() == [0, 1]
    assert not choices.flags(choices.index(2, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_all_or_none(choices: Choices) -> None:
    choices.toggle(range(3))
    assert choices.chosen() == [0, 1]
    choices.toggle(range(3))
    assert choices.chosen() == []


def test_a_box_is_ticked(choices: Choices, qtbot) -> None:
    with qtbot.waitSignal(choices.chosen_changed):
        choices.setData(choices.index(1, 0), Qt.CheckState.Checked.value, CHECK)
    assert choices.chosen() == [0, 1]
    assert not choices.setData(choices.index(1, 0), "x")


def test_space_ticks_what_is_selected(table: ChoiceTable, choices: Choices) -> None:
    assert table.accessibleName() == "Letters"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert choices.chosen() == []
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert choices.chosen() == [1]
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert choices.chosen() == [0, 1]
