"""W3C Web Annotations as JSON-LD (https://www.w3.org/TR/annotation-model): ours, and those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.exchange import text_name
from viewer.core.moments import parse_iso
from viewer.core.shades import MARK
from viewer.core.timecode import parse
from viewer.errors import message
from viewer.importers.anchors import Clues, anchor_of
from viewer.importers.base import Reading, Target
from viewer.importers.fields import colour, identity, items, names, record, text, whole
from viewer.importers.guard import damaged, not_too_many, read_all, read_json

_TIMES = re.compile(r"(?:^|[#&])t=(?:npt:)?([\d:.]*)(?:,([\d:.]+))?")
_SHADE = re.compile("#[0-9a-fA-F]{6}")
_NO_NOTE = {"tagging", "classifying", "identifying"}


class WebAnnotationImporter:
    """Reads an annotation, a page, a collection with its first page, or a list of annotations."""

    key = "jsonld"

    def read(self, file: BinaryIO, target: Target) -> Reading:
        """See `Importer.read`."""
        return read_data(read_json(read_all(file)), target)


def read_data(data: dict[str, Any], target: Target) -> Reading:
    """What is in the file's object.

    Raises:
        WorldError: there are no annotations in it.
    """
    reading, name = Reading(), text_name(target.words.text)
    for number, value in enumerate(_annotations(data), 1):
        annotation = _annotation(value, target, name)
        if annotation is None:
            reading.warn(message("Annotation {number} names no words and no moment here.", number=number))
        else:
            reading.add(annotation)
    ours = {"AnnotationCollection", "AnnotationPage"} & set(names(items(data.get("type"))))
    if not (reading.annotations or reading.warnings or ours):
        raise damaged(message("It holds no annotations."))
    return reading


def looks_right(data: dict[str, Any]) -> bool:
    """Whether an object looks like JSON-LD."""
    return bool({"@context", "items", "@graph"} & data.keys()) or _is_annotation(data)


def _is_annotation(value: dict[str, Any]) -> bool:
    return "Annotation" in items(value.get("type"))


def _annotations(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if _is_annotation(data):
        yield data
        return
    page = record(data.get("first")) or data
    for key in ("items", "@graph", "rows"):
        yield from (record(value) for value in not_too_many(items(page.get(key))))


def _annotation(value: dict[str, Any], target: Target, name: str) -> Annotation | None:
    clues = _clues(value, target, name)
    bookmark = not clues.quote and clues.spot is None
    if bookmark and clues.start_ms is None:
        return None
    note, tags = _bodies(value)
    return Annotation(
        id=identity(value.get("id"), repr((clues, note))),
        kind=Kind.BOOKMARK if bookmark else Kind.PASSAGE,
        anchor=None if bookmark else anchor_of(target, clues),
        moment_ms=clues.start_ms if bookmark else None,
        colour=_colour(value),
        note=note,
        tags=tags,
        created_at=parse_iso(text(value.get("created"))),
        changed_at=parse_iso(text(value.get("modified") or value.get("created"))),
    )


def _bodies(value: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The note and the tags."""
    notes, tags = list[str](), list[str]()
    for body in items(value.get("body")):
        words = body if isinstance(body, str) else text(record(body).get("value"))
        purposes = set() if isinstance(body, str) else set(names(items(record(body).get("purpose"))))
        (tags if purposes & _NO_NOTE else notes).append(words)
    notes += [text(value.get("bodyValue"))]
    return "\n\n".join(dict.fromkeys(note for note in notes if note)), names(tags)


def _colour(value: dict[str, Any]) -> Colour:
    for target in map(record, items(value.get("target"))):
        for name in items(target.get("styleClass")):
            if found := colour(name):
                return found
    shade = _SHADE.search(text(record(value.get("stylesheet")).get("value")))
    known = {shade: colour for colour, shade in MARK.items()}
    return known.get(shade[0].lower(), Colour.YELLOW) if shade else Colour.YELLOW


def _clues(value: dict[str, Any], target: Target, name: str) -> Clues:
    quote: dict[str, Any] = {}
    spot, same, times = None, False, _times(text(value.get("target")))
    for one in map(record, items(value.get("target"))):
        times = times or _times(text(one.get("source")))
        for selector in _selectors(one.get("selector")):
            kinds = items(selector.get("type"))
            if "TextQuoteSelector" in kinds:
                quote = selector
            elif "TextPositionSelector" in kinds:
                spot, same = _spot(selector, target), _source(one) == name
            elif "FragmentSelector" in kinds:
                times = times or _times(text(selector.get("value")))
    start, end = times or (None, None)
    words, before, behind = (text(quote.get(key)) for key in ("exact", "prefix", "suffix"))
    return Clues(words, before, behind, spot, start, end, same)


def _selectors(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Selectors, and those that refine them."""
    for selector in map(record, items(value)):
        yield selector
        if depth < 4:
            yield from _selectors(selector.get("refinedBy"), depth + 1)


def _source(target: dict[str, Any]) -> str:
    source = target.get("source")
    return text(source) or text(record(source).get("id"))


def _spot(selector: dict[str, Any], target: Target) -> tuple[int, int, int, int] | None:
    start, end = whole(selector.get("start")), whole(selector.get("end"))
    return None if start is None or end is None else target.words.passage(start, end)


def _times(fragment: str) -> tuple[int | None, int | None] | None:
    found = _TIMES.search(fragment)
    if found is None:
        return None
    return parse(found[1] or "0"), parse(found[2]) if found[2] else None
