"""A backup is put in the place of the library while the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import House
from viewer.store.backups import back_up_now

pytestmark = pytest.mark.episode(turns=20)


def notes(program: House) -> list[str]:
    return [each.note for each in program.program.annotations.annotations]


def test_what_is_open_is_opened_again_from_the_backup(program: House, tmp_path: Path) -> None:
    annotations, backups = program.program.annotations, program.program.annotating.notes.backups
    annotations.mark(annotations.anchor(2, 0, 2, 4), note="before")
    backup = back_up_now(tmp_path / "data")
    assert backup is not None
    annotations.mark(annotations.anchor(3, 0, 3, 4), note="after")
    assert notes(program) == ["before", "after"]
    backups.restore(next(each for each in backups.all() if each.path == backup.path))
    program.qtbot.waitUntil(lambda: notes(program) == ["before"])
    annotations.mark(annotations.anchor(4, 0, 4, 4), note="later")
    kept = program.program._library.annotations.load(annotations.episode_id)
    assert [each.note for each in kept] == ["before", "later"]
    assert program.view.transcript.turns


def test_a_backup_that_is_refused_leaves_all_as_it_was(program: House, tmp_path: Path) -> None:
    annotations, desk = program.program.annotations, program.program.annotating.notes
    annotations.mark(annotations.anchor(2, 0, 2, 4), note="mine")
    backup = back_up_now(tmp_path / "data")
    assert backup is not None
    backup.path.write_bytes(b"no library at all")
    with program.qtbot.waitSignal(desk.trouble):
        desk.backups.restore(backup)
    program.qtbot.waitUntil(lambda: notes(program) == ["mine"])
