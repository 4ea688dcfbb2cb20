"""The menus offer everything that has no place of its own in the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from viewer.ui import theme
from viewer.ui.actions import Actions
from viewer.ui.menus import main_menu, text_menu


@pytest.fixture
def parent(qtbot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def actions(qapp: QApplication, parent: QWidget) -> Actions:
    return Actions(parent, theme.light())


def whole(actions: Actions, parent: QWidget) -> QMenu:
    recent, skip, heard = (QMenu(name, parent) for name in ("Recent", "How far", "How much"))
    for menu in (recent, skip, heard):
        menu.addAction("One of its own")
    return main_menu(actions, recent, skip, heard, QMenu("Chapters", parent), parent)


def names(menu: QMenu) -> Iterator[str]:
    """All actions of a menu and the menus in it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from names(action.menu())
        elif action.objectName() and not action.isSeparator():
            yield action.objectName()


def test_everything_is_in_a_menu(parent: QWidget, actions: Actions) -> None:
    offered = [*names(whole(actions, parent)), *names(text_menu(actions, parent))]
    media = {
        name for name in actions if name.startswith("media_")
    }  # keys for what is offered by another name
    assert set(actions) - set(offered) == {"menu", "pause", *media}


def test_the_main_menu_offers_nothing_twice(parent: QWidget, actions: Actions) -> None:
    offered = list(names(whole(actions, parent)))
    assert len(offered) == len(set(offered))


def test_what_is_done_to_words_is_under_the_right_button(parent: QWidget, actions: Actions) -> None:
    offered = list(names(text_menu(actions, parent)))
    assert offered[0] == "play_here"
    assert {"copy", "select_all", "loop"} <= set(offered)


def test_submenus_are_named_and_no_line_stands_alone(parent: QWidget, actions: Actions) -> None:
    def check(menu: QMenu) -> None:
        entries = menu.actions()
        assert not entries[0].isSeparator()
        assert not entries[-1].isSeparator()
        lines = [entry.isSeparator() for entry in entries]
        assert (True, True) not in pairwise(lines)
        for entry in entries:
            if entry.menu() is not None:
                assert entry.text()
                check(entry.menu())

    check(whole(actions, parent))
    check(text_menu(actions, parent))


def test_the_windows_own_menus_stand_where_they_are_looked_for(parent: QWidget, actions: Actions) -> None:
    menu = whole(actions, parent)
    assert "Recent" in [entry.text() for entry in menu.actions()]
    playback = next(entry.menu() for entry in menu.actions() if entry.text() == "Playback")
    assert "How far" in [entry.text() for entry in playback.actions()]
    notes = next(entry.menu() for entry in menu.actions() if entry.text() == "Notes")
    assert "How much" in [entry.text() for entry in notes.actions()]
