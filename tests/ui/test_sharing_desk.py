"""From the menu to the file, and from a file to the notes; what came of it is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.house import House
from viewer.ui.dialogs.clips import ClipsDialog
from viewer.ui.dialogs.export_notes import ExportDialog
from viewer.ui.dialogs.files import FileDialog
from viewer.ui.dialogs.import_notes import ImportDialog
from viewer.ui.dialogs.saving import FolderDialog, SaveDialog
from viewer.ui.sharing_desk import SharingDesk
from viewer.ui.transcript.document import Place

pytestmark = pytest.mark.episode(gliding=False)

D = TypeVar("D", bound=QDialog)


def mark(program: House, turn: int, note: str = "") -> str:
    notes = program.program.annotations
    return notes.mark(notes.anchor(turn, 0, turn, 8), note=note)


def dialog(program: House, kind: type[D]) -> D:
    """The dialog of this kind, once it is open."""
    program.qtbot.waitUntil(lambda: any(each.isVisible() for each in program.window.findChildren(kind)))
    return next(each for each in program.window.findChildren(kind) if each.isVisible())


def desk(program: House) -> SharingDesk:
    return program.window.findChild(SharingDesk)


def export(program: House, path: Path, key: str = "json") -> None:
    asked = dialog(program, ExportDialog)
    asked._formats.setCurrentIndex(asked._formats.findData(key))
    asked.accept()
    saved = dialog(program, SaveDialog)
    with program.qtbot.waitSignal(program.program.sharing.finished, timeout=10_000):
        saved.place_chosen.emit(path)
    saved.reject()


def test_notes_are_exported_and_the_folder_is_remembered(program: House, tmp_path: Path) -> None:
    mark(program, 0, "one")
    mark(program, 2, "two")
    program.act("export_notes").trigger()
    out = tmp_path / "out"
    out.mkdir()
    export(program, out / "n.json")
    assert len(json.loads((out / "n.json").read_text())["annotations"]) == 2
    assert program.told() == f"n.json is written {out}"
    assert (program.settings.export_folder, program.settings.export_format) == (str(out), "json")


def test_only_the_last_export_is_told(program: House, tmp_path: Path) -> None:
    mark(program, 0)
    waiting = program.window.messages.waiting
    for name in ("a.json", "b.json"):
        program.act("export_notes").trigger()
        export(program, tmp_path / name)
    assert program.told().startswith("b.json")
    assert program.window.messages.waiting == waiting


def test_only_those_in_the_selection(program: House, tmp_path: Path) -> None:
    for turn in range(4):
        mark(program, turn, str(turn))
    program.view.select(Place(1, 3), Place(2, 3))
    program.act("export_notes").trigger()
    asked = dialog(program, ExportDialog)
    assert asked._chosen.text().endswith("2")
    asked._chosen.click()
    export(program, tmp_path / "n.json")
    found = json.loads((tmp_path / "n.json").read_text())["annotations"]
    assert sorted(each["note"] for each in found) == ["1", "2"]


def test_only_those_chosen_in_the_list(program: House, tmp_path: Path) -> None:
    made = [mark(program, turn, str(turn)) for turn in range(3)]
    program.window.notes.view.choose(made[1:], made[1])
    program.act("export_notes").trigger()
    asked = dialog(program, ExportDialog)
    assert asked._all.isChecked()
    assert asked._chosen.text().endswith("2")
    asked._chosen.click()
    export(program, tmp_path / "n.json")
    found = json.loads((tmp_path / "n.json").read_text())["annotations"]
    assert [each["note"] for each in found] == ["1", "2"]
    program.act("notes").trigger()
    program.act("export_notes").trigger()
    assert dialog(program, ExportDialog)._chosen.isHidden(), "nobody sees what is chosen"


def test_a_list_of_notes_is_exported_alone(program: House, tmp_path: Path) -> None:
    mark(program, 0, "no")
    desk(program).export([mark(program, 1, "yes")])
    export(program, tmp_path / "n.json")
    assert [each["note"] for each in json.loads((tmp_path / "n.json").read_text())["annotations"]] == ["yes"]


def test_an_export_that_fails_is_told(program: House, tmp_path: Path) -> None:
    mark(program, 0)
    program.act("export_notes").trigger()
    export(program, tmp_path / "none" / "n.md", "md")
    assert "n.md could not be written" in program.told()


def test_without_notes_the_transcript_is_exported_as_corrected(program: House, tmp_path: Path) -> None:
    program.program.corrections.replace(0, 0, 4, "There")
    program.act("export_notes").trigger()
    export(program, tmp_path / "n.md", "md")
    assert "There are the words of turn 0" in (tmp_path / "n.md").read_text()


def test_notes_are_imported_after_a_look_at_them(program: House, tmp_path: Path) -> None:
    ids = [mark(program, turn, str(turn)) for turn in range(3)]
    program.act("export_notes").trigger()
    export(program, tmp_path / "n.json")
    program.program.annotations.delete(ids[:2])
    program.act("import_notes").trigger()
    asked = dialog(program, FileDialog)
    asked.several_chosen.emit([tmp_path / "n.json"])
    asked.reject()
    shown = dialog(program, ImportDialog)
    assert shown._choices.chosen() == [0, 1]
    shown.accept()
    assert [each.note for each in program.program.annotations.annotations] == ["0", "1", "2"]
    assert program.told() == "2 note(s) imported Undo takes them away again."
    program.act("undo").trigger()
    assert [each.note for each in program.program.annotations.annotations] == ["2"]


def test_a_file_that_holds_no_notes_is_told(program: House, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    with program.qtbot.waitSignal(program.program.sharing.trouble, timeout=10_000):
        desk(program).look(tmp_path / "bad.json")
    assert program.told()


def test_clips_of_the_passages(program: House, tmp_path: Path) -> None:
    assert not program.act("clips").isEnabled()
    mark(program, 0)
    assert program.act("clips").isEnabled()
    program.act("clips").trigger()
    dialog(program, ClipsDialog).accept()
    asked = dialog(program, FolderDialog)
    with program.qtbot.waitSignal(program.program.sharing.clipped, timeout=10_000):
        asked.place_chosen.emit(tmp_path / "clips")
    asked.reject()
    assert program.told() == f"1 clip(s) written {tmp_path / 'clips'}"
    assert len(list((tmp_path / "clips").iterdir())) == 2


def test_what_takes_long_is_told_and_can_be_stopped(program: House) -> None:
    desk(program)._tell_waiting()
    assert program.told() == "Working on the notes"
    desk(program)._withdraw()
    assert program.told() == ""


def test_with_nothing_open_nothing_can_be_shared(program: House) -> None:
    mark(program, 0)
    program.act("close_episode").trigger()
    names = ("export_notes", "import_notes", "clips", "copy_quote", "copy_link")
    assert not any(program.act(name).isEnabled() for name in names)
    assert program.program.sharing.title == ""


def test_what_is_being_typed_goes_along(program: House, tmp_path: Path) -> None:
    program.program.annotating.commands.open_note(mark(program, 0))
    QTest.keyClicks(program.window.focusWidget(), "half a thought")
    program.act("export_notes").trigger()
    export(program, tmp_path / "n.json")
    (found,) = json.loads((tmp_path / "n.json").read_text())["annotations"]
    assert found["note"] == "half a thought"
