"""The window: its parts in place, each with a name, and everything that can be dropped is taken."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.transcripts import transcript
from viewer.ui import theme
from viewer.ui.main_window import MainWindow


@pytest.fixture
def window(qapp: QApplication, qtbot) -> MainWindow:
    theme.apply(qapp, theme.light())
    window = MainWindow(theme.light())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def urls(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/{name}") for name in names])
    return data


def drag_over(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    """A drag comes in over a part of the window, as Qt delivers it."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # from Qt 6.12 on it wants what Qt 6.8 does not know
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    QApplication.sendEvent(widget, event)
    return event


def drop_on(widget: QWidget, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def dropped(widget: QWidget, actions: Qt.DropAction) -> QDropEvent:
    """Text let go over a widget by somebody who offers these actions."""
    data = QMimeData()
    data.setText("Ada [0:01]: Words.")
    drag_over(widget, data)
    event = QDropEvent(
        QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event


def test_what_is_dropped_is_copied_never_moved_away(window: MainWindow, qtbot) -> None:
    with qtbot.waitSignal(window.dropped):
        event = dropped(window, Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction


def test_what_can_only_be_moved_is_left_where_it_is(window: MainWindow, qtbot) -> None:
    with qtbot.assertNotEmitted(window.dropped):
        event = dropped(window, Qt.DropAction.MoveAction)
    assert not event.isAccepted()


def test_the_way_in_or_the_episode(window: MainWindow) -> None:
    assert not window.episode_shown
    window.show_episode(shown=True)
    assert window.episode_shown
    assert window.view.isVisible()
    assert window.strip.isVisible()
    assert window.transport.isVisible()
    assert window.header.search.isVisible()
    assert window.view.hasFocus()
    window.show_episode(shown=False)
    assert window.empty.isVisible()
    assert not window.strip.isVisible()
    assert not window.header.search.isVisible()


@pytest.mark.parametrize("shown", [True, False])
def test_whatever_takes_the_keyboard_has_a_name(window: MainWindow, shown: bool) -> None:
    window.view.set_transcript(transcript("One.", "Two."))
    window.show_episode(shown=shown)
    window.transport.set_player("VLC", "It was found")
    widgets = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(widgets) >= 2
    for widget in widgets:
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        assert name, f"{type(widget).__name__} {widget.objectName()!r} has no name"


@pytest.mark.parametrize("shown", [True, False])
def test_every_button_has_a_tool_tip(window: MainWindow, shown: bool) -> None:
    window.show_episode(shown=shown)
    window.transport.set_player("VLC", "It was found")
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    assert buttons
    for button in buttons:
        assert button.toolTip(), f"{type(button).__name__} {button.text()!r} has no tool tip"


def test_the_tab_key_goes_round_and_misses_nothing(window: MainWindow) -> None:
    window.show_episode(shown=True)
    window.view.setFocus()
    visited: list[QWidget] = []
    while QApplication.focusWidget() not in visited:
        visited.append(QApplication.focusWidget())
        window.focusNextPrevChild(True)
    reachable = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert set(reachable) <= set(visited)


def test_it_can_be_small(window: MainWindow) -> None:
    window.show_episode(shown=True)
    window.resize(window.minimumSize())
    assert window.minimumWidth() <= 460
    for part in (window.header, window.view, window.strip, window.transport):
        assert part.width() <= window.width()
        assert part.geometry().bottom() < window.height()


def test_size_comes_back(window: MainWindow, qtbot, tmp_path: Path) -> None:
    file = str(tmp_path / "window.ini")
    window.resize(640, 480)
    window.remember(QSettings(file, QSettings.Format.IniFormat))
    other = MainWindow(theme.light())
    qtbot.addWidget(other)
    other.restore(QSettings(file, QSettings.Format.IniFormat))
    assert (other.width(), other.height()) == (640, 480)


def test_a_damaged_memory_of_the_size_is_no_matter(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[window]\ngeometry=@ByteArray(nonsense)\n")
    before = window.size()
    window.restore(QSettings(str(file), QSettings.Format.IniFormat))
    assert window.size() == before
    file.write_text("[window]\ngeometry=12\n")
    window.restore(QSettings(str(file), QSettings.Format.IniFormat))
    assert window.size() == before


def test_a_closing_window_says_so(window: MainWindow, qtbot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


@pytest.mark.parametrize("shown", [True, False])
def test_files_can_be_dropped_anywhere(window: MainWindow, qtbot, shown: bool) -> None:
    window.view.set_transcript(transcript("One.", "Two."))
    window.show_episode(shown=shown)
    parts = (window.view.viewport(), window.strip, window.transport) if shown else (window.empty.viewport(),)
    for part in (*parts, window.header, window.header.search._field):
        data = urls("ep.mp3", "ep.txt")
        data.setText("/ep.mp3")  # file managers send the name, too
        window.empty.set_drop_active(active=False)
        assert drag_over(part, data).isAccepted()
        assert window.empty._frame.hot, f"{type(part).__name__} keeps what is let go over it"
        with qtbot.waitSignal(window.dropped) as dropped:
            drop_on(window, data)
        assert dropped.args[0].urls() == data.urls()


def test_what_hangs_over_the_window_is_shown_until_it_leaves(window: MainWindow) -> None:
    drag_over(window, urls("ep.mp3"))
    assert window.empty._frame.hot
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.empty._frame.hot
    drag_over(window, urls("ep.mp3"))
    drop_on(window, urls("ep.mp3"))
    assert not window.empty._frame.hot


def test_a_picture_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not drag_over(window, data).isAccepted()


def test_themes_reach_every_part(window: MainWindow) -> None:
    window.show_episode(shown=True)
    window.set_theme(theme.dark())
    for part in (window.empty, window.view, window.pill, window.strip):
        assert part._theme == theme.dark()


def test_space_plays_from_where_nothing_else_takes_it(window: MainWindow, qtbot) -> None:
    pressed: list[bool] = []
    window.actions_table["play"].triggered.connect(lambda: pressed.append(True))
    window.show_episode(shown=True)
    for widget in (window.view, window.strip):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
    assert len(pressed) == 2
    window.header.search.activate()
    qtbot.keyClicks(window.header.search._field, "a b")
    assert window.header.search.query.text == "a b"
    assert len(pressed) == 2
