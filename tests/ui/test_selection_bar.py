"""The bar beside a selection: never over it, never with the keyboard, every button named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QToolButton

from tests.house import House
from viewer.ui.beside import area_of, beside
from viewer.ui.selection_bar import SelectionBar
from viewer.ui.transcript.document import Place

pytestmark = pytest.mark.episode(turns=60, gliding=False)

WITHIN = QRect(0, 0, 600, 400)
SIZE = QSize(200, 40)


def bar(program: House) -> SelectionBar:
    return program.window.selection_bar


def shown(program: House, start: Place, end: Place) -> SelectionBar:
    program.view.select(start, end)
    program.qtbot.waitUntil(bar(program).isVisible)
    return bar(program)


@pytest.mark.parametrize("turn", range(0, 12, 3))
def test_it_comes_up_beside_the_selection_and_not_over_it(program: House, turn: int) -> None:
    program.view.scroller.reveal(turn, 0, 0.4)
    bar = shown(program, Place(turn, 5), Place(turn, 30))
    area = area_of(program.view, Place(turn, 5), Place(turn, 30))
    geometry = bar.geometry().translated(-program.view.viewport().pos())
    assert not geometry.intersects(area)
    assert program.view.viewport().rect().contains(geometry)
    assert program.view.hasFocus()


def test_it_follows_the_text_and_goes_with_the_selection(program: House) -> None:
    bar = shown(program, Place(4, 5), Place(4, 30))
    before = bar.y()
    scroller = program.view.verticalScrollBar()
    scroller.setValue(scroller.value() + 30)
    assert bar.y() == before - 30
    scroller.setValue(scroller.maximum())
    assert bar.isHidden()
    scroller.setValue(0)
    program.view.select(Place(0, 5), Place(0, 9))
    program.qtbot.waitUntil(bar.isVisible)
    program.view.select(Place(0, 5), Place(0, 5))
    assert bar.isHidden()


def test_where_everything_is_selected_it_stays_away(program: House) -> None:
    program.view.selectAll()
    program.qtbot.waitUntil(lambda: not bar(program)._timer.isActive())
    assert bar(program).isHidden()


def test_every_button_is_named_and_takes_no_focus(program: House) -> None:
    buttons = bar(program).findChildren(QToolButton)
    assert len(buttons) == 10
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_click_marks(program: House) -> None:
    bar = shown(program, Place(0, 0), Place(0, 4))
    third = bar.findChildren(QToolButton)[2]
    program.qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    (mark,) = program.program.annotations.annotations
    assert mark.colour == "green"
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("around", "place"),
    [
        (QRect(250, 200, 100, 20), QPoint(199, 152)),
        (QRect(250, 10, 100, 20), QPoint(199, 37)),
        (QRect(0, 200, 20, 20), QPoint(6, 152)),
        (QRect(590, 200, 10, 20), QPoint(393, 152)),
        (QRect(0, -50, 600, 500), None),
        (QRect(0, 500, 600, 50), None),
        (QRect(0, 20, 600, 375), None),
    ],
)
def test_above_else_below_else_nowhere(around: QRect, place: QPoint | None) -> None:
    found = beside(SIZE, around, WITHIN)
    assert found == place
    if found is not None:
        assert WITHIN.contains(QRect(found, SIZE))
        assert not QRect(found, SIZE).intersects(around)
