"""The line that tells how far an opening is: seen with its notice only, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from viewer.errors import message
from viewer.ui import theme
from viewer.ui.message_bar import MessageBar, Notice
from viewer.ui.progress_line import ProgressLine

WAITING, OTHER = Notice("Opening episode.txt"), Notice("Something else")
READING = message("Reading {name}", name=Path("episode.txt"))


class Opened(QObject):
    progress = Signal(object, float)
    finished = Signal()


@pytest.fixture
def opening(qapp: object) -> Opened:
    return Opened()


@pytest.fixture
def bar(qapp, qtbot: QtBot) -> MessageBar:
    theme.apply(qapp, theme.light())
    bar = MessageBar(theme.light())
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    return bar


@pytest.fixture
def line(opening: Opened, bar: MessageBar) -> ProgressLine:
    return ProgressLine(opening, bar, lambda: WAITING)  # type: ignore[arg-type]


def test_it_grows_along_the_lower_edge_of_the_notice(
    opening: Opened, bar: MessageBar, line: ProgressLine
) -> None:
    bar.show_notice(WAITING)
    opening.progress.emit(READING, 0.25)
    assert line.isVisible()
    assert (line.value(), line.maximum()) == (250, 1000)
    assert line.accessibleName() == "Reading episode.txt"
    bar.resize(400, 80)
    assert (line.width(), line.geometry().bottom()) == (400, bar.height() - 1)
    accent = theme.light().accent.name()
    picture = bar.grab().toImage()
    row = bar.height() - 1
    assert picture.pixelColor(50, row).name() == accent
    assert picture.pixelColor(350, row).name() != accent


@pytest.mark.parametrize("notice", [None, OTHER])
def test_it_does_not_stand_under_another_message(
    opening: Opened, bar: MessageBar, line: ProgressLine, notice: Notice | None
) -> None:
    bar.show()
    if notice is not None:
        bar.show_notice(notice)
    opening.progress.emit(READING, 0.25)
    assert not line.isVisible()


def test_it_goes_with_the_opening_and_while_nothing_is_known(
    opening: Opened, bar: MessageBar, line: ProgressLine
) -> None:
    bar.show_notice(WAITING)
    opening.progress.emit(READING, 0.25)
    opening.progress.emit(READING, -1.0)
    assert not line.isVisible()
    opening.progress.emit(READING, 0.5)
    assert line.isVisible()
    opening.finished.emit()
    assert not line.isVisible()


def test_a_message_that_comes_in_between_has_no_line(
    opening: Opened, bar: MessageBar, line: ProgressLine
) -> None:
    bar.show_notice(WAITING)
    opening.progress.emit(READING, 1.0)
    accent = theme.light().accent.name()
    assert bar.grab().toImage().pixelColor(50, bar.height() - 1).name() == accent
    bar.show_notice(OTHER)
    assert bar.grab().toImage().pixelColor(50, bar.height() - 1).name() != accent
