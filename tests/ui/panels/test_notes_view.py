"""The list: long, chosen from, scrolled, written on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.episode import Episode
from viewer.core.annotations import Annotation
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui import theme
from viewer.ui.panels.notes_model import NotesModel
from viewer.ui.panels.notes_view import NotesView


class Listed:
    """A list of the notes of an episode, on the screen.

    Attributes:
        shown: ids that were to be shown.
        opened: ids that were to be played.
    """

    def __init__(self, qtbot: QtBot, turns: int = 12) -> None:
        self.episode = Episode(turns)
        self.model = NotesModel()
        self.model.attach(self.episode.notes)
        self.model.take(self.episode.place)
        self.episode.notes.changed.connect(lambda changes: self.model.refresh(changes.ids))
        self.view = NotesView(self.model, theme.light())
        qtbot.addWidget(self.view)
        self.shown: list[str] = []
        self.opened: list[str] = []
        self.view.shown.connect(lambda annotation: self.shown.append(annotation.id))
        self.view.opened.connect(lambda annotation: self.opened.append(annotation.id))
        self.view.resize(320, 500)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        self.view.setFocus()

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.view, key, modifiers)

    def middle(self, id_: str) -> QPoint:
        return self.view.row_rect(self.model.number(id_)).center()

    def first_seen(self) -> str:
        number = self.view.indexAt(QPoint(20, 20)).row()
        annotation = self.model.annotation(number)
        assert annotation is not None
        return annotation.id


@pytest.fixture
def listed(qtbot: QtBot) -> Listed:
    return Listed(qtbot)


@pytest.fixture
def long(qtbot: QtBot) -> Listed:
    listed = Listed(qtbot, 400)
    for turn in range(20, 400):
        listed.episode.mark(turn, note="some words " * (turn % 40))
    return listed


def test_rows_stand_below_each_other_without_holes(listed: Listed) -> None:
    rects = [listed.view.row_rect(number) for number in range(7)]
    assert [rect.top() for rect in rects[1:]] == [rect.bottom() + 1 for rect in rects[:-1]]
    for number, rect in enumerate(rects):
        assert listed.view.indexAt(rect.center()).row() == number
    assert listed.view.indexAt(QPoint(5, 5_000)).row() == -1


def test_a_click_shows_and_a_double_click_plays(listed: Listed, qtbot: QtBot) -> None:
    second = listed.episode.ids[1]
    qtbot.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=listed.middle(second))
    assert (listed.shown, listed.opened) == ([second], [])
    assert listed.view.chosen() == [second]
    qtbot.mouseDClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=listed.middle(second))
    assert listed.opened == [second]


def test_several_are_chosen_with_ctrl_without_being_shown(listed: Listed, qtbot: QtBot) -> None:
    ids, control = listed.episode.ids, Qt.KeyboardModifier.ControlModifier
    assert listed.view.chosen() == [ids[0]], "the keyboard came to it"
    for id_ in (ids[2], ids[1], ids[0]):
        qtbot.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, control, listed.middle(id_))
    assert listed.view.chosen() == ids[1:3]
    assert listed.shown == []


def test_keys_go_through_the_list(listed: Listed) -> None:
    ids = listed.episode.ids
    listed.press(Qt.Key.Key_Home)
    listed.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert listed.view.chosen() == [ids[1]]
    assert listed.shown[-1] == ids[1]
    listed.press(Qt.Key.Key_End)
    assert listed.view.chosen() == [ids[6]]
    listed.press(Qt.Key.Key_Return)
    assert listed.opened == [ids[6]]
    listed.press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert listed.view.chosen() == ids


def test_pages_go_far_and_stay_inside(long: Listed) -> None:
    long.press(Qt.Key.Key_Home, Qt.Key.Key_PageDown)
    first = long.view.currentIndex().row()
    assert 1 <= first < 40
    long.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert abs(long.view.currentIndex().row() - first) <= 3
    long.press(Qt.Key.Key_End, Qt.Key.Key_PageDown)
    assert long.view.currentIndex().row() == long.model.rowCount() - 1
    rect = long.view.row_rect(long.view.currentIndex().row())
    assert rect.bottom() <= long.view.viewport().height() + 1


def test_shift_chooses_what_lies_between(listed: Listed) -> None:
    listed.press(Qt.Key.Key_Home)
    listed.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert listed.view.chosen() == listed.episode.ids[:3]


def test_headings_are_passed_over(listed: Listed) -> None:
    listed.model.arrange(Order.COLOUR, NotesFilter())
    listed.press(Qt.Key.Key_Home)
    assert listed.view.currentIndex().row() == 1
    for _ in range(12):
        listed.press(Qt.Key.Key_Down)
        assert listed.view.current() is not None
    for _ in range(12):
        listed.press(Qt.Key.Key_Up)
    assert listed.view.currentIndex().row() == 1


def test_only_what_is_seen_is_laid_out(long: Listed) -> None:
    assert len(long.view._cards) < 20
    long.view.verticalScrollBar().setValue(long.view.verticalScrollBar().maximum())
    long.view.repaint()
    assert long.view.indexAt(QPoint(20, long.view.viewport().height() - 5)).row() == long.model.rowCount() - 1
    assert len(long.view._cards) < 40


def test_scrolling_up_into_what_was_never_seen_moves_nothing(long: Listed) -> None:
    bar = long.view.verticalScrollBar()
    long.view.scrollTo(long.model.index(300, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
    for _ in range(60):
        seen = long.model.number(long.first_seen())
        top = long.view.row_rect(seen).top()
        bar.setValue(bar.value() - 30)
        assert long.view.row_rect(seen).top() == top + 30


def test_what_comes_and_goes_above_moves_nothing_that_is_seen(long: Listed) -> None:
    long.view.scrollTo(long.model.index(200, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
    seen = long.first_seen()
    top = long.view.row_rect(long.model.number(seen)).top()
    made = long.episode.mark(3, note="a new one")
    assert (long.first_seen(), long.view.row_rect(long.model.number(seen)).top()) == (seen, top)
    long.episode.notes.delete(made)
    assert (long.first_seen(), long.view.row_rect(long.model.number(seen)).top()) == (seen, top)


def test_a_narrower_list_begins_with_the_same_card(long: Listed) -> None:
    long.view.scrollTo(long.model.index(200, 0))
    long.view.verticalScrollBar().setValue(long.view.verticalScrollBar().value() + 7)
    seen = long.first_seen()
    long.view.resize(240, 500)
    assert long.first_seen() == seen


def test_the_choice_outlives_a_new_order(listed: Listed) -> None:
    listed.view.choose([listed.episode.ids[4], listed.episode.ids[1]])
    listed.model.arrange(Order.COLOUR, NotesFilter())
    assert set(listed.view.chosen()) == {listed.episode.ids[4], listed.episode.ids[1]}
    listed.model.take()
    assert len(listed.view.chosen()) == 2


def test_letters_and_space_are_left_to_others(listed: Listed) -> None:
    listed.press(Qt.Key.Key_Home)
    listed.press(Qt.Key.Key_T, Qt.Key.Key_Space)
    assert listed.view.chosen() == [listed.episode.ids[0]]
    left: list[bool] = []
    listed.view.left.connect(lambda: left.append(True))
    listed.press(Qt.Key.Key_Escape)
    assert left == [True]


def test_a_rectangle_chooses_what_it_touches(listed: Listed) -> None:
    area = listed.view.row_rect(1).united(listed.view.row_rect(2)).adjusted(0, 5, 0, -5)
    listed.view.setSelection(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert listed.view.chosen() == listed.episode.ids[1:3]
    selection = listed.view.selectionModel().selection()
    assert listed.view.visualRegionForSelection(selection).boundingRect().height() > 50


def test_tips_name_the_colour_and_show_what_is_cut(listed: Listed) -> None:
    assert listed.view._tip(0) == "Yellow"
    listed.episode.notes.set_note(listed.episode.ids[0], "<i>long</i> " * 300)
    assert "&lt;i&gt;long" in listed.view._tip(0)
    assert listed.view._tip(-1) == ""


def test_a_drafted_note_shows_what_was_typed(listed: Listed) -> None:
    first = listed.episode.ids[0]
    before = listed.view.row_rect(0).height()
    listed.view.draft_of = listed.episode.notes.draft
    listed.episode.notes.write_draft(first, "some words\n" * 5)
    listed.view.redraw()
    assert listed.view.row_rect(0).height() > before + 30
    listed.episode.notes.write_draft(first, "A first thought")
    listed.view.redraw()
    assert listed.view.row_rect(0).height() == before, "what is in the note already is no draft"


def test_screen_readers_find_a_list_with_rows(listed: Listed) -> None:
    told = QAccessible.queryAccessibleInterface(listed.view)
    assert told.role() == QAccessible.Role.List
    assert told.text(QAccessible.Text.Name) == "Notes"
    assert told.childCount() == 7
    assert told.child(0).text(QAccessible.Text.Name).startswith("A first thought")


def test_colours_follow_the_theme(listed: Listed) -> None:
    light = listed.view.grab().toImage()
    listed.view.set_theme(theme.dark())
    assert listed.view.grab().toImage() != light


def current(listed: Listed) -> Annotation:
    found = listed.view.current()
    assert found is not None
    return found


def test_nothing_to_list_is_no_trouble(listed: Listed) -> None:
    listed.episode.notes.delete(listed.episode.ids)
    listed.press(Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_PageUp)
    assert listed.opened == []
    assert listed.view.chosen() == []
    assert QApplication.focusWidget() is listed.view
