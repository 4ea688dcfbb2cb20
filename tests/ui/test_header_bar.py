"""The header: title before aside, search before both, nothing cut without an ellipsis."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.ui import theme
from viewer.ui.header_bar import HeaderBar


@pytest.fixture
def header(qapp, qtbot) -> HeaderBar:
    theme.apply(qapp, theme.light())
    header = HeaderBar(theme.light())
    qtbot.addWidget(header)
    header.resize(900, 46)
    header.set_episode("Kajen som vände", "Elin Sand, Omar Lind · 12:08")
    with qtbot.waitExposed(header):
        header.show()
    return header


def test_whole_text_is_heard_and_in_the_tool_tip(header) -> None:
    assert header._heading.accessibleName() == "Kajen som vände · Elin Sand, Omar Lind · 12:08"
    assert header._heading.toolTip() == header._heading.accessibleName()


def test_line_breaks_of_a_title_become_blanks(header) -> None:
    header.set_episode("One\ntwo", "")
    assert header._heading.accessibleName() == "One two"


def test_search_is_there_when_there_is_a_text(header) -> None:
    assert not header.search.isVisible()
    header.set_searchable(searchable=True)
    assert header.search.isVisible()


@pytest.mark.parametrize("width", [480, 900, 1600])
def test_the_search_is_never_cut(header, width: int) -> None:
    header.set_searchable(searchable=True)
    header.set_menu(QMenu(header))
    header.search.activate("words")
    header.resize(width, 46)
    header.layout().activate()
    assert header.width() == width
    assert header.search.geometry().left() >= 0
    assert header._menu.geometry().right() <= width
    assert not header._heading.geometry().intersects(header.search.geometry())


def test_menu_has_a_key(header) -> None:
    opener = QAction("Menu")
    opener.setShortcut("F10")
    assert not header._menu.isVisible()
    header.set_menu(QMenu(header), opener)
    assert header._menu.isVisible()
    assert header._menu.toolTip() == "Menu (F10)"


@pytest.mark.parametrize("make", [theme.light, theme.dark])
def test_title_is_drawn_in_the_colour_of_text(header, make) -> None:
    colors = make()
    header.set_theme(colors)
    image = header._heading.grab().toImage()
    drawn = {image.pixelColor(x, y).name() for x in range(130) for y in range(image.height())}
    assert colors.text.name() in drawn
