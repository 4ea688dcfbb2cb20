"""Annotations: ids, and their order in time."""

from __future__ import annotations

from tests.transcripts import transcript
from viewer.core.anchor import describe, text_hash
from viewer.core.annotations import Annotation, Kind, Place, new_id

TURNS = transcript("one two three", "four five six").turns


def passage(name: str, turn: int, start: int, created_at: int = 0) -> Annotation:
    anchor = describe(TURNS, turn, start, turn, start + 3, text_hash(TURNS))
    return Annotation(name, Kind.PASSAGE, anchor, created_at=created_at)


def bookmark(name: str, ms: int) -> Annotation:
    return Annotation(name, Kind.BOOKMARK, moment_ms=ms)


def test_ids_are_hexadecimal_and_differ() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in ids)


def test_what_is_new_is_sure_and_finished() -> None:
    made = passage("a", 0, 0)
    assert made.place is Place.SURE
    assert not made.unfinished
