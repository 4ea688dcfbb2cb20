"""The list of what was said of the timing: each goes by itself, keys from end to end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.house import House
from viewer.controllers.timing import Edge, TimingState
from viewer.core.timeline import SyncPoint
from viewer.ui.dialogs.timing import TimingDialog

pytestmark = pytest.mark.episode(turns=60)


@pytest.fixture
def listed(program: House) -> TimingDialog:
    """Opened by its action, over two points, an advertisement and half of one."""
    timing = program.program.timing
    program.playback.seek(33_000)
    timing.start_turn_now(3)
    timing.begin_advertisement(90_000)
    timing.end_advertisement(120_000)
    program.playback.seek(410_000)
    timing.start_turn_now(38)
    timing.end_advertisement(500_000)
    program.act("timing").trigger()
    dialog = program.window.findChild(TimingDialog)
    assert dialog is not None
    program.qtbot.waitUntil(lambda: dialog._list.hasFocus())
    return dialog


def rows(dialog: TimingDialog) -> list[str]:
    return [dialog._list.item(row).text().split(" ")[0] for row in range(dialog._list.count())]


def press(program: House, *keys: Qt.Key) -> None:
    for key in keys:
        program.press(key)


def test_all_is_listed_in_the_order_of_the_audio(listed: TimingDialog) -> None:
    assert rows(listed) == ["Sync", "Advertisement", "Sync", "An"]
    assert listed._list.accessibleName() == "Sync points and advertisements"


def test_each_goes_by_the_delete_key_and_the_next_is_at_hand(program: House, listed: TimingDialog) -> None:
    timing = program.program.timing
    press(program, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert timing.timeline.spans == ()
    assert listed._list.currentRow() == 1
    press(program, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert timing.state.marks == [SyncPoint(30_000, 33_000)]
    press(program, Qt.Key.Key_Delete)
    assert timing.state == TimingState()
    assert not listed._remove_button.isEnabled()
    assert not listed._all_button.isEnabled()
    assert "no sync points" in listed._label.text()


def test_each_goes_by_the_button_reached_with_tab(program: House, listed: TimingDialog) -> None:
    press(program, Qt.Key.Key_End, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is listed._remove_button
    press(program, Qt.Key.Key_Space)
    assert program.program.timing.state.edge is None
    assert listed._list.hasFocus()


def test_all_go_at_once(program: House, listed: TimingDialog) -> None:
    program.qtbot.mouseClick(listed._all_button, Qt.MouseButton.LeftButton)
    assert program.program.timing.state == TimingState()


def test_a_step_is_taken_back_from_inside_the_list(program: House, listed: TimingDialog) -> None:
    press(program, Qt.Key.Key_Delete)
    assert rows(listed) == ["Advertisement", "Sync", "An"]
    program.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(listed) == ["Sync", "Advertisement", "Sync", "An"]


def test_enter_goes_there(program: House, listed: TimingDialog) -> None:
    press(program, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert program.playback.position_ms == 90_000
    press(program, Qt.Key.Key_End)
    program.qtbot.mouseClick(listed._go_button, Qt.MouseButton.LeftButton)
    assert program.playback.position_ms == 500_000
    assert listed.isVisible()


def test_what_changes_meanwhile_is_listed(program: House, listed: TimingDialog) -> None:
    program.program.timing.remove(Edge(500_000, starts=False))
    assert rows(listed) == ["Sync", "Advertisement", "Sync"]
    press(program, Qt.Key.Key_Escape)
    program.qtbot.waitUntil(lambda: program.window.findChild(TimingDialog) is None)
    program.program.timing.remove_all()
