"""The transport bar: shows what it is told, sends what is wished, keeps its parts apart at every width."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from viewer.ui import theme
from viewer.ui.speed_button import RATES, SpeedButton, rate_text
from viewer.ui.transport_bar import TransportBar
from viewer.ui.volume_button import VolumeButton

NAMES = (
    "previous_turn",
    "back",
    "play",
    "forward",
    "next_turn",
    "follow",
    "loop",
    "mute",
    "jump",
    "about_player",
)


@pytest.fixture
def actions() -> dict[str, QAction]:
    made = {name: QAction(name.replace("_", " ").capitalize()) for name in NAMES}
    for name in ("follow", "loop", "mute"):
        made[name].setCheckable(True)
    made["jump"].setShortcut("Ctrl+G")
    return made


@pytest.fixture
def bar(qapp, qtbot, actions) -> TransportBar:
    theme.apply(qapp, theme.light())
    bar = TransportBar(theme.light())
    qtbot.addWidget(bar)
    bar.set_actions(actions)
    bar.set_duration(728_000)
    bar.set_player("VLC", "VLC was found.")
    bar.resize(1000, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def wheel(widget: QWidget, notches: int) -> None:
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    widget.wheelEvent(event)
    assert event.isAccepted()  # or the text behind it would scroll


def shown(bar: TransportBar) -> list[QAbstractButton]:
    return [button for button in bar.findChildren(QAbstractButton) if button.isVisibleTo(bar)]


def menu_texts(bar: TransportBar) -> list[str]:
    bar._fill_menu()
    return [action.text() for action in bar._more_menu.actions() if not action.isSeparator()]


def test_time_is_told_and_does_not_move_things(bar) -> None:
    width = bar._time.sizeHint().width()
    bar.set_position(74_000)
    assert bar._time.shown == "1:14 / 12:08"
    assert bar._time.accessibleName() == "1:14 of 12:08"
    assert bar._time.toolTip() == "Jump to a time (Ctrl+G)"
    for ms in range(0, 728_000, 61_000):
        bar.set_position(ms)
        assert bar._time.sizeHint().width() == width
        assert bar._time.fontMetrics().horizontalAdvance(bar._time.shown) <= width


def test_hours_are_written_from_the_start_of_a_long_episode(bar) -> None:
    bar.set_duration(3_700_000)
    bar.set_position(41_000)
    assert bar._time.shown == "0:00:41 / 1:01:40"


def test_without_a_length_only_the_position_is_told(bar) -> None:
    bar.set_duration(0)
    bar.set_position(5_000)
    assert bar._time.shown == "0:05"


@pytest.mark.parametrize("name", ["previous_turn", "back", "play", "forward", "next_turn", "follow", "loop"])
def test_buttons_trigger_their_actions(bar, qtbot, actions, name: str) -> None:
    with qtbot.waitSignal(actions[name].triggered):
        qtbot.mouseClick(bar._buttons[name], Qt.MouseButton.LeftButton)


def test_time_and_player_trigger_theirs(bar, qtbot, actions) -> None:
    with qtbot.waitSignal(actions["jump"].triggered):
        qtbot.mouseClick(bar._time, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(actions["about_player"].triggered):
        qtbot.mouseClick(bar._player, Qt.MouseButton.LeftButton)


def test_player_says_why(bar) -> None:
    assert bar._player.text() == "VLC"
    assert bar._player.toolTip() == "VLC was found."
    assert bar._player.accessibleName() == "Player: VLC"


def test_playing_is_shown(bar) -> None:
    bar.set_playing(True)
    assert bar._buttons["play"].accessibleName() == "Pause"
    bar.set_playing(False)
    assert bar._buttons["play"].accessibleName() == "Play"


def test_skip_says_how_far(bar) -> None:
    before = bar._buttons["back"].grab().toImage()
    bar.set_skip_seconds(30)
    assert bar._buttons["back"].grab().toImage() != before


@pytest.mark.parametrize("width", [420, 480, 560, 640, 700, 800, 900, 1000, 1600])
@pytest.mark.parametrize("duration", [0, 728_000, 40_000_000])
@pytest.mark.parametrize("chapter", ["", "Intro", "A title that nobody would read to its end " * 9])
def test_nothing_overlaps_and_nothing_is_lost(bar, width: int, duration: int, chapter: str) -> None:
    bar.set_chapter(chapter)
    bar.set_duration(duration)
    bar.resize(width, 60)
    bar.layout().activate()
    spans = sorted(
        (button.mapTo(bar, QPoint()).x(), button.mapTo(bar, QPoint(button.width(), 0)).x())
        for button in shown(bar)
    )
    assert bar.width() == width
    assert spans[0][0] >= 0
    assert spans[-1][1] <= width
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    in_menu = " ".join(menu_texts(bar)) if bar._more.isVisibleTo(bar) else ""
    for part, text in ((bar._buttons["follow"], "Follow"), (bar._speed, "Speed"), (bar._volume, "Volume"),
                       (bar._buttons["loop"], "Loop"), (bar._player, "VLC")):  # fmt: skip
        assert part.isVisibleTo(bar) != (text in in_menu)


@pytest.mark.parametrize("width", [480, 700, 900, 1200])
def test_play_stands_where_it_stood_whatever_the_chapter(bar, width: int) -> None:
    places = []
    for title in ("", "Intro", "A title that nobody would read to its end " * 9):
        bar.set_chapter(title)
        bar.resize(width, 60)
        bar.layout().activate()
        play = bar._buttons["play"]
        places.append(play.mapTo(bar, play.rect().center()).x())
    assert len(set(places)) == 1
    assert width < 1200 or places[0] == pytest.approx(600, abs=3)


class TestChapter:
    def test_the_one_being_heard_is_named_where_there_is_room(self, bar) -> None:
        bar.set_chapter("Intro <1>")
        button = bar._chapter
        assert button.isVisibleTo(bar)
        assert button.accessibleName() == "Chapter: Intro <1>"
        assert "Intro" in button.toolTip()
        wide = button.width()
        bar.resize(460, 60)
        assert not button.isVisibleTo(bar)
        bar.resize(1000, 60)
        bar.set_chapter("A longer title")
        assert button.sizeHint().width() > wide
        bar.set_chapter("")
        assert not button.isVisibleTo(bar)

    def test_a_title_too_long_is_shortened_and_whole_in_the_tip(self, bar) -> None:
        title = "A title that nobody would read to its end " * 3
        bar.set_chapter(title)
        bar.layout().activate()
        assert bar._chapter.width() < 400
        assert title.strip() in bar._chapter.toolTip()

    def test_a_press_opens_the_menu(self, bar) -> None:
        menu = QMenu(bar)
        bar.set_chapter_menu(menu)
        assert bar._chapter.menu() is menu
        assert bar._chapter.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup


def test_every_control_has_a_name_and_a_tool_tip_and_can_be_reached(bar) -> None:
    for button in shown(bar):
        assert button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


class TestSpeed:
    def test_text_and_name(self, bar) -> None:
        bar.set_rate(1.25)
        assert bar._speed.text() == "1.25×"
        assert bar._speed.accessibleName() == "Speed 1.25×"
        assert [rate_text(rate) for rate in (0.5, 1, 1.75, 3)] == ["0.5×", "1.0×", "1.75×", "3.0×"]

    def test_menu_asks_and_marks(self, bar, qtbot) -> None:
        actions = bar._speed.speeds.actions()
        assert [action.data() for action in actions] == list(RATES)
        with qtbot.waitSignal(bar.rate_requested) as asked:
            actions[RATES.index(1.5)].trigger()
        assert asked.args == [1.5]
        bar.set_rate(2.0)
        assert [action.data() for action in actions if action.isChecked()] == [2.0]

    def test_wheel_steps_and_stops_at_the_ends(self, qtbot) -> None:
        button = SpeedButton()
        qtbot.addWidget(button)
        asked = []
        button.rate_requested.connect(asked.append)
        wheel(button, 1)
        wheel(button, -1)
        button.set_rate(3.0)
        wheel(button, 1)
        assert asked == [1.1, 0.9]


class TestVolume:
    def test_wheel_asks_for_small_steps_within_bounds(self, qtbot) -> None:
        button = VolumeButton()
        qtbot.addWidget(button)
        asked = []
        button.volume_requested.connect(asked.append)
        button.set_volume(60)
        wheel(button, 1)
        wheel(button, -1)
        button.set_volume(98)
        wheel(button, 1)
        assert asked == [65, 55, 100]

    def test_slider_and_button_agree_from_the_start(self, qtbot) -> None:
        button = VolumeButton()
        qtbot.addWidget(button)
        assert button.popup.slider.value() == 100
        assert button.accessibleName() == "Volume: 100 %"

    def test_name_says_the_level(self, bar) -> None:
        bar.set_volume(60)
        assert bar._volume.accessibleName() == "Volume: 60 %"
        bar.set_muted(True)
        assert bar._volume.accessibleName() == "Volume: muted"

    @pytest.mark.qt_log_ignore("grabbing the keyboard", "raise")
    def test_slider_opens_with_the_keyboard_on_it_and_asks(self, bar, qtbot) -> None:
        bar.set_volume(60)
        qtbot.mouseClick(bar._volume, Qt.MouseButton.LeftButton)
        popup = bar._volume.popup
        qtbot.waitUntil(popup.isVisible)
        assert popup.focusWidget() is popup.slider
        assert popup.geometry().right() <= bar.geometry().right()
        with qtbot.waitSignal(bar.volume_requested) as asked:
            qtbot.keyClick(popup.slider, Qt.Key.Key_Right)
        assert asked.args == [61]
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        qtbot.waitUntil(popup.isHidden)

    def test_what_is_so_already_is_not_asked_for(self, bar) -> None:
        asked = []
        bar.volume_requested.connect(asked.append)
        bar.set_volume(30)
        assert bar._volume.popup.slider.value() == 30
        assert asked == []

    def test_popup_mutes(self, bar, qtbot, actions) -> None:
        with qtbot.waitSignal(actions["mute"].triggered):
            bar._volume.popup.mute.click()
        assert bar._volume.popup.mute.isChecked()


def test_theme_can_change_while_it_is_open(bar) -> None:
    before = bar.grab().toImage()
    bar.set_theme(theme.dark())
    assert bar.grab().toImage() != before


def test_tab_goes_from_left_to_right(bar, qtbot) -> None:
    bar._time.setFocus()
    reached = []
    for _ in range(len(shown(bar))):
        reached.append(bar.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    places = [part.mapTo(bar, QPoint()).x() for part in reached]
    assert places == sorted(places)
    assert set(reached) == set(shown(bar))
