"""Walking through what was not heard: the sound around each place, the words into the text, by keys alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton

from tests.house import House, write_silence, write_transcript
from viewer.core.clock import PlayState
from viewer.core.corrections import Join, Split, Words, seen
from viewer.store.library import open_library
from viewer.ui.dialogs.unheard import UnheardDialog

pytestmark = [
    pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True),
    pytest.mark.episode(gliding=False),
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    text = write_transcript(tmp_path, turns=12)
    words = text.read_text("utf-8")
    for turn, mark in ((3, "[?? 00:33]"), (7, "[inaudible 01:15]"), (11, "[?? 01:58]")):
        words = words.replace(f"of turn {turn},", f"of {mark},")
    text.write_text(words, "utf-8")
    return text, write_silence(tmp_path, seconds=120)


def walk(program: House) -> UnheardDialog:
    program.act("unheard").trigger()
    dialog = program.program.correcting.walk.dialog
    assert dialog is not None
    program.qtbot.waitUntil(lambda: QApplication.focusWidget() is field(dialog))
    return dialog


def field(dialog: UnheardDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit)


def rows(dialog: UnheardDialog) -> list[str]:
    listed = dialog.findChild(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def leave(program: House) -> None:
    dialog = program.program.correcting.walk.dialog
    if dialog is not None:
        dialog.reject()


def button(dialog: UnheardDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_the_first_place_is_played_again_and_again_and_shown(program: House) -> None:
    dialog = walk(program)
    assert rows(dialog)[0].startswith("0:33, Bo: ")
    assert len(rows(dialog)) == 3
    assert program.playback.loop_range == (31_000, 35_000)
    assert program.playback.state is PlayState.PLAYING
    selected = program.view.selected()
    assert selected is not None
    assert program.view.turn_document.words(*selected) == "[?? 00:33]"
    leave(program)


def test_words_that_are_typed_take_the_place_of_the_mark_and_the_next_one_comes(program: House) -> None:
    dialog = walk(program)
    QTest.keyClicks(field(dialog), "the house")
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert "of the house, no more" in program.view.transcript.turns[3].text
    assert len(rows(dialog)) == 2
    assert field(dialog).text() == ""
    assert program.playback.loop_range == (73_000, 77_000)
    assert program.act("undo").text() == "Undo: write what was not heard"
    leave(program)


def test_up_and_down_go_through_the_list_from_the_field(program: House) -> None:
    dialog = walk(program)
    QTest.keyClick(field(dialog), Qt.Key.Key_Down)
    assert program.playback.loop_range == (73_000, 77_000)
    QTest.keyClick(field(dialog), Qt.Key.Key_Down)
    QTest.keyClick(field(dialog), Qt.Key.Key_Down)
    assert program.playback.loop_range == (116_000, 120_000)
    assert not button(dialog, "Next").isEnabled()
    button(dialog, "Previous").click()
    QTest.keyClick(field(dialog), Qt.Key.Key_Up)
    assert program.playback.loop_range == (31_000, 35_000)
    assert not button(dialog, "Previous").isEnabled()
    leave(program)


def test_the_last_one_written_nothing_is_left(program: House) -> None:
    dialog = walk(program)
    for _ in range(3):
        QTest.keyClicks(field(dialog), "it")
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert rows(dialog) == []
    assert program.playback.loop_range is None
    assert program.playback.state is PlayState.PAUSED
    assert not field(dialog).isEnabled()
    assert not program.act("unheard").isEnabled()
    program.act("undo").trigger()
    assert len(rows(dialog)) == 1
    assert program.act("unheard").isEnabled()
    leave(program)


def test_the_sound_is_as_before_when_the_list_is_closed(program: House) -> None:
    dialog = walk(program)
    button(dialog, "Play or pause").click()
    assert program.playback.state is PlayState.PAUSED
    leave(program)
    assert program.playback.loop_range is None
    assert program.playback.state is PlayState.PAUSED
    program.playback.play()
    walk(program)
    leave(program)
    assert program.playback.state is PlayState.PLAYING
    assert program.program.correcting.walk.dialog is None


def test_nothing_is_typed_nothing_is_written(program: House) -> None:
    dialog = walk(program)
    assert not button(dialog, "Write it").isEnabled()
    QTest.keyClicks(field(dialog), "  ")
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert len(rows(dialog)) == 3
    leave(program)


def test_it_is_opened_once_and_goes_with_the_episode(program: House) -> None:
    dialog = walk(program)
    assert walk(program) is dialog
    program.desk.close_episode()
    assert program.program.correcting.walk.dialog is None
    assert not program.act("unheard").isEnabled()


def test_what_is_heard_meanwhile_does_not_scroll_the_mark_away(program: House) -> None:
    walk(program)
    assert program.program.following.rules.suspended
    program.let_pass(5)
    assert program.program.following.rules.suspended
    leave(program)


def test_the_text_stays_where_it_is_when_words_are_written_elsewhere(program: House) -> None:
    dialog = walk(program)
    value = program.view.scroller.value
    program.program.corrections.replace(0, 0, 4, "There")
    assert program.view.scroller.value == value
    assert program.playback.loop_range == (31_000, 35_000)
    selected = program.view.selected()
    assert selected is not None
    assert program.view.turn_document.words(*selected) == "[?? 00:33]"
    assert len(rows(dialog)) == 3
    leave(program)


@pytest.mark.parametrize("step", ["split", "join", "write", "same turn"])
def test_what_is_typed_stays_with_its_mark_while_another_window_corrects(
    program: House, tmp_path: Path, step: str
) -> None:
    dialog = walk(program)
    QTest.keyClick(field(dialog), Qt.Key.Key_Down)
    QTest.keyClicks(field(dialog), "a word")
    told = list(program.player.told)
    turns = program.view.transcript.turns
    at = turns[3].text.index("[")
    theirs = {
        "split": Split(1, 8, 9, seen(turns[1])),
        "join": Join(1, " ", seen(turns[1]), seen(turns[2])),
        "write": Words(3, at, "[?? 00:33]", "that", seen(turns[3])),
        "same turn": Words(7, 0, "Here", "Now here", seen(turns[7])),
    }[step]
    with closing(open_library(tmp_path / "data")) as other:
        other.corrections.save(program.program.corrections._hash, (theirs,))
        program.qtbot.waitUntil(lambda: program.program.corrections.corrections == (theirs,))
    assert field(dialog).text() == "a word"
    assert program.player.told == told
    button(dialog, "Write it").click()
    assert any("words of a word" in turn.text for turn in program.view.transcript.turns)
    leave(program)
