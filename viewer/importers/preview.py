"""What an import would do: what is new, what is there already, what has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Place, Tag
from viewer.core.bundle import holds
from viewer.core.transcript import Turn
from viewer.importers.anchors import agreed
from viewer.importers.base import Duplicate, Placer, Preview, Reading, Target

_SPOT = ("start_turn", "start", "end_turn", "end")


def nowhere(anchors: Sequence[Anchor], _turns: Sequence[Turn] | None) -> list[tuple[Anchor, Place]]:
    """The placer of those who have none: passages whose offsets do not fit have no place."""
    return [(anchor, Place.DETACHED) for anchor in anchors]


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
    for found in _settled(reading, target, placer):
        twin = known.twin(found)
        if twin is not None:
            duplicates.append(Duplicate(found, twin, known.says(twin) != known.says(found)))
            continue
        known.take(found)
        (unplaced if found.place is Place.DETACHED else new).append(found)
    tags = tuple(_new_tags(reading.tags, (*new, *unplaced), target))
    return Preview(key, tuple(new), tuple(duplicates), tuple(unplaced), tags, reading.all_warnings())


def _settled(reading: Reading, target: Target, placer: Placer) -> Iterator[Annotation]:
    """The annotations as they would be kept: those that fit at once, the others as the placer says."""
    fitting = [_fitting(found, target) for found in reading.annotations]
    open_ = [found for found, fits in zip(reading.annotations, fitting, strict=True) if fits is None]
    anchors = [found.anchor for found in open_ if found.anchor is not None]
    answers = iter(placer(anchors, reading.turns) if anchors else ())
    for found, fits in zip(reading.annotations, fitting, strict=True):
        if fits is not None:
            yield fits
        else:
            anchor, place = next(answers)
            yield replace(found, anchor=anchor, place=place)


def _fitting(found: Annotation, target: Target) -> Annotation | None:
    """The annotation where its offsets fit, or the reader has said that it has no place; else None."""
    anchor = found.anchor
    if anchor is None or found.place is Place.DETACHED:
        return found
    if anchor.text_hash == target.text_hash and holds(target.turns, anchor):
        return found
    same = agreed(target, anchor)
    return None if same is None else replace(found, anchor=same)


class _Known:
    """What is there: by id, and by what is said of which passage.

    What came before in the same file is the same only where it says the same: a reader may have marked a
    passage twice, in two colours, say.
    """

    def __init__(self, target: Target) -> None:
        self._hash = target.text_hash
        self._ids: dict[str, Annotation] = {}
        self._same: dict[object, Annotation] = {}
        self._said: dict[object, Annotation] = {}
        for annotation in target.annotations:
            self.take(annotation)
            self._said.setdefault(self._key(annotation), annotation)

    def take(self, annotation: Annotation) -> None:
        """Know one that comes in."""
        self._ids.setdefault(annotation.id, annotation)
        self._same.setdefault(self.says(annotation), annotation)

    def twin(self, annotation: Annotation) -> Annotation | None:
        known = self._ids.get(annotation.id) or self._same.get(self.says(annotation))
        return known or self._said.get(self._key(annotation))

    def says(self, annotation: Annotation) -> object:
        return self._key(annotation), annotation.colour, annotation.tags, annotation.unfinished

    def _key(self, annotation: Annotation) -> object:
        """The passage or moment, and the note."""
        anchor, note = annotation.anchor, annotation.note.strip()
        if anchor is None:
            return annotation.moment_ms, note
        if anchor.text_hash != self._hash or annotation.place is Place.DETACHED:
            return anchor.quote, anchor.prefix, anchor.suffix, note
        return (*(getattr(anchor, name) for name in _SPOT), note)


def _new_tags(described: Iterable[Tag], annotations: Iterable[Annotation], target: Target) -> Iterable[Tag]:
    """Tags the library does not know: those the file describes, and those that only are used."""
    known = {tag.name for tag in target.tags}
    found = {tag.name: tag for tag in reversed(list(described))}
    for name in (*found, *(tag for annotation in annotations for tag in annotation.tags)):
        if name not in known:
            known.add(name)
            yield found.get(name, Tag(name))
