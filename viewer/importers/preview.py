"""What an import would do: what is new, what is there already, what has no place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Place, Tag
from viewer.core.bundle import holds
from viewer.importers.anchors import agreed
from viewer.importers.base import Duplicate, Placer, Preview, Reading, Target

_SPOT = ("start_turn", "start", "end_turn", "end")


def nowhere(_anchor: Anchor) -> None:
    """The placer of those who have none: a passage whose offsets do not fit has no place."""


def preview(key: str, reading: Reading, target: Target, placer: Placer = nowhere) -> Preview:
    """Sort out what a file holds.

    Args:
        key: of the importer.
        reading: what it read.
        target: where it is to go.
        placer: finds passages again whose offsets do not fit.
    """
    known = _Known(target)
    new, unplaced, duplicates = list[Annotation](), list[Annotation](), list[Duplicate]()
    for found in reading.annotations:
        settled, placed = _settled(found, target, placer)
        twin = known.twin(settled)
        if twin is not None:
            duplicates.append(Duplicate(settled, twin, _says(twin) != _says(settled)))
            continue
        known.add(settled)
        (new if placed else unplaced).append(settled)
    tags = tuple(_new_tags(reading.tags, (*new, *unplaced), target))
    return Preview(key, tuple(new), tuple(duplicates), tuple(unplaced), tags, reading.all_warnings())


def _settled(found: Annotation, target: Target, placer: Placer) -> tuple[Annotation, bool]:
    """The annotation as it would be kept, and whether it has a place."""
    anchor = found.anchor
    if anchor is None:
        return found, True
    if anchor.text_hash == target.text_hash and holds(target.turns, anchor):
        return found, True
    if (same := agreed(target, anchor)) is not None and found.place is not Place.DETACHED:
        return replace(found, anchor=same), True
    answer = placer(anchor) if found.place is not Place.DETACHED else None
    if answer is None:
        return replace(found, place=Place.DETACHED), False
    return replace(found, anchor=answer[0], place=answer[1]), True


class _Known:
    """What is there: by id, and by what is said of which passage."""

    def __init__(self, target: Target) -> None:
        self._ids: dict[str, Annotation] = {}
        self._said: dict[object, Annotation] = {}
        for annotation in target.annotations:
            self.add(annotation)

    def add(self, annotation: Annotation) -> None:
        self._ids.setdefault(annotation.id, annotation)
        self._said.setdefault(_key(annotation), annotation)

    def twin(self, annotation: Annotation) -> Annotation | None:
        return self._ids.get(annotation.id) or self._said.get(_key(annotation))


def _key(annotation: Annotation) -> object:
    """The passage or moment, and the note."""
    anchor, note = annotation.anchor, annotation.note.strip()
    if anchor is None:
        return annotation.moment_ms, note
    if annotation.place is Place.DETACHED:
        return anchor.quote, anchor.prefix, anchor.suffix, note
    return (*(getattr(anchor, name) for name in _SPOT), note)


def _says(annotation: Annotation) -> object:
    return _key(annotation), annotation.colour, annotation.tags, annotation.unfinished


def _new_tags(described: Iterable[Tag], annotations: Iterable[Annotation], target: Target) -> Iterable[Tag]:
    """Tags the library does not know: those the file describes, and those that only are used."""
    known = {tag.name for tag in target.tags}
    found = {tag.name: tag for tag in reversed(list(described))}
    for name in (*found, *(tag for annotation in annotations for tag in annotation.tags)):
        if name not in known:
            known.add(name)
            yield found.get(name, Tag(name))
