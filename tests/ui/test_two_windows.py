"""Two windows on one library see each other's notes, and never take back what the other did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.house import House, house, write_silence, write_transcript
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag, new_id
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.errors import WorldError, message
from viewer.store.library import Library, open_library


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write_transcript(tmp_path, turns=20), write_silence(tmp_path, seconds=200)


@pytest.fixture
def program(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: tuple[Path, Path]
) -> Iterator[House]:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        yield program


@pytest.fixture
def second(
    program: House, qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: tuple[Path, Path]
) -> Iterator[House]:
    """Another window on the same library, with the same episode."""
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as second:
        yield second


@pytest.fixture
def other(program: House, tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "data")) as library:
        yield library


def mark(window: House, turn: int, note: str = "") -> str:
    notes = window.program.annotations
    return notes.mark(notes.anchor(turn, 0, turn, 8), note=note)


def notes_of(window: House) -> list[str]:
    return [each.note for each in window.program.annotations.annotations]


def wait_for_notes(window: House, *notes: str) -> None:
    window.qtbot.waitUntil(lambda: notes_of(window) == list(notes))


def kept(window: House) -> list[str]:
    annotations = window.program.annotations
    found = {each.id: each for each in window.program._library.annotations.load(annotations.episode_id)}
    return [found[each.id].note for each in annotations.annotations]


def test_what_the_other_window_makes_changes_and_deletes_is_seen(program: House, other: Library) -> None:
    notes = program.program.annotations
    mine = mark(program, 2, "mine")
    episode = notes.episode_id
    assert episode is not None
    theirs = Annotation(new_id(), Kind.BOOKMARK, moment_ms=5_000, note="theirs", tags=("t",))
    other.annotations.apply(episode, Changes({theirs.id: theirs}, {"t": Tag("t", Colour.BLUE)}))
    program.qtbot.waitUntil(lambda: notes.get(theirs.id) == theirs)
    assert notes.tags == (Tag("t", Colour.BLUE),)
    old = notes.get(mine)
    assert old is not None
    other.annotations.apply(episode, Changes({mine: replace(old, note="ours")}))
    wait_for_notes(program, "theirs", "ours")
    assert not program.program.undo.canUndo(), "it would take back what the other window did"
    other.annotations.apply(episode, Changes({theirs.id: None}))
    wait_for_notes(program, "ours")


def test_what_the_other_window_does_elsewhere_disturbs_nothing(program: House, other: Library) -> None:
    notes, changed = program.program.annotations, []
    mark(program, 2, "mine")
    notes.changed.connect(changed.append)
    other.settings.save({"volume": 40})
    others = program.program.annotating.others
    with program.qtbot.waitSignal(others._settle.timeout):
        pass
    assert changed == []
    assert program.program.undo.canUndo()


def test_own_steps_are_no_news(program: House) -> None:
    notes = program.program.annotations
    made = mark(program, 2)
    with program.qtbot.waitSignal(program.program.annotating.others._settle.timeout):
        notes.set_note(made, "words")
    assert program.program.undo.canUndo()
    program.program.undo.undo()
    assert notes_of(program) == [""]


# Undo


def test_steps_about_other_notes_stay(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    wait_for_notes(second, "mine again")
    theirs = mark(second, 5, "theirs")
    wait_for_notes(program, "mine again", "theirs")
    second.program.annotations.set_note(theirs, "theirs again")
    wait_for_notes(program, "mine again", "theirs again")
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["mine", "theirs again"]
    program.program.undo.redo()
    program.program.undo.undo()
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["theirs again"]
    wait_for_notes(second, "theirs again")


@pytest.mark.parametrize("back", [False, True])
def test_no_step_writes_over_what_the_other_window_did(program: House, second: House, back: bool) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    if back:
        program.program.undo.undo()
    wait_for_notes(second, *notes_of(program))
    second.program.annotations.set_note(mine, "theirs")
    wait_for_notes(program, "theirs")
    assert (program.program.undo.canUndo(), program.program.undo.canRedo()) == (False, False)
    assert not program.act("undo").isEnabled()


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_undo_at_once_looks_first(program: House, second: House, way: str) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    if way == "redo":
        program.program.undo.undo()
    wait_for_notes(second, *notes_of(program))
    second.program.annotations.set_note(mine, "theirs")
    assert notes_of(program) != ["theirs"], "it had time to look"
    program.act(way).trigger()
    assert notes_of(program) == kept(program) == ["theirs"]


def test_a_change_at_once_is_made_to_what_the_other_window_left(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    wait_for_notes(second, "mine")
    second.program.annotations.set_note(mine, "theirs")
    program.program.annotations.set_colour(mine, Colour.BLUE)
    assert notes_of(program) == kept(program) == ["theirs"]
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["theirs"]
    assert not program.program.undo.canUndo()


def test_no_step_gives_back_a_tag_that_is_gone_or_another_colour(program: House, second: House) -> None:
    mine, theirs = program.program.annotations, second.program.annotations
    made = mark(program, 2, "mine")
    mine.add_tag(made, "t")
    mine.set_tag_colour("t", Colour.BLUE)
    second.qtbot.waitUntil(lambda: theirs.tags == (Tag("t", Colour.BLUE),))
    theirs.set_tag_colour("t", Colour.GREEN)
    program.qtbot.waitUntil(lambda: mine.tags == (Tag("t", Colour.GREEN),))
    assert not program.program.undo.canUndo()
    mine.remove_tag(made, "t")
    second.qtbot.waitUntil(lambda: theirs.get(made).tags == ())
    theirs.delete_tag("t")
    program.qtbot.waitUntil(lambda: mine.tags == ())
    assert not program.program.undo.canUndo()


def test_notes_of_other_episodes_that_a_step_changed_count_too(program: House, other: Library) -> None:
    notes, undo = program.program.annotations, program.program.undo
    mine = mark(program, 2, "mine")
    notes.add_tag(mine, "t")
    there = other.episodes.save(EpisodeRecord("Else", transcript=MediaRef(MediaKind.TRANSCRIPT, "ab"))).id
    assert there is not None
    far = Annotation(new_id(), Kind.BOOKMARK, moment_ms=5_000, note="far", tags=("t",))
    other.annotations.apply(there, Changes({far.id: far}))
    settle = program.program.annotating.others._settle.timeout
    with program.qtbot.waitSignal(settle):
        pass
    notes.rename_tag("t", "u")
    assert [each.tags for each in other.annotations.load(there)] == [("u",)]
    with program.qtbot.waitSignal(settle):
        other.settings.save({"volume": 40})
    undo.undo()
    undo.redo()
    with program.qtbot.waitSignal(settle):
        other.settings.save({"volume": 50})
    assert undo.canUndo()
    [now] = other.annotations.load(there)
    other.annotations.apply(there, Changes({far.id: replace(now, note="farther")}))
    undo.undo()
    assert [each.note for each in other.annotations.load(there)] == ["farther"]
    assert not undo.canUndo()


def test_steps_of_the_timing_stay(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    wait_for_notes(second, "mine")
    program.program.undo.clear()
    program.program.timing.shift(100)
    second.program.annotations.set_note(mine, "theirs")
    wait_for_notes(program, "theirs")
    assert program.program.undo.canUndo()


def test_a_library_that_cannot_be_read_is_told_once_and_read_again(
    program: House, second: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    others, told = program.program.annotating.others, []
    program.program.annotations.trouble.connect(told.append)
    others._again.setInterval(0)
    refuse = iter(range(3))
    since = others._keeper.since

    def sometimes(*args):
        if next(refuse, None) is not None:
            raise WorldError(message("The library is full"))
        return since(*args)

    monkeypatch.setattr(others._keeper, "since", sometimes)
    mark(second, 2, "theirs")
    wait_for_notes(program, "theirs")
    assert len(told) == 1
