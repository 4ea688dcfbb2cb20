"""The round button: says and shows what a press will do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from viewer.ui import icons, theme
from viewer.ui.play_button import PlayButton


def make(qtbot) -> PlayButton:
    button = PlayButton(theme.light())
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    return button


def test_it_offers_what_a_press_will_do(qtbot) -> None:
    action = QAction("Play or pause")
    action.setShortcut("Space")
    button = make(qtbot)
    button.bind(action)
    assert (button.accessibleName(), button.toolTip()) == ("Play", "Play (Space)")
    paused = button.grab().toImage()
    button.set_playing(playing=True)
    assert (button.accessibleName(), button.toolTip()) == ("Pause", "Pause (Space)")
    assert button.grab().toImage() != paused
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_circle_is_accent_and_grey_when_nothing_can_be_played(qtbot) -> None:
    button = make(qtbot)
    edge = button.rect().center()
    edge.setY(9)
    assert button.grab().toImage().pixelColor(edge).name() == theme.light().accent.name()
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(edge).name() == theme.light().line.name()
    button.setEnabled(True)
    button.set_theme(theme.dark())
    assert button.grab().toImage().pixelColor(edge).name() == theme.dark().accent.name()


def test_focus_can_be_seen(qtbot) -> None:
    button = make(qtbot)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before


def test_without_icon_font_there_is_still_a_sign(qtbot, monkeypatch) -> None:
    button = make(qtbot)
    button.setEnabled(False)  # a plain ground, so that whatever differs is the sign
    monkeypatch.setattr(icons, "available", lambda: False)
    monkeypatch.setattr(icons, "draw", lambda *_: None)
    playing = [button.grab().toImage()]
    button.set_playing(playing=True)
    assert button.grab().toImage() != playing[0]
