"""Export, clips and import in the background: whole files, one step, no other episode touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.audio_files import noise, write_audio
from tests.controllers.notes import EPISODE, Shelf, Study
from tests.transcripts import four_turns, transcript
from viewer.controllers.sharing import Sharing
from viewer.controllers.worker import Workers
from viewer.core.annotations import Annotation, Kind
from viewer.core.annotations import Place as Where
from viewer.core.records import EpisodeRecord
from viewer.core.timeline import Timeline
from viewer.importers.base import Preview

WAIT_MS = 10_000
NOW = 1_790_000_000_000


class Door(QObject):
    """What `Opening` says of the audio."""

    cleared = Signal()
    audio_ready = Signal(object)


class Place:
    """A study of four turns that can be shared."""

    def __init__(self, qtbot: QtBot, workers: Workers, shelf: Shelf | None = None) -> None:
        self.qtbot, self.study, self.door = qtbot, Study(shelf).open(), Door()
        timing = SimpleNamespace(timeline=Timeline((), ((0, 1_000),)))
        self.sharing = Sharing(self.study.notes, timing, self.door, workers, now_ms=lambda: NOW)  # type: ignore[arg-type]
        self.sharing.title = "An episode"
        self.troubles: list[str] = []
        self.counts: list[int] = []
        self.sharing.trouble.connect(lambda error: self.troubles.append(str(error)))
        self.sharing.imported.connect(self.counts.append)

    def export(self, path: Path, key: str = "json", ids: list[str] | None = None) -> None:
        with self.qtbot.waitSignal(self.sharing.finished, timeout=WAIT_MS):
            self.sharing.export(path, key, ids, whole=False)

    def look(self, path: Path) -> Preview:
        with self.qtbot.waitSignal(self.sharing.previewed, timeout=WAIT_MS) as told:
            self.sharing.look(path)
        return told.args[0]

    @property
    def said(self) -> list[tuple[str, str]]:
        notes = self.study.notes.annotations
        return [(each.anchor.quote if each.anchor else "", each.note) for each in notes]


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    workers = Workers()
    yield workers
    assert workers.close(WAIT_MS)


@pytest.fixture
def place(qtbot: QtBot, workers: Workers) -> Place:
    return Place(qtbot, workers)


@pytest.fixture
def other(qtbot: QtBot, workers: Workers) -> Place:
    """The same text in another library, with two notes and a bookmark."""
    other = Place(qtbot, workers)
    other.study.mark(0, 0, 0, 4, note="first")
    other.study.notes.add_tag(other.study.mark(1, 0, 1, 3), "a/b")
    other.study.notes.bookmark(5_000, "here")
    return other


def test_a_bundle_is_the_episode_as_shown(other: Place) -> None:
    bundle = other.sharing.bundle()
    assert (bundle.title, bundle.exported_at) == ("An episode", NOW)
    assert bundle.transcript is other.study.notes.transcript
    assert bundle.annotations == other.study.notes.annotations
    assert [tag.name for tag in bundle.tags] == ["a/b"]
    assert bundle.timeline.spans == ((0, 1_000),)
    chosen = [bundle.annotations[1].id]
    assert other.sharing.bundle(chosen).annotations == (bundle.annotations[1],)
    assert other.sharing.bundle(()).annotations == ()


def test_the_audio_is_known_while_it_is_open(place: Place) -> None:
    place.door.audio_ready.emit(Path("/x/talk.mp3"))
    assert (place.sharing.audio, place.sharing.bundle().media) == (Path("/x/talk.mp3"), "talk.mp3")
    place.door.cleared.emit()
    assert (place.sharing.audio, place.sharing.bundle().media) == (None, "")


def test_export_writes_a_file_and_says_so(other: Place, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    with other.qtbot.waitSignal(other.sharing.exported, timeout=WAIT_MS) as told:
        other.sharing.export(path, "json", whole=False)
        assert other.sharing.busy
    assert told.args == [path]
    assert not other.sharing.busy
    assert len(json.loads(path.read_text())["annotations"]) == 3


def test_a_failed_export_leaves_the_old_file_and_is_told(other: Place, tmp_path: Path) -> None:
    path = tmp_path / "none" / "notes.md"
    other.export(path, "md")
    assert other.troubles
    assert "notes.md could not be written" in other.troubles[0]
    assert not other.sharing.busy


def test_import_is_one_step_that_can_be_taken_back(place: Place, other: Place, tmp_path: Path) -> None:
    other.export(tmp_path / "n.json")
    preview = place.look(tmp_path / "n.json")
    assert [len(preview.new), len(preview.duplicates), len(preview.unplaced)] == [3, 0, 0]
    place.study.there_and_back_twice(lambda _notes: place.sharing.take(preview, preview.new))
    assert place.said == other.said
    assert place.counts == [3]
    assert [tag.name for tag in place.study.notes.tags] == ["a/b"]
    assert place.study.undo.undoText() == "import 3 note(s)"
    again = place.look(tmp_path / "n.json")
    assert (len(again.new), len(again.duplicates)) == (0, 3)


def test_only_what_is_chosen_comes_in_with_its_tags(place: Place, other: Place, tmp_path: Path) -> None:
    other.export(tmp_path / "n.json")
    preview = place.look(tmp_path / "n.json")
    place.sharing.take(preview, [each for each in preview.new if each.note == "first"])
    assert [note for _, note in place.said] == ["first"]
    assert place.study.notes.tags == ()


def test_a_note_takes_the_place_of_one_that_says_otherwise(
    place: Place, other: Place, tmp_path: Path
) -> None:
    other.export(tmp_path / "n.json")
    preview = place.look(tmp_path / "n.json")
    place.sharing.take(preview, preview.new)
    kept = place.study.notes.annotations[0]
    place.study.notes.set_note(kept.id, "changed")
    preview = place.look(tmp_path / "n.json")
    twin = next(twin for twin in preview.duplicates if twin.differs)
    place.study.there_and_back_twice(lambda _notes: place.sharing.take(preview, (), {kept.id: twin.found}))
    assert place.study.notes.get(kept.id).note == "first"  # type: ignore[union-attr]


def test_notes_of_another_episode_stay_there(qtbot: QtBot, workers: Workers, tmp_path: Path) -> None:
    shelf = Shelf()
    one = Place(qtbot, workers, shelf)
    one.study.mark(0, 0, 0, 4, note="theirs")
    one.export(tmp_path / "n.json")
    before = set(shelf.load(1))
    two = Place(qtbot, workers, shelf)
    two.study.notes.leave()
    two.study.open(EpisodeRecord("Another", id=2))
    preview = two.look(tmp_path / "n.json")
    two.sharing.take(preview, preview.new)
    assert set(shelf.load(1)) == before
    (copied,) = shelf.load(2)
    assert copied.note == "theirs"
    assert {copied.id}.isdisjoint(each.id for each in before)
    assert len(two.look(tmp_path / "n.json").duplicates) == 1


def test_passages_of_a_changed_text_are_found_again(place: Place, other: Place, tmp_path: Path) -> None:
    moved = four_turns().turns
    words = [turn.text for turn in moved]
    other.export(tmp_path / "n.json", ids=[other.study.notes.annotations[0].id])
    place.study.notes.show(transcript("Something quite new at the beginning.", *words))
    preview = place.look(tmp_path / "n.json")
    assert preview.unplaced == ()
    (found,) = preview.new
    assert found.note == "first"
    assert found.place is Where.DOUBTFUL  # one short word that each turn begins with: the reader is asked
    assert found.anchor
    assert found.anchor.quote == words[0][:4]


def test_nothing_comes_in_once_the_words_have_changed(place: Place, other: Place, tmp_path: Path) -> None:
    other.export(tmp_path / "n.json")
    preview = place.look(tmp_path / "n.json")
    place.study.notes.show(transcript("Other words."))
    place.sharing.take(preview, preview.new)
    assert place.said == []
    assert "The transcript has changed" in place.troubles[0]


def test_a_library_that_refuses_is_told_and_nothing_comes_in(
    place: Place, other: Place, tmp_path: Path
) -> None:
    other.export(tmp_path / "n.json")
    preview = place.look(tmp_path / "n.json")
    place.study.shelf.refuses = True
    place.sharing.take(preview, preview.new)
    assert (place.said, place.counts) == ([], [])


def test_a_file_that_is_no_notes_is_told(place: Place, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{nonsense")
    with place.qtbot.waitSignal(place.sharing.trouble, timeout=WAIT_MS):
        place.sharing.look(path)
    assert place.troubles
    assert not place.sharing.busy


def test_another_episode_stops_what_is_worked_out(place: Place, other: Place, tmp_path: Path) -> None:
    other.export(tmp_path / "n.json")
    heard: list[object] = []
    place.sharing.previewed.connect(heard.append)
    place.sharing.look(tmp_path / "n.json")
    with place.qtbot.waitSignal(place.sharing.finished, timeout=WAIT_MS):
        place.door.cleared.emit()
    assert not place.sharing.busy
    place.qtbot.waitUntil(lambda: not place.sharing._workers._jobs, timeout=WAIT_MS)
    assert heard == []


def test_clips_are_cut_of_the_chosen_passages(place: Place, tmp_path: Path) -> None:
    place.door.audio_ready.emit(write_audio(tmp_path, "wav", noise(60), name="talk"))
    chosen = place.study.mark(0, 0, 0, 4)
    place.study.mark(1, 0, 1, 3)
    with place.qtbot.waitSignal(place.sharing.clipped, timeout=WAIT_MS) as told:
        place.sharing.cut_clips(tmp_path / "clips", [chosen])
    assert told.args == [tmp_path / "clips", 1]
    assert sorted(path.suffix for path in (tmp_path / "clips").iterdir()) == [".txt", ".wav"]


def test_without_audio_there_are_no_clips(place: Place, tmp_path: Path) -> None:
    chosen = place.study.mark(0, 0, 0, 4)
    with place.qtbot.waitSignal(place.sharing.trouble, timeout=WAIT_MS):
        place.sharing.cut_clips(tmp_path / "clips", [chosen])
    assert "no audio" in place.troubles[0]


def test_an_id_is_foreign_only_in_another_episode() -> None:
    shelf = Shelf()
    study = Study(shelf).open(EPISODE)
    mine = study.notes.bookmark(1)
    theirs = Annotation("e" * 32, Kind.BOOKMARK, moment_ms=1)
    shelf._annotations.setdefault(2, {})[theirs.id] = theirs
    assert study.notes.foreign([mine, theirs.id, "0" * 32]) == {theirs.id}


def test_tags_of_other_programs_are_called_as_they_are_here(place: Place, tmp_path: Path) -> None:
    """One that could not be written here could never be chosen: another would be made in its place."""
    known = place.study.notes.bookmark(1)
    place.study.notes.add_tag(known, "Budget")
    path = tmp_path / "other.csv"
    path.write_text('Highlight,Start ms,Tags\n,2000,"budget; a // b; a/b;/; New"\n', "utf-8")
    preview = place.look(path)
    place.sharing.take(preview, preview.new)
    assert place.study.notes.annotations[-1].tags == ("Budget", "a/b", "New")
    assert [tag.name for tag in place.study.notes.tags] == ["a/b", "Budget", "New"]
