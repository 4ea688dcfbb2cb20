"""How the notes are folded away, reached and left; the windows about tags, deleted notes and backups."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.controllers.test_bin import Keeper
from tests.house import House, house, write_silence, write_transcript
from viewer.errors import WorldError, message
from viewer.ui.dialogs.bin import BinDialog


def mark(program: House, turn: int = 0) -> str:
    notes = program.program.annotations
    return notes.mark(notes.anchor(turn, 0, turn, 4), unfinished=True)


def test_the_panel_stands_beside_the_text_and_folds_away(program: House) -> None:
    panel, view = program.window.notes, program.view
    assert panel.isVisible()
    assert program.act("notes").isChecked()
    width = view.width()
    program.press(Qt.Key.Key_F9)
    assert not panel.isVisible()
    program.qtbot.waitUntil(lambda: view.width() > width + 200)
    program.press(Qt.Key.Key_F9)
    assert panel.isVisible()
    program.qtbot.waitUntil(lambda: view.width() == width)


def test_the_keyboard_does_not_stay_in_what_is_folded_away(program: House) -> None:
    mark(program)
    program.act("go_to_notes").trigger()
    assert program.window.notes.view.hasFocus()
    program.press(Qt.Key.Key_F9)
    assert program.view.hasFocus()


def test_the_buttons_do_the_same(program: House) -> None:
    program.qtbot.mouseClick(program.window.notes.bar.close_button, Qt.MouseButton.LeftButton)
    assert not program.window.notes.isVisible()
    program.qtbot.mouseClick(program.window.header._notes, Qt.MouseButton.LeftButton)
    assert program.window.notes.isVisible()


def test_going_to_the_notes_unfolds_them_and_begins_at_the_first(program: House) -> None:
    first = mark(program, 1)
    mark(program, 3)
    program.act("notes").trigger()
    program.act("go_to_notes").trigger()
    assert program.window.notes.view.hasFocus()
    assert program.window.notes.view.chosen() == [first]


def test_what_is_to_be_completed_has_a_list_of_its_own(program: House) -> None:
    notes, panel = program.program.annotations, program.window.notes
    unfinished = mark(program, 2)
    notes.bookmark(1_000)
    program.act("notes").trigger()
    program.act("notes_unfinished").trigger()
    assert panel.isVisible()
    assert panel.model.ids() == [unfinished]
    assert panel.bar._unfinished.text() == "1 note(s) to be completed"
    assert panel.bar._unfinished.isChecked()
    panel.bar._unfinished.click()
    assert panel.model.listed == 2


def test_a_sign_in_the_margin_chooses_its_note(program: House) -> None:
    mark(program, 0)
    second = mark(program, 2)
    program.view.notes_wanted.emit([second])
    assert program.window.notes.view.chosen() == [second]


def test_an_empty_panel_says_what_to_do(program: House) -> None:
    panel = program.window.notes
    assert "press H to highlight them" in panel._empty._words.text()
    assert panel._pages.currentWidget() is panel._empty
    mark(program)
    assert panel._pages.currentWidget() is panel.view
    panel.bar._field.setText("nothing like it")
    panel.bar._take_text()
    assert panel._empty._title.text() == "No such notes"
    panel._empty._all.click()
    assert panel._pages.currentWidget() is panel.view


def test_width_and_state_come_back(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        split = program.window.split
        split.setSizes([split.width() - 401, 400])
        split._on_moved(0, 0)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        assert program.window.notes.width() == 400
        program.act("notes").trigger()
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        assert not program.window.notes.isVisible()
        assert not program.act("notes").isChecked()
        program.act("notes").trigger()
        assert program.window.notes.width() == 400


def test_without_an_episode_there_is_no_panel(program: House) -> None:
    program.desk.close_episode()
    assert not program.window.notes.isVisible()
    assert not program.act("notes").isEnabled()
    assert not program.window.header._notes.isVisible()


def test_the_windows_open_with_what_is_kept(program: House) -> None:
    desk = program.program.annotating.notes
    desk.bin.attach(Keeper())
    desk.backups.attach(NoBackups())
    for name in ("tags", "bin", "restore_backup"):
        program.act(name).trigger()
        shown = [each for each in program.window.findChildren(QDialog) if each.isVisible()]
        assert len(shown) == 1
        shown[0].reject()


def test_the_bin_says_from_which_episode_a_note_was_deleted(program: House, tmp_path: Path) -> None:
    notes = program.program.annotations
    notes.delete(mark(program))
    program.act("close_episode").trigger()
    program.open(write_transcript(tmp_path, "another.txt", word="Different."))
    notes.delete(mark(program))
    program.act("bin").trigger()
    (dialog,) = program.window.findChildren(BinDialog)
    cells = [dialog.table.item(row, 3) for row in range(dialog.table.rowCount())]
    assert {cell.text() for cell in cells if cell} == {"This episode", "episode"}
    dialog.reject()


def test_trouble_with_them_is_told(program: House) -> None:
    program.program.annotating.notes.bin.trouble.emit(WorldError(message("The library is full")))
    assert program.told() == "The library is full"


class NoBackups:
    """Nobody made a backup yet."""

    def backups(self) -> list:
        return []

    def restore(self, backup: Path) -> None:
        raise AssertionError(backup)
