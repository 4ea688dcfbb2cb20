"""Two windows on one library see each other's notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.house import House
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag, new_id
from viewer.store.library import Library, open_library

pytestmark = pytest.mark.episode(turns=20)


@pytest.fixture
def other(program: House, tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "data")) as library:
        yield library


def test_what_the_other_window_makes_changes_and_deletes_is_seen(program: House, other: Library) -> None:
    notes = program.program.annotations
    mine = notes.mark(notes.anchor(2, 0, 2, 8), note="mine")
    episode = notes.episode_id
    assert episode is not None
    theirs = Annotation(new_id(), Kind.BOOKMARK, moment_ms=5_000, note="theirs", tags=("t",))
    other.annotations.apply(episode, Changes({theirs.id: theirs}, {"t": Tag("t", Colour.BLUE)}))
    program.qtbot.waitUntil(lambda: notes.get(theirs.id) == theirs)
    assert notes.tags == (Tag("t", Colour.BLUE),)
    old = notes.get(mine)
    assert old is not None
    other.annotations.apply(episode, Changes({mine: replace(old, note="ours")}))
    program.qtbot.waitUntil(lambda: [each.note for each in notes.annotations] == ["theirs", "ours"])
    assert not program.program.undo.canUndo(), "it would take back what the other window did"
    other.annotations.apply(episode, Changes({theirs.id: None}))
    program.qtbot.waitUntil(lambda: [each.note for each in notes.annotations] == ["ours"])


def test_what_the_other_window_does_elsewhere_disturbs_nothing(program: House, other: Library) -> None:
    notes, changed = program.program.annotations, []
    notes.mark(notes.anchor(2, 0, 2, 8), note="mine")
    notes.changed.connect(changed.append)
    other.settings.save({"volume": 40})
    others = program.program.annotating.others
    with program.qtbot.waitSignal(others._settle.timeout):
        pass
    assert changed == []
    assert program.program.undo.canUndo()


def test_own_steps_are_no_news(program: House) -> None:
    notes = program.program.annotations
    made = notes.mark(notes.anchor(2, 0, 2, 8))
    with program.qtbot.waitSignal(program.program.annotating.others._settle.timeout):
        notes.set_note(made, "words")
    assert program.program.undo.canUndo()
    program.program.undo.undo()
    assert [each.note for each in notes.annotations] == [""]
