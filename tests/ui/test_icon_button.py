"""A button that stands for an action: its name, key and state, but its own icon."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from viewer.ui import icons, theme
from viewer.ui.icon_button import IconButton, hint


def test_hint_names_the_key() -> None:
    assert hint("Play", "Space") == "Play (Space)"
    assert hint("Find", QKeySequence("Ctrl+F")) == "Find (Ctrl+F)"
    assert hint("Find") == "Find"


def test_name_is_heard_and_seen(qtbot) -> None:
    button = IconButton("loop", "Loop")
    qtbot.addWidget(button)
    button.set_name("Stop the loop", "L")
    assert (button.accessibleName(), button.toolTip()) == ("Stop the loop", "Stop the loop (L)")
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_button_mirrors_its_action(qtbot) -> None:
    action = QAction("&Follow along")
    action.setShortcut("F")
    action.setCheckable(True)
    button = IconButton("follow", "Follow")
    qtbot.addWidget(button)
    button.bind(action)
    assert button.toolTip() == "Follow along (F)"
    with qtbot.waitSignal(action.toggled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert action.isChecked()
    action.setChecked(False)
    action.setEnabled(False)
    action.setText("Do not follow")
    assert not button.isChecked()
    assert not button.isEnabled()
    assert button.accessibleName() == "Do not follow"


def test_a_refused_click_leaves_the_button_as_the_action_is(qtbot) -> None:
    action = QAction("Loop")
    action.setCheckable(True)
    action.triggered.connect(lambda: action.setChecked(False))
    button = IconButton("loop", "Loop")
    qtbot.addWidget(button)
    button.bind(action)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not action.isChecked()
    assert not button.isChecked()


def test_without_icons_the_name_is_shown(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(icons, "available", lambda: False)
    button = IconButton("loop", "Loop")
    qtbot.addWidget(button)
    button.set_theme(theme.light())
    assert button.icon().isNull()
    assert button.text() == "Loop"
    assert button.sizeHint().width() > 30


def test_enter_presses_the_button(qtbot) -> None:
    button = IconButton("loop", "Loop")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
