"""What each action does in the running program, by its own key where it has one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.house import House, house, press, write_silence, write_transcript, write_untimed
from viewer.core.clock import PlayState
from viewer.ui.actions import TABLE
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind

# A menu is raised and takes the keyboard, which the screenless platform cannot do and says.
pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)

FROM_THE_START = {
    *("open", "paste", "quit", "follow", "louder", "quieter", "mute", "larger", "smaller", "normal_size"),
    *("theme_system", "theme_light", "theme_dark", "full_screen", "step_back", "reduce_motion", "shortcuts"),
    *(
        "about_player",
        "menu",
        "audio_delay",
        "less_delay",
        "more_delay",
        "bin",
        "restore_backup",
        "open_address",
    ),
    "quote_styles",
    "search_library",
}


@pytest.fixture
def empty(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[House]:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data") as program:
        yield program


def dialog(program: House) -> QDialog:
    """The dialog that is open."""
    shown = [each for each in program.window.findChildren(QDialog) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_what_needs_an_episode_cannot_be_done_without(empty: House) -> None:
    enabled = {name for name, action in empty.window.actions_table.items() if action.isEnabled()}
    assert enabled == FROM_THE_START


def test_everything_can_be_done_with_an_episode_but_going_back_nowhere(program: House) -> None:
    disabled = {name for name, action in program.window.actions_table.items() if not action.isEnabled()}
    assert disabled == {
        *("go_back", "go_forward", "undo", "redo", "remove_sync_point", "remove_timing"),
        *(name for name in program.window.actions_table if name.startswith("highlight")),
        *("tag", "delete_note", "review_places", "restore_words", "unheard", "copy_quote", "clips"),
        *("previous_chapter", "next_chapter", "remove_chapters"),
    }
    program.act("close_episode").trigger()
    enabled = {name for name, action in program.window.actions_table.items() if action.isEnabled()}
    assert enabled == FROM_THE_START


@pytest.mark.parametrize("name", [entry.name for entry in TABLE])
def test_every_action_is_connected(program: House, name: str) -> None:
    action = program.act(name)
    assert action.receivers("2triggered(bool)") > 0 or action.receivers("2triggered()") > 0


def test_space_plays_and_pauses(program: House) -> None:
    press(program, "Space")
    assert program.playback.state is PlayState.PLAYING
    press(program, "Space")
    assert program.playback.state is PlayState.PAUSED


@pytest.mark.parametrize(
    ("keys", "position"), [("Right", 30_000), ("Left", 10_000), ("Down", 30_000), ("Up", 20_000)]
)
def test_arrows_move_the_sound(program: House, keys: str, position: int) -> None:
    program.playback.seek(20_000 + (5_000 if keys == "Up" else 0))
    press(program, keys)
    assert program.playback.position_ms == position


def test_arrows_in_the_search_field_stay_there(program: House) -> None:
    program.playback.seek(20_000)
    press(program, "Ctrl+F")
    for keys in ("Left", "Right", "Up", "Down", "R", "F", "M", "["):
        press(program, keys)
    assert program.playback.position_ms == 20_000
    assert program.playback.loop_range is None
    assert not program.playback.sounding.muted


def test_the_caret_moves_when_asked(program: House) -> None:
    press(program, "F7")
    program.view.setTextCursor(program.view.turn_document.cursor(Place(0, 0), Place(0, 0)))
    for _ in range(3):
        press(program, "Right")
    assert program.view.caret() == Place(0, 3)
    assert program.playback.position_ms == 0
    press(program, "F7")
    press(program, "Right")
    assert program.playback.position_ms == 10_000


def test_back_and_forward_between_the_places_jumped_from(program: House) -> None:
    program.playback.seek(40_000)
    program.time.now += 60
    program.playback.seek(10_000)
    press(program, "Alt+Left")
    assert program.playback.position_ms == 40_000
    press(program, "Alt+Right")
    assert program.playback.position_ms == 10_000
    program.act("close_episode").trigger()
    assert not program.act("go_back").isEnabled()


def test_jump_asks_for_a_time(program: House) -> None:
    press(program, "Ctrl+G")
    asking = dialog(program)
    asking._field.setText("0:42")
    asking.accept()
    assert program.playback.position_ms == 42_000


def test_speed_in_steps_and_back_to_normal(program: House) -> None:
    press(program, "]")
    press(program, "]")
    assert program.playback.sounding.rate == 1.25
    press(program, "[")
    assert program.playback.sounding.rate == 1.1
    press(program, "Ctrl+Backspace")
    assert program.playback.sounding.rate == 1.0
    for _ in range(20):
        program.act("slower").trigger()
    assert program.playback.sounding.rate == 0.5
    for _ in range(20):
        program.act("faster").trigger()
    assert program.playback.sounding.rate == 3.0
    program.playback.sounding.set_rate(1.33)
    program.act("faster").trigger()
    assert program.playback.sounding.rate == 1.5


def test_loudness_stays_in_its_bounds_and_comes_back_from_silence(program: House) -> None:
    for _ in range(30):
        program.act("louder").trigger()
    assert program.playback.sounding.volume == 100
    press(program, "Ctrl+M")
    assert program.playback.sounding.muted
    assert program.act("mute").isChecked()
    press(program, "Ctrl+Down")
    assert (program.playback.sounding.volume, program.playback.sounding.muted) == (95, False)
    assert not program.act("mute").isChecked()
    for _ in range(30):
        program.act("quieter").trigger()
    assert program.playback.sounding.volume == 0


def test_the_turn_is_repeated_and_the_switch_says_so(program: House) -> None:
    program.playback.seek(12_000)
    press(program, "R")
    assert program.playback.loop_range == (10_000, 20_000)
    assert program.act("loop").isChecked()
    program.playback.seek(45_000)
    assert program.playback.loop_range is None
    assert not program.act("loop").isChecked()


def test_what_is_selected_is_repeated(program: House) -> None:
    program.view.select(Place(1, 0), Place(2, len(program.view.transcript.turns[2].text)))
    press(program, "R")
    assert program.playback.loop_range == (10_000, 30_000)
    assert program.playback.position_ms == 10_000
    press(program, "R")
    assert program.playback.loop_range is None


def test_a_switch_that_can_do_nothing_does_not_stay_on(program: House, tmp_path: Path) -> None:
    program.open(write_untimed(tmp_path))
    program.act("loop").trigger()
    assert program.playback.loop_range is None
    assert not program.act("loop").isChecked()


def test_follow_is_kept_and_obeyed(program: House) -> None:
    press(program, "F")
    assert not program.settings.follow
    assert not program.program.following.rules.enabled
    press(program, "F")
    assert program.settings.follow
    assert program.program.following.rules.enabled


def test_follow_goes_to_what_is_heard_while_the_pill_offers_it(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = write_transcript(tmp_path, turns=80)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", text) as program:
        program.playback.play()
        program.let_pass(1)
        program.view.scroller.animated = False
        press(program, "PgDown")
        press(program, "PgDown")
        assert program.window.pill.isVisible()
        assert "(F)" in program.window.pill.toolTip()
        press(program, "F")
        assert not program.window.pill.isVisible()
        assert program.act("follow").isChecked()
        assert program.settings.follow
        assert program.view.scroller.value == 0


def test_settings_that_come_later_are_shown_and_obeyed(program: House) -> None:
    program.settings.follow = False
    program.settings.step_back_ms = 0
    assert not program.act("follow").isChecked()
    assert not program.program.following.rules.enabled
    assert not program.act("step_back").isChecked()
    program.settings.follow = True
    assert program.act("follow").isChecked()
    assert program.program.following.rules.enabled


def test_text_size_within_what_can_be_read(program: House) -> None:
    for _ in range(60):
        press(program, "Ctrl++")
    assert program.view.font().pointSizeF() == 48
    for _ in range(60):
        press(program, "Ctrl+-")
    assert program.view.font().pointSizeF() == 8
    press(program, "Ctrl+0")
    assert program.view.font().pointSizeF() == 12


def test_one_theme_is_checked(program: House) -> None:
    names = ("theme_system", "theme_light", "theme_dark")
    for chosen in ("theme_dark", "theme_dark", "theme_light", "theme_system"):
        program.act(chosen).trigger()
        assert [name for name in names if program.act(name).isChecked()] == [chosen]
        assert program.settings.theme == chosen.removeprefix("theme_")


def test_find_looks_for_what_is_selected(program: House) -> None:
    program.view.select(Place(0, 0), Place(0, 4))
    press(program, "Ctrl+F")
    assert program.window.header.search.query.text == "Here"
    program.qtbot.waitUntil(lambda: len(program.program.finding._hits) == 6)
    press(program, "F3")
    assert program.program.finding._current == 1
    press(program, "Shift+F3")
    assert program.program.finding._current == 0


def test_words_are_copied_without_names_and_times(program: House) -> None:
    press(program, "Ctrl+A")
    press(program, "Ctrl+C")
    copied = QApplication.clipboard().text()
    assert copied.count("Here are the words") == 6
    assert "Ada" not in copied
    assert "0:10" not in copied


def test_dialogs_open_and_go(program: House) -> None:
    for name in ("remarks", "shortcuts", "about_player", "jump", "audio_delay"):
        program.act(name).trigger()
        dialog(program).reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.window.findChildren(QDialog) == [], "a closed dialog is let go"


def test_the_player_is_named_with_its_reason(program: House) -> None:
    program.act("about_player").trigger()
    labels = [label.text() for label in dialog(program).findChildren(type(program.messages._title))]
    assert "The test plays" in labels
    dialog(program).reject()


def test_full_screen_and_back(program: House) -> None:
    press(program, "F11")
    assert program.window.isFullScreen()
    press(program, "F11")
    assert not program.window.isFullScreen()


def test_a_start_in_full_screen_knows_it(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data") as program:
        program.act("full_screen").trigger()
    with house(qapp, qtbot, monkeypatch, tmp_path / "data") as program:
        assert program.act("full_screen").isChecked() == program.window.isFullScreen()


def test_switches_show_what_is_set(program: House) -> None:
    assert program.act("step_back").isChecked()
    program.act("step_back").trigger()
    assert program.settings.step_back_ms == 0
    assert program.playback.step_back_ms == 0
    program.act("reduce_motion").setChecked(False)
    program.act("reduce_motion").trigger()
    assert program.settings.reduced_motion == "on"
    assert not program.view.scroller.animated


@pops_up
def test_the_text_menu_offers_what_can_be_done_here(program: House) -> None:
    menu = program.program.commands._menu
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 3, 0), QPoint(5, 5))
    assert menu.isVisible()
    assert program.act("play_here").isEnabled()
    assert not program.act("copy").isEnabled()
    program.act("play_here").trigger()
    assert program.playback.position_ms == 30_000
    assert program.playback.state is PlayState.PLAYING
    menu.close()
    program.view.selectAll()
    program.view.menu_wanted.emit(None, QPoint(5, 5))
    assert not program.act("play_here").isEnabled()
    assert program.act("copy").isEnabled()
    menu.close()


@pops_up
def test_play_here_is_not_tied_to_an_episode_that_is_gone(program: House, tmp_path: Path) -> None:
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 0), QPoint(5, 5))
    program.program.commands._menu.close()
    program.open(write_transcript(tmp_path, "short.txt", turns=3))
    program.act("play_here").trigger()
    assert program.playback.state is PlayState.PAUSED


@pops_up
def test_the_menu_opens_by_its_key(program: House) -> None:
    opened: list[bool] = []

    def close() -> None:
        popup = QApplication.activePopupWidget()
        opened.append(isinstance(popup, QMenu))
        popup.close()

    QTimer.singleShot(200, close)
    press(program, "F10")
    program.qtbot.waitUntil(lambda: bool(opened))
    assert opened == [True]


def test_quit_closes_the_window(program: House) -> None:
    press(program, "Ctrl+Q")
    assert not program.window.isVisible()


def test_closing_the_episode_puts_everything_away(program: House) -> None:
    program.playback.play()
    program.let_pass(12)
    press(program, "Ctrl+W")
    assert not program.window.episode_shown
    assert program.window.windowTitle() == "Turnlight"
    assert program.window.header._heading.toolTip() == "Turnlight"
    assert program.playback.duration_ms == 0
    assert program.told() == ""
    assert program.episodes.current is None


def test_with_audio_alone_nothing_can_go_wrong(program: House, tmp_path: Path) -> None:
    program.desk.close_episode()
    program.open(write_silence(tmp_path, "sound.wav"))
    for name in ("next_turn", "previous_turn", "loop", "find_next", "select_all", "copy", "follow"):
        program.act(name).trigger()
    for keys in ("PgDown", "Return", "Home", "End", "F7", "Down", "Left"):
        press(program, keys)
    program.qtbot.mouseClick(program.view.viewport(), Qt.MouseButton.LeftButton)
    assert not program.act("loop").isChecked()


def test_changing_everything_while_playing_keeps_what_is_heard_in_view(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = write_transcript(tmp_path, turns=200)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", text) as program:
        program.view.scroller.animated = False
        program.playback.play()
        program.let_pass(120)
        for name in ("theme_dark", "larger", "theme_light", "larger", "smaller", "theme_system") * 5:
            program.act(name).trigger()
            program.let_pass(0.3)
        turn = program.view.marks.active
        assert turn == program.playback.turn
        assert turn is not None
        top = program.view.turn_layout.top(turn) - program.view.scroller.value
        assert 0 <= top < program.view.viewport().height()
