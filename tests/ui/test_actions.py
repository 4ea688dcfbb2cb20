"""The table of actions: complete, readable, without two keys for two things."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from viewer.ui import theme
from viewer.ui.actions import TABLE, Actions, Entry
from viewer.ui.icons import GLYPHS


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def actions(parent: QObject) -> Actions:
    return Actions(parent, theme.light())


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_an_entry_is_complete(entry: Entry) -> None:
    assert entry.text[0].isupper()
    assert not entry.text.endswith((".", "..."))
    assert all(not QKeySequence(key).isEmpty() for key in entry.keys)
    assert all(QKeySequence(key).toString() == key for key in entry.keys)
    assert not entry.icon or entry.icon in GLYPHS


def test_names_and_keys_occur_once() -> None:
    assert max(Counter(entry.name for entry in TABLE).values()) == 1
    keys = Counter(QKeySequence(key).toString() for entry in TABLE for key in entry.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_that_are_typed_belong_to_the_reading_page() -> None:
    """A bare letter must not be taken from a field; Space is, but a field takes it first."""
    bare = {
        entry.name: entry.reading
        for entry in TABLE
        for key in entry.keys
        if len(key) == 1 or key in ("Left", "Right", "Up", "Down")
    }
    assert bare
    assert all(bare.values())


def test_the_table_becomes_actions(actions: Actions) -> None:
    assert list(actions) == [entry.name for entry in TABLE]
    assert len(actions) == len(TABLE)
    assert {*actions.reading(), *actions.everywhere()} == set(actions.values())
    assert set(actions.reading()).isdisjoint(actions.everywhere())
    contexts = {action.shortcutContext() for action in actions.reading()}
    assert contexts == {Qt.ShortcutContext.WidgetWithChildrenShortcut}
    assert {action.shortcutContext() for action in actions.everywhere()} == {
        Qt.ShortcutContext.WindowShortcut
    }


def test_tool_tips_name_the_key_and_no_dots(actions: Actions) -> None:
    assert actions["jump"].toolTip() == "Jump to a time (Ctrl+G)"
    assert actions["play_here"].toolTip() == "Play from here"
    assert all("…" not in action.toolTip() for action in actions.values())


def test_switches_hear_their_state_and_others_nothing(actions: Actions) -> None:
    heard: list[object] = []
    actions.connect({"mute": lambda on: heard.append(on), "back": lambda: heard.append("back")})
    actions["mute"].trigger()
    actions["mute"].trigger()
    actions["back"].trigger()
    assert heard == [True, False, "back"]


def test_some_can_be_switched_off_together(actions: Actions) -> None:
    actions.enable({"play", "back"}, on=False)
    off = {name for name, action in actions.items() if not action.isEnabled()}
    assert off == {"play", "back"}
    actions.enable({"play"}, on=True)
    assert actions["play"].isEnabled()


def test_icons_take_the_theme(actions: Actions) -> None:
    def pixels() -> list[int]:
        return [actions[entry.name].icon().cacheKey() for entry in TABLE if entry.icon]

    before = pixels()
    actions.set_theme(theme.dark())
    assert all(one != other for one, other in zip(before, pixels(), strict=True))
    assert all(not action.icon().isNull() for name, action in actions.items() if _entry(name).icon)


def _entry(name: str) -> Entry:
    return next(entry for entry in TABLE if entry.name == name)


def test_every_key_is_written_as_qt_writes_it_on_this_system(actions: Actions) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    keys = chain.from_iterable(action.shortcuts() for action in actions.values())
    assert all(key.toString(native) for key in keys)
