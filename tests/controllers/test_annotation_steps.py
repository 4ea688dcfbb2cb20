"""Annotations follow what is open: loaded with it, kept as soon as they can be, never in another text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.controllers.notes import EPISODE, Shelf, Study
from tests.transcripts import four_turns
from viewer.core.annotations import Changes, Kind, Place
from viewer.core.records import EpisodeRecord
from viewer.core.timeline import IDENTITY, SyncPoint
from viewer.core.transcript import NOTHING


@pytest.fixture
def study(qapp: object) -> Study:
    return Study()


def other_words() -> object:
    turns = tuple(replace(turn, text=turn.text.replace("more", "other")) for turn in four_turns().turns)
    return replace(four_turns(), turns=turns)


def test_nothing_can_be_annotated_while_nothing_is_open(study: Study) -> None:
    told: list[bool] = []
    study.notes.available_changed.connect(told.append)
    assert study.notes.bookmark(1_000) == ""
    study.open()
    assert study.notes.bookmark(1_000)
    study.notes.leave()
    assert study.notes.annotations == ()
    assert study.notes.bookmark(1_000) == ""
    assert told == [True, False]
    assert study.undo.count() == 0


def test_another_episode_loads_its_own(study: Study) -> None:
    made = study.open().mark(0, 0, 0, 5)
    study.notes.leave()
    study.open(EpisodeRecord("Another", id=2))
    assert study.notes.annotations == ()
    study.notes.leave()
    study.open()
    assert [each.id for each in study.notes.annotations] == [made]
    assert study.notes.in_turn(0) == list(study.notes.annotations)


@pytest.mark.parametrize(
    "unknown", [EpisodeRecord("", id=1, provisional=True), EpisodeRecord("")], ids=["provisional", "unlisted"]
)
def test_what_is_made_before_the_episode_is_known_is_kept_then(study: Study, unknown: EpisodeRecord) -> None:
    before = Study(study.shelf).open()
    kept = before.notes.bookmark(500)
    study.notes.attach(study.shelf)
    study.notes.begin()
    study.notes.show(four_turns())
    study.notes.identify(unknown)
    gone, made = study.notes.bookmark(1_000), study.mark(0, 0, 0, 5)
    study.notes.add_tag(made, "new")
    study.notes.delete(gone)
    assert len(study.shelf.load(1)) == 1
    study.notes.identify(EPISODE)
    assert {each.id for each in study.shelf.load(1)} == {kept, made}
    assert {each.id for each in study.notes.annotations} == {kept, made}
    assert [tag.name for tag in study.shelf.tags()] == ["new"]
    while study.undo.canUndo():
        study.undo.undo()
    assert {each.id for each in study.shelf.load(1)} == {kept}
    assert study.troubles == []


def test_what_is_made_before_there_is_a_library_is_kept_then(study: Study) -> None:
    study.notes.begin()
    study.notes.show(four_turns())
    study.notes.identify(EPISODE)
    made = study.mark(0, 0, 0, 5)
    study.notes.add_tag(made, "new")
    study.notes.attach(study.shelf)
    assert [each.id for each in study.shelf.load(1)] == [made]
    assert [tag.name for tag in study.notes.tags] == ["new"]


def test_that_nothing_can_be_kept_is_said_once(study: Study) -> None:
    study.open(EpisodeRecord(""))
    study.notes.bookmark(1_000)
    study.notes.bookmark(2_000)
    study.notes.settle()
    assert len(study.troubles) == 1
    assert study.troubles[0].startswith("These notes last only until")


def test_a_library_that_refuses_to_load_is_told_of(study: Study) -> None:
    study.shelf.refuses = True
    study.open()
    assert study.troubles == ["The library is full"]


def test_annotations_of_another_text_are_strangers_and_not_shown_in_turns(study: Study) -> None:
    made = study.open().mark(0, 0, 1, 5)
    mark = study.notes.bookmark(1_000)
    assert study.notes.strangers == ()
    study.notes.show(other_words())
    assert [each.id for each in study.notes.strangers] == [made]
    assert study.notes.in_turn(0) == study.notes.in_turn(1) == []
    assert {each.id for each in study.notes.annotations} == {made, mark}
    old = study.notes.strangers[0]
    moved = replace(old, anchor=study.notes.anchor(2, 0, 2, 5))
    study.there_and_back_twice(lambda notes: notes.apply("place anew", Changes({made: moved})))
    assert study.notes.strangers == ()
    assert [each.id for each in study.notes.in_turn(2)] == [made]
    study.notes.apply("detach", Changes({made: replace(old, place=Place.DETACHED)}))
    assert study.notes.strangers == ()
    assert study.notes.in_turn(0) == []


def test_while_there_is_no_text_nothing_is_a_stranger(study: Study) -> None:
    study.open().mark(0, 0, 1, 5)
    study.notes.show(NOTHING)
    assert study.notes.strangers == ()
    assert len(study.notes.annotations) == 1


def test_other_times_move_bookmarks_among_the_passages(study: Study) -> None:
    passage, bookmark = study.open().mark(1, 0, 1, 5), study.notes.bookmark(12_000)
    assert [each.id for each in study.notes.annotations] == [passage, bookmark]
    study.changes.clear()
    study.notes.show(four_turns(), IDENTITY.with_point(0, 1))
    assert study.changes == []
    later = IDENTITY.with_point(SyncPoint(10_000, 14_000).transcript_ms, 14_000)
    study.notes.show(four_turns(), later)
    assert [each.id for each in study.notes.annotations] == [bookmark, passage]
    assert study.notes.in_turn(1)[0].id == passage


def test_a_draft_is_saved_within_a_second_and_none_is_left_once_it_is_the_note(
    study: Study, qtbot: object
) -> None:
    made = study.open().mark(0, 0, 0, 5)
    study.notes.write_draft(made, "a")
    study.notes.write_draft(made, "ab")
    assert study.notes.draft(made) == "ab"
    assert study.shelf.drafted == []
    qtbot.waitUntil(lambda: study.shelf.typed == {made: "ab"}, timeout=2_000)
    assert study.shelf.drafted == ["ab"]
    study.notes.set_note(made, "ab")
    assert study.shelf.typed == {}
    assert study.notes.draft(made) is None


def test_a_draft_comes_back_as_a_step_after_a_crash(study: Study) -> None:
    made = study.open().mark(0, 0, 0, 5, note="Before")
    study.notes.write_draft(made, "Before and aft")
    study.notes.write_draft("gone", "What was said of something that is gone")
    study.notes.close()
    again = Study(study.shelf)
    restored: list[int] = []
    again.notes.restored.connect(restored.append)
    again.open()
    assert again.notes.annotations[0].note == "Before and aft"
    assert restored == [1]
    assert list(study.shelf.typed) == ["gone"]
    again.undo.undo()
    assert again.notes.annotations[0].note == "Before"


def test_a_draft_is_saved_when_its_episode_is_put_away_and_when_it_can_be_at_last(study: Study) -> None:
    study.open(EpisodeRecord(""))
    made = study.notes.bookmark(1_000)
    study.notes.write_draft(made, "Typed before")
    study.notes.identify(EPISODE)
    study.notes.leave()
    assert study.shelf.typed == {made: "Typed before"}
    assert study.notes.draft(made) is None


def test_a_draft_that_cannot_be_saved_is_told_of_once_and_tried_again(study: Study, qtbot: object) -> None:
    made = study.open().mark(0, 0, 0, 5)
    study.shelf.refuses = True
    study.notes.write_draft(made, "a")
    study.notes.close()
    study.notes.close()
    assert study.troubles == ["The library is full"]
    study.shelf.refuses = False
    qtbot.waitUntil(lambda: study.shelf.typed == {made: "a"}, timeout=3_000)


def test_a_draft_not_wanted_is_forgotten(study: Study) -> None:
    made = study.open().mark(0, 0, 0, 5)
    study.notes.write_draft(made, "a")
    study.notes.close()
    study.notes.drop_draft(made)
    assert study.shelf.typed == {}


def test_the_passing_keeper_knows_where_annotations_belong() -> None:
    shelf = Shelf()
    study = Study(shelf).open()
    made = study.notes.bookmark(1_000)
    shelf.apply(2, Changes(dict.fromkeys([made])))
    assert shelf.load(1) == shelf.load(2) == ()
    assert study.notes.get(made).kind is Kind.BOOKMARK
