"""Notes made in another edition: offered to be placed anew, placed in one step, never dropped."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from tests import editions as made_up
from tests.editions import LAKE
from tests.store.notes import episode
from tests.store.texts import kept_turns
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.edition_work import Offer
from viewer.controllers.editions import Editions
from viewer.controllers.text_keeping import TextKeeping
from viewer.controllers.worker import Workers
from viewer.core.anchor import text_hash
from viewer.core.annotations import Annotation, Changes, Kind, Place
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.store.library import Library, open_library

NEW = ("A word before we begin.", LAKE[0].replace("middle", "end"), *LAKE[2:5], LAKE[1])


def text(*words: str) -> Transcript:
    turns = tuple(
        Turn(place * 10_000, (place + 1) * 10_000, None, None, each, Timing.GIVEN)
        for place, each in enumerate(words)
    )
    return Transcript("plain", "", "", "", turns, ())


class Study:
    """A library, the notes of what is open, and what is offered."""

    def __init__(self, folder: Path) -> None:
        self.library: Library = open_library(folder)
        self.workers, self.undo = Workers(threads=1), QUndoStack()
        self.notes = AnnotationController(self.undo)
        self.editions = Editions(self.notes, self.undo, self.workers)
        self.texts = TextKeeping(self.notes, self.workers)
        self.notes.attach(self.library.annotations)
        self.editions.attach(self.library.texts, self.library.annotations)
        self.texts.attach(self.library.texts)
        self.offers: list[Offer] = []
        self.troubles: list[object] = []
        self.editions.offered.connect(self.offers.append)
        for source in (self.editions, self.texts, self.notes):
            source.trouble.connect(self.troubles.append)

    def open(self, transcript: Transcript, row: int) -> None:
        self.texts.leave()
        self.editions.leave()
        self.notes.leave()
        self.notes.begin()
        self.notes.show(transcript)
        self.notes.identify(replace(episode("sound", "text"), id=row))
        self.notes.settle()
        self.editions.look()
        self.texts.look()

    def mark(self, turn: int, words: str) -> str:
        start = self.notes.transcript.turns[turn].text.index(words)
        made = self.notes.mark(self.notes.anchor(turn, start, turn, start + len(words)), note=f"on {words}")
        self.texts.look()
        return made

    def words(self, identity: str) -> str:
        """What the note is about now, read from the text that is open."""
        note = self.notes.get(identity)
        assert note is not None
        assert note.anchor is not None
        assert note.anchor.text_hash == self.notes.text_hash
        turn = self.notes.transcript.turns[note.anchor.start_turn]
        return turn.text[note.anchor.start : note.anchor.end]

    def close(self) -> None:
        self.editions.close()
        self.texts.close()
        self.workers.close()
        self.library.close()


@pytest.fixture
def study(qapp: object, tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path)
    yield study
    study.close()
    assert study.troubles == []


@pytest.fixture
def row(study: Study) -> int:
    return saved(study, "sound", "text")


def saved(study: Study, sound: str | None, words: str, path: str = "/a.txt") -> int:
    record = episode(sound, words)
    assert record.transcript is not None
    here = replace(record, transcript=replace(record.transcript, path=path))
    row = study.library.episodes.save(here).id
    assert row is not None
    return row


def marked(study: Study, qtbot: QtBot, row: int) -> list[str]:
    """Four notes in the old edition, whose words the library keeps."""
    study.open(text(*LAKE), row)
    with qtbot.waitSignal(study.texts.kept):
        made = [study.mark(0, "frozen over"), study.mark(1, "prepared for a winter")]
    return [*made, study.mark(2, "waited for the ice"), study.mark(5, "a war that had been over")]


def reopened(study: Study, qtbot: QtBot, row: int, *words: str) -> Offer:
    with qtbot.waitSignal(study.editions.offered, timeout=10_000):
        study.open(text(*words), row)
    return study.offers[-1]


def test_the_text_is_kept_once_something_is_said_of_it(study: Study, qtbot: QtBot, row: int) -> None:
    study.open(text(*LAKE), row)
    assert not study.library.texts.keeps(study.notes.text_hash)
    with qtbot.waitSignal(study.texts.kept):
        study.mark(0, "frozen over")
    assert kept_turns(study.library, study.notes.text_hash) == text(*LAKE).turns


def test_a_text_that_is_due_is_kept_when_the_program_ends(study: Study, row: int) -> None:
    study.open(text(*LAKE), row)
    study.mark(0, "frozen over")
    study.texts.close()
    assert study.library.texts.keeps(study.notes.text_hash)


def test_a_text_that_is_being_packed_is_kept_though_another_is_opened(
    study: Study, qtbot: QtBot, row: int
) -> None:
    study.open(text(*LAKE), row)
    study.mark(0, "frozen over")
    with qtbot.waitSignal(study.texts.kept) as kept:
        study.open(text(*NEW), row)
    assert kept.args == [text_hash(text(*LAKE).turns)]


def test_an_update_is_offered_and_is_one_step(study: Study, qtbot: QtBot, row: int) -> None:
    ids = marked(study, qtbot, row)
    before = study.notes.annotations
    offer = reopened(study, qtbot, row, *NEW)
    assert study.notes.annotations == before
    assert (offer.outlook.kept, offer.outlook.to_review + offer.outlook.detached) == (3, 1)
    assert offer.old_turns == text(*LAKE).turns
    assert offer.difference is not None
    for _ in range(2):
        if study.undo.canRedo():
            study.undo.redo()
        else:
            assert study.editions.update()
        assert study.undo.count() == 1
        expected = ["frozen over", "prepared for a winter", "waited for the ice"]
        assert [study.words(each) for each in ids[:3]] == expected
        lost = study.notes.get(ids[3])
        assert lost is not None
        assert lost.place is not Place.SURE
        assert lost.note == "on a war that had been over"
        study.undo.undo()
        assert study.notes.annotations == before
        assert study.library.annotations.load(row) == before


def test_it_is_told_once_and_known_again_after_undo(study: Study, qtbot: QtBot, row: int) -> None:
    marked(study, qtbot, row)
    reopened(study, qtbot, row, *NEW)
    study.editions.update()
    qtbot.waitUntil(lambda: study.editions.offer is None)
    study.undo.undo()
    qtbot.waitUntil(lambda: study.editions.offer is not None)
    assert len(study.offers) == 1


def test_what_was_done_meanwhile_stays(study: Study, qtbot: QtBot, row: int) -> None:
    ids = marked(study, qtbot, row)
    reopened(study, qtbot, row, *NEW)
    study.notes.set_note(ids[0], "said later")
    study.notes.delete(ids[1])
    study.editions.update()
    note = study.notes.get(ids[0])
    assert note is not None
    assert note.note == "said later"
    assert study.words(ids[0]) == "frozen over"
    assert study.notes.get(ids[1]) is None


def test_the_same_words_from_another_format_need_nothing(study: Study, qtbot: QtBot, row: int) -> None:
    marked(study, qtbot, row)
    other = replace(text(*LAKE), format="subtitles")
    with qtbot.waitSignal(study.editions.changed):
        study.open(other, row)
    assert study.editions.offer is None
    assert not study.workers.busy
    assert study.offers == []


def test_another_episode_opened_meanwhile_hears_nothing(study: Study, qtbot: QtBot, row: int) -> None:
    marked(study, qtbot, row)
    with qtbot.waitSignal(study.editions.changed, check_params_cb=lambda: study.editions._job is not None):
        study.open(text(*NEW), row)
    other = saved(study, "other sound", "other text", "/b.txt")
    study.open(text("Nothing of that."), other)
    qtbot.waitUntil(lambda: not study.editions.busy and not study.workers.busy)
    assert study.offers == []


def test_a_file_edited_without_audio_brings_its_notes_over(study: Study, qtbot: QtBot) -> None:
    old = saved(study, None, "text")
    ids = marked(study, qtbot, old)
    before = study.library.annotations.load(old)
    new = saved(study, None, "other text")
    assert new != old
    offer = reopened(study, qtbot, new, *NEW)
    assert offer.foreign == set(ids)
    assert study.notes.annotations == ()
    for _ in range(2):
        if study.undo.canRedo():
            study.undo.redo()
        else:
            assert study.editions.update()
        assert [study.words(each) for each in ids[:1]] == ["frozen over"]
        assert study.library.annotations.load(old) == ()
        assert len(study.library.annotations.load(new)) == 4
        assert study.undo.count() == 1
        study.undo.undo()
        assert study.library.annotations.load(old) == before
        assert study.library.annotations.load(new) == ()
        assert study.notes.annotations == ()


def test_another_episode_in_a_file_of_the_same_name_is_no_edition(study: Study, qtbot: QtBot) -> None:
    marked(study, qtbot, saved(study, None, "text"))
    new = saved(study, None, "other text")
    study.open(text("Bees do not count.", "They dance instead, and well."), new)
    qtbot.waitUntil(lambda: not study.editions.busy)
    assert study.offers == []
    assert study.editions.offer is None


def test_doubtful_places_can_be_looked_for_again(study: Study, qtbot: QtBot, row: int) -> None:
    ids = marked(study, qtbot, row)
    study.open(text(*NEW), row)
    found: dict[str, object] = {}
    notes = [note for note in study.notes.annotations if note.id == ids[0]]
    job = study.editions.find(notes, found.update)
    assert job is not None
    qtbot.waitUntil(lambda: bool(found))
    assert list(found) == [ids[0]]


def test_a_long_edition_keeps_its_notes(study: Study, qtbot: QtBot, row: int) -> None:
    chance = random.Random(7)
    said = made_up.conversation(chance, 120)
    old = made_up.edition(said)
    new = made_up.edition(made_up.moved(0.05)(chance, made_up.altered(0.05)(chance, said)))
    truth = made_up.notes(chance, old, 60)
    first, second = (replace(text(), turns=tuple(each.turns)) for each in (old, new))
    study.open(first, row)
    made = {f"{place:032x}": note for place, note in enumerate(truth)}
    changes = {key: Annotation(key, Kind.PASSAGE, note.anchor) for key, note in made.items()}
    study.notes.apply("bring them", Changes(dict(changes)))
    with qtbot.waitSignal(study.texts.kept):
        study.texts.look()
    with qtbot.waitSignal(study.editions.offered, timeout=20_000):
        study.open(second, row)
    study.editions.update()
    placed = [note for note in study.notes.annotations if note.place is Place.SURE]
    assert len(study.notes.annotations) == 60
    assert len(placed) >= 54
    for note in placed:
        assert note.anchor is not None
        own, _ = made_up.overlap(made[note.id], note.anchor, new)
        assert own > 0.4
