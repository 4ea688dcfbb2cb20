"""How annotations are sorted and grouped, and where in the episode they lie."""

from __future__ import annotations

from dataclasses import replace

from tests.transcripts import transcript
from viewer.core.anchor import describe
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.notes_order import NotesPlace, Order, Row, heading_of, rows_of
from viewer.core.timeline import SyncPoint, Timeline
from viewer.core.transcript import Transcript

TRANSCRIPT = transcript("Where is the harbour?", "Behind the bridge.", "Thank you.")
PLACE = NotesPlace(TRANSCRIPT)


def passage(turn: int, **more: object) -> Annotation:
    anchor = describe(TRANSCRIPT.turns, turn, 0, turn, 5, "hash")
    return replace(Annotation(f"{turn:032x}", Kind.PASSAGE, anchor), **more)  # type: ignore[arg-type]


def bookmark(ms: int) -> Annotation:
    return Annotation(f"b{ms:031x}", Kind.BOOKMARK, moment_ms=ms)


def test_places_are_found() -> None:
    assert PLACE.ms(passage(1)) == 5_000
    assert PLACE.ms(bookmark(7_000)) == 7_000
    assert [PLACE.turn(each) for each in (passage(2), bookmark(7_000), bookmark(0))] == [2, 1, 0]
    assert [PLACE.speaker(each) for each in (passage(1), bookmark(11_000))] == [1, 0]
    assert PLACE.name(1) == "Bo"
    assert PLACE.name(None) == PLACE.name(99) == ""


def test_what_lies_outside_the_text_has_no_turn() -> None:
    shorter = NotesPlace(replace(TRANSCRIPT, turns=TRANSCRIPT.turns[:1]))
    assert shorter.turn(passage(2)) is None
    assert shorter.speaker(passage(2)) is None
    assert NotesPlace().turn(bookmark(0)) is None
    untimed = NotesPlace(transcript("Words", timed=False))
    assert untimed.turn(bookmark(0)) is None


def test_places_follow_the_timing() -> None:
    later = NotesPlace(TRANSCRIPT, Timeline((SyncPoint(0, 60_000),)))
    assert later.ms(passage(1)) == 65_000
    assert later.turn(bookmark(66_000)) == 1
    assert later.ms(bookmark(66_000)) == 66_000


def listed(annotations: list[Annotation], order: Order, place: NotesPlace = PLACE) -> list[Row]:
    return sorted(row for each in annotations for row in rows_of(each, place, order))


def test_time_is_the_order_inside_each_group() -> None:
    all_ = [passage(2, colour=Colour.BLUE), bookmark(7_000), passage(0, colour=Colour.BLUE), passage(1)]
    assert [row.ms for row in listed(all_, Order.TIME)] == [0, 5_000, 7_000, 10_000]
    by_colour = listed(all_, Order.COLOUR)
    assert [(row.group, row.ms) for row in by_colour] == [
        *(("yellow", 5_000), ("yellow", 7_000), ("blue", 0), ("blue", 10_000)),
    ]
    by_speaker = listed(all_, Order.SPEAKER)
    assert [(row.group, row.ms) for row in by_speaker] == [
        ("0", 0),
        ("0", 10_000),
        ("1", 5_000),
        ("1", 7_000),
    ]


def test_an_annotation_stands_under_each_of_its_tags_and_those_without_come_last() -> None:
    all_ = [passage(0, tags=("Sound", "budget")), passage(1), passage(2, tags=("sound/wind",))]
    rows = listed(all_, Order.TAG)
    assert [(row.group, row.ms) for row in rows] == [
        *(("budget", 0), ("Sound", 0), ("sound/wind", 10_000), ("", 5_000)),
    ]


def test_a_heading_sorts_before_what_it_heads_and_behind_the_group_before() -> None:
    all_ = [passage(0, tags=("a",)), passage(1, tags=("b",)), passage(2, tags=("a",))]
    rows = listed(all_, Order.TAG)
    whole = sorted({*rows, *map(heading_of, rows)})
    assert [row.heading for row in whole] == [True, False, False, True, False]


def test_nobody_speaks_last() -> None:
    silent = Transcript(
        "test", "", "", "", (replace(TRANSCRIPT.turns[0], speaker=None), *TRANSCRIPT.turns[1:]), ()
    )
    rows = listed([passage(0), passage(1)], Order.SPEAKER, NotesPlace(silent))
    assert [row.group for row in rows] == ["1", ""]


def test_other_times_make_no_other_text() -> None:
    later = NotesPlace(replace(TRANSCRIPT, last_stamp_ms=99), Timeline((SyncPoint(0, 60_000),)))
    assert later.is_of(PLACE)
    assert not NotesPlace().is_of(PLACE)
    assert not NotesPlace(replace(TRANSCRIPT, turns=TRANSCRIPT.turns[:1])).is_of(PLACE)
