"""Turnlight's own JSON; see ``resources/schemas``."""

from __future__ import annotations

from typing import Any, BinaryIO

from viewer.core.anchor import Anchor, text_hash
from viewer.core.annotations import Annotation, Colour, Kind, Place, Tag
from viewer.core.exchange import JSON_FORMAT, JSON_VERSION
from viewer.core.transcript import Timing, Turn
from viewer.errors import message
from viewer.importers.base import Reading, Target
from viewer.importers.fields import colour, identity, items, moment, names, record, text, whole
from viewer.importers.guard import damaged, not_too_many, read_all, read_json

_PLACES = ("start_turn", "start", "end_turn", "end")


class JsonImporter:
    """Reads what `viewer.writers.lossless` writes."""

    key = "json"

    def read(self, file: BinaryIO, target: Target) -> Reading:
        """See `Importer.read`."""
        return read_data(read_json(read_all(file)), target)


def read_data(data: dict[str, Any], target: Target) -> Reading:  # noqa: ARG001 - anchors say where they belong
    """What is in the file's object.

    Raises:
        WorldError: it is another format, or a later version.
    """
    if data.get("format") != JSON_FORMAT:
        raise damaged(message("It is JSON, but not of annotations."))
    version = whole(data.get("version"))
    if version is None or version > JSON_VERSION:
        raise damaged(message("It was written by a newer version of Turnlight. Update Turnlight."))
    reading = Reading()
    for number, value in enumerate(not_too_many(items(data.get("annotations"))), 1):
        annotation = _annotation(record(value))
        if annotation is None:
            reading.warn(message("Annotation {number} is damaged and was left out.", number=number))
        else:
            reading.add(annotation)
    for value in map(record, items(data.get("tags"))):
        for name in names([value.get("name")]):
            reading.tags.append(Tag(name, colour(value.get("colour")), text(value.get("memo"))))
    reading.turns = _turns(record(data.get("transcript")))
    return reading


def _turns(value: dict[str, Any]) -> tuple[Turn, ...] | None:
    """The transcript in the file; None where it is not what its hash says."""
    turns = []
    for turn in map(record, items(value.get("turns"))):
        start, end = whole(turn.get("start_ms")), whole(turn.get("end_ms"))
        timing = text(turn.get("timing"))
        if start is None or end is None or timing not in set(Timing):
            return None
        stamp, speaker = whole(turn.get("stamp_ms")), whole(turn.get("speaker"))
        turns.append(Turn(start, end, stamp, speaker, text(turn.get("text")), Timing(timing)))
    return tuple(turns) if turns and text_hash(turns) == value.get("text_hash") else None


def _annotation(value: dict[str, Any]) -> Annotation | None:
    anchor, at = _anchor(record(value.get("anchor"))), whole(value.get("moment_ms"))
    bookmark = value.get("kind") == Kind.BOOKMARK
    if (bookmark and at is None) or (not bookmark and anchor is None):
        return None
    place = text(value.get("place"))
    return Annotation(
        id=identity(value.get("id"), repr((anchor, at, value.get("note")))),
        kind=Kind.BOOKMARK if bookmark else Kind.PASSAGE,
        anchor=None if bookmark else anchor,
        moment_ms=moment(at) if bookmark else None,
        colour=colour(value.get("colour")) or Colour.YELLOW,
        note=text(value.get("note")),
        tags=names(items(value.get("tags"))),
        unfinished=value.get("unfinished") is True,
        place=Place(place) if place in set(Place) else Place.SURE,
        created_at=moment(value.get("created_at")),
        changed_at=moment(value.get("changed_at")),
    )


def _anchor(value: dict[str, Any]) -> Anchor | None:
    spot = [whole(value.get(key)) for key in _PLACES]
    times = [whole(value.get(key)) for key in ("start_ms", "end_ms")]
    numbers = [number for number in (*spot, *times) if number is not None]
    if len(numbers) < len(_PLACES) + 2 or min(numbers[: len(_PLACES)]) < 0 or "quote" not in value:
        return None
    words = [text(value.get(key)) for key in ("quote", "prefix", "suffix")]
    start_turn, start, end_turn, end, start_ms, end_ms = numbers
    hashed = text(value.get("text_hash"))
    return Anchor(start_turn, start, end_turn, end, words[0], words[1], words[2], start_ms, end_ms, hashed)
