"""The menu of chapters: their titles and times, the present one checked; nothing without chapters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from viewer.core.chapters import NONE, Chapter, Chapters, cleaned
from viewer.ui.chapter_menu import ChapterMenu

CHAPTERS = cleaned([Chapter(0, 0, "Intro & more"), Chapter(61_000, 0, ""), Chapter(3_601_000, 0, "x" * 90)])


@pytest.fixture
def parent(qtbot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def menu(parent: QWidget) -> ChapterMenu:
    return ChapterMenu(parent)


def listed(menu: ChapterMenu, chapters: Chapters, now: int | None) -> list[str]:
    menu.set_chapters(chapters)
    menu.set_now(now)
    menu.aboutToShow.emit()
    return [
        ("*" if action.isChecked() else "") + action.text()
        for action in menu.actions()
        if not action.isSeparator()
    ]


def test_it_lists_titles_and_times_and_checks_the_present_one(menu: ChapterMenu) -> None:
    assert listed(menu, CHAPTERS, 1) == [
        "Intro && more\t0:00:00",
        "*Chapter 2\t0:01:01",
        "x" * 58 + " …\t1:00:01",
    ]
    assert listed(menu, CHAPTERS, 0)[:2] == ["*Intro && more\t0:00:00", "Chapter 2\t0:01:01"]
    assert not any(text.startswith("*") for text in listed(menu, CHAPTERS, None))


def test_what_was_there_before_stays_above_a_line(menu: ChapterMenu) -> None:
    own = menu.addAction("Next chapter")
    for _ in range(2):
        listed(menu, CHAPTERS, 0)
        actions = menu.actions()
        assert actions[0] is own
        assert [action.isSeparator() for action in actions] == [False, True, False, False, False]
    listed(menu, NONE, None)
    assert menu.actions() == [own]


def test_a_choice_is_told(menu: ChapterMenu, qtbot) -> None:
    listed(menu, CHAPTERS, 0)
    with qtbot.waitSignal(menu.wanted) as signal:
        menu.actions()[2].trigger()
    assert signal.args == [2]


def test_it_is_offered_only_where_there_are_chapters(menu: ChapterMenu) -> None:
    assert not menu.menuAction().isVisible()
    menu.set_chapters(CHAPTERS)
    assert menu.menuAction().isVisible()
    menu.set_chapters(NONE)
    assert not menu.menuAction().isVisible()
