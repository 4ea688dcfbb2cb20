"""Marks without stopping: what is heard is marked, and goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QUndoStack

from tests.controllers.fakes import Desk
from tests.transcripts import four_turns, transcript_of
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.marking import Marking
from viewer.controllers.settings import Settings
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.clock import PlayState
from viewer.core.timeline import IDENTITY


class Studio:
    """A made-up player with four turns, and somebody who marks."""

    def __init__(self) -> None:
        self.desk, self.settings = Desk().open(), Settings()
        self.playback = self.desk.playback
        self.notes = AnnotationController(QUndoStack())
        self.marking = Marking(self.notes, self.playback, self.settings)
        self.notes.begin()
        self.notes.show(four_turns())

    def only(self) -> Annotation:
        (annotation,) = self.notes.annotations
        return annotation


@pytest.fixture
def studio(qapp: object) -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.playback.close()


def test_the_turn_being_heard_is_marked_while_it_plays_on(studio: Studio) -> None:
    studio.playback.seek(12_000)
    studio.playback.play()
    studio.desk.let_pass(1)
    made = studio.marking.mark_turn()
    mark = studio.only()
    assert mark.id == made
    assert mark.anchor
    assert mark.anchor.quote == four_turns().turns[1].text
    assert mark.unfinished
    studio.desk.let_pass(1)
    assert studio.playback.state is PlayState.PLAYING
    assert studio.playback.position_ms > 13_500


def test_the_same_turn_is_marked_once(studio: Studio) -> None:
    studio.playback.seek(12_000)
    assert studio.marking.mark_turn() == studio.marking.mark_turn() == studio.only().id


def test_the_same_passage_takes_another_colour(studio: Studio) -> None:
    first = studio.marking.make((0, 0, 1, 5), Colour.BLUE)
    assert studio.marking.make((0, 0, 1, 5), Colour.GREEN) == first
    assert studio.only().colour is Colour.GREEN
    studio.marking.make((0, 0, 1, 6))
    assert len(studio.notes.annotations) == 2


def test_the_last_seconds_are_as_many_as_set(studio: Studio) -> None:
    studio.settings.mark_ms = 4_000
    studio.playback.seek(12_000)
    studio.marking.mark_last()
    anchor = studio.only().anchor
    assert anchor
    assert (anchor.start_turn, anchor.end_turn) == (0, 1)
    assert 6_000 < anchor.start_ms <= 8_000
    assert 12_000 <= anchor.end_ms < 14_000


def test_the_last_seconds_follow_the_timing(studio: Studio) -> None:
    later = IDENTITY.with_point(10_000, 40_000)
    studio.playback.retime(four_turns(), later)
    studio.playback.seek(45_000)
    studio.settings.mark_ms = 3_000
    studio.marking.mark_last()
    anchor = studio.only().anchor
    assert anchor
    assert (anchor.start_turn, anchor.end_turn) == (1, 1)


def test_in_a_gap_the_turn_to_come_is_marked_and_nothing_of_the_last_seconds(studio: Studio) -> None:
    studio.playback.seek(50_000)
    assert studio.marking.mark_last() == ""
    assert studio.marking.mark_turn()


def test_a_bookmark_stands_where_the_sound_is(studio: Studio) -> None:
    studio.playback.seek(41_250)
    studio.marking.bookmark()
    mark = studio.only()
    assert (mark.kind, mark.moment_ms, mark.unfinished) == (Kind.BOOKMARK, 41_250, True)


def test_nothing_is_marked_while_nothing_is_open(studio: Studio) -> None:
    studio.notes.leave()
    assert studio.marking.mark_turn() == studio.marking.mark_last() == studio.marking.bookmark() == ""
    assert studio.marking.make((0, 0, 0, 5)) == ""


def test_without_times_only_moments_can_be_marked(studio: Studio) -> None:
    untimed = transcript_of((0, 0), (0, 0), timed=False)
    studio.notes.show(untimed)
    studio.playback.set_transcript(untimed)
    assert not studio.marking.can_mark
    assert studio.marking.mark_turn() == ""
    assert studio.marking.bookmark()
