"""Tags for what is chosen, typed and switched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.core.annotations import Colour, Tag
from viewer.ui import theme
from viewer.ui.panels.tag_popup import TagPopup

pytestmark = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|grabbing|propagate)", extend=True
)
TAGS = (Tag("budget/schools", Colour.BLUE, "Money"), Tag("budget/universities"), Tag("sound"), Tag("Uni"))


@pytest.fixture
def popup(qtbot: QtBot) -> Iterator[TagPopup]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = TagPopup(theme.light(), parent)
    states = {"sound": Qt.CheckState.Checked, "Uni": Qt.CheckState.PartiallyChecked}
    made.show_tags(TAGS, states)
    made.open_at(QPoint(300, 10))
    made.said = []  # type: ignore[attr-defined]
    made.added.connect(lambda name: made.said.append(f"+{name}"))  # type: ignore[attr-defined]
    made.removed.connect(lambda name: made.said.append(f"-{name}"))  # type: ignore[attr-defined]
    yield made
    made.close()


def offered(popup: TagPopup) -> list[str]:
    return [popup._list.item(row).text() for row in range(popup._list.count())]


def typed(popup: TagPopup, text: str, *keys: Qt.Key) -> list[str]:
    QTest.keyClicks(popup._field, text)
    for key in keys:
        QTest.keyClick(popup._field, key)
    return popup.said  # type: ignore[attr-defined, no-any-return]


def test_what_is_chosen_has_its_tags_first(popup: TagPopup) -> None:
    assert offered(popup) == ["sound", "Uni", "budget/schools", "budget/universities"]
    states = [popup._list.item(row).checkState() for row in range(3)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked]


def test_typing_narrows_and_enter_takes_what_begins_so(popup: TagPopup) -> None:
    typed(popup, "uni")
    assert offered(popup) == ["Uni", "budget/universities"]
    assert typed(popup, "v", Qt.Key.Key_Return) == ["+budget/universities"]
    assert popup._field.text() == ""


def test_words_that_are_no_beginning_make_a_new_tag(popup: TagPopup) -> None:
    typed(popup, "chool")
    assert offered(popup) == ["budget/schools", "New tag: chool"]
    assert popup._list.currentRow() == 1
    assert typed(popup, "", Qt.Key.Key_Up, Qt.Key.Key_Return) == ["+budget/schools"]
    assert typed(popup, " outer / inner ", Qt.Key.Key_Return)[-1] == "+outer/inner"


def test_the_arrows_go_round_and_a_tag_on_goes_off(popup: TagPopup) -> None:
    assert typed(popup, "", Qt.Key.Key_Down, Qt.Key.Key_Return) == ["-sound"]
    assert typed(popup, "", Qt.Key.Key_Up, Qt.Key.Key_Return)[-1] == "+budget/universities"
    assert typed(popup, "", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)[-1].startswith("+")


def test_enter_with_nothing_typed_is_done(popup: TagPopup) -> None:
    assert typed(popup, "", Qt.Key.Key_Return) == []
    assert not popup.isVisible()


def test_a_tag_some_have_is_given_to_all(popup: TagPopup) -> None:
    assert typed(popup, "Uni", Qt.Key.Key_Return) == ["+Uni"]


def test_a_click_switches(popup: TagPopup, qtbot: QtBot) -> None:
    area = popup._list.visualItemRect(popup._list.item(2))
    qtbot.mouseClick(popup._list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert popup.said == ["+budget/schools"]  # type: ignore[attr-defined]
