"""What the reader wants to see of the notes, asked for by field, buttons and menus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from viewer.core.annotations import Colour
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui import theme
from viewer.ui.panels.filter_bar import FilterBar
from viewer.ui.panels.filter_menu import Facets


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar(theme.light())
    qtbot.addWidget(made)
    made.filter_menu.facets = lambda: Facets(("budget", "R&D"), ((0, "Ada"), (1, "Bo")))
    made.set_speakers({0: "Ada", 1: "Bo"})
    with qtbot.waitExposed(made):
        made.show()
    return made


def actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            yield from actions(action.menu())  # type: ignore[arg-type]
        else:
            yield action


def switch(bar: FilterBar, *texts: str) -> None:
    for text in texts:
        bar.filter_menu.fill()
        next(each for each in actions(bar.filter_menu) if each.text() == text).trigger()


def test_typing_asks_after_a_pause_and_escape_takes_it_back(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClicks(bar._field, "bell")
    assert bar.filter == NotesFilter(text="bell")
    QTest.keyClick(bar._field, Qt.Key.Key_Escape)
    assert bar.filter == NotesFilter()
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar._field, Qt.Key.Key_Escape)


def test_enter_and_down_lead_into_the_list(bar: FilterBar, qtbot: QtBot) -> None:
    bar.ask()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        with qtbot.waitSignal(bar.confirmed):
            QTest.keyClick(bar._field, key)


def test_everything_can_be_switched_on_and_off_in_the_menu(bar: FilterBar) -> None:
    switch(bar, "Green", "Blue", "budget", "Bo", "Bookmarks only", "To be completed")
    assert bar.filter == NotesFilter(
        colours=frozenset({Colour.GREEN, Colour.BLUE}),
        tags=frozenset({"budget"}),
        speakers=frozenset({1}),
        unfinished=True,
        bookmarks=True,
    )
    assert bar._facets.text() == "Blue · Green · budget · Bo · Bookmarks"
    bar.filter_menu.fill()
    checked = {each.text() for each in actions(bar.filter_menu) if each.isChecked()}
    assert checked == {"Green", "Blue", "budget", "Bo", "Bookmarks only", "To be completed"}
    switch(bar, "Green", "budget")
    assert (bar.filter.colours, bar.filter.tags) == (frozenset({Colour.BLUE}), frozenset())
    switch(bar, "Show all")
    assert bar.filter == NotesFilter()
    assert bar._facets.isHidden()


def test_an_ampersand_is_no_key(bar: FilterBar) -> None:
    switch(bar, "R&&D")
    assert bar.filter.tags == frozenset({"R&D"})


def test_the_order_is_one_of_four_and_told_in_words(bar: FilterBar) -> None:
    menu = bar._order_menu
    menu.actions()[1].trigger()
    assert bar.order is Order.TAG
    assert [action.isChecked() for action in menu.actions()] == [False, True, False, False]
    bar._show_facets()
    assert bar._facets.text() == "By tag"
    assert bar._all.isHidden(), "an order hides nothing"


def test_counts(bar: FilterBar) -> None:
    bar.set_counts(0, 0, 0)
    assert bar._count.text() == ""
    assert bar._unfinished.isHidden()
    bar.set_counts(340, 340, 2)
    assert (bar._count.text(), bar._unfinished.text()) == ("340", "2 note(s) to be completed")
    bar.set_filter(NotesFilter(bookmarks=True))
    bar.set_counts(12, 1_340, 0)
    assert bar._count.text() == "12 of 1,340"
    bar._all.click()
    assert bar.filter == NotesFilter()


def test_what_only_the_pill_asks_for_needs_no_second_button(bar: FilterBar) -> None:
    bar.set_filter(NotesFilter(unfinished=True))
    assert bar._all.isHidden()
    bar.set_filter(NotesFilter(unfinished=True, bookmarks=True))
    assert not bar._all.isHidden()


def test_every_part_has_a_name(bar: FilterBar) -> None:
    names = [
        part.accessibleName() for part in (bar._sort, bar._narrow, bar.close_button, bar._field, bar._all)
    ]
    assert names == [
        "Sort the notes",
        "Choose which notes are shown",
        "Fold the notes away",
        "Filter notes",
        "Show all notes",
    ]
