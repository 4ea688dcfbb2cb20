"""What is exported comes back: all of it in JSON, what the format can hold in the others."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.annotated import NASTY, bundles, episode
from viewer.core.annotations import Annotation, Kind, Place
from viewer.core.bundle import Bundle
from viewer.core.flat import xml_text
from viewer.importers.base import Importer, Preview, Target
from viewer.importers.lossless import JsonImporter
from viewer.importers.preview import preview
from viewer.importers.refi import RefiImporter
from viewer.importers.table import TableImporter
from viewer.importers.web_annotation import WebAnnotationImporter
from viewer.writers.registry import by_key

IMPORTERS: list[Importer] = [JsonImporter(), WebAnnotationImporter(), TableImporter(), RefiImporter()]
SLOW = [HealthCheck.too_slow]


def back(importer: Importer, bundle: Bundle, *known: Annotation) -> Preview:
    """The preview of what was written, for the episode with the annotations `known`."""
    data = by_key(importer.key).write(bundle)
    target = Target(bundle.transcript, bundle.timeline, known)
    return preview(importer.key, importer.read(io.BytesIO(data), target), target)


def told(annotation: Annotation, *parts: str) -> object:
    return tuple(getattr(annotation, part) for part in parts)


@settings(suppress_health_check=SLOW)
@given(bundles())
def test_json_loses_nothing(bundle: Bundle) -> None:
    if any(name != name.strip() for annotation in bundle.annotations for name in annotation.tags):
        return
    found = back(JsonImporter(), bundle)
    assert len(found.new) + len(found.duplicates) == len(bundle.annotations)
    originals = {annotation.id: annotation for annotation in bundle.annotations}
    assert all(annotation == originals[annotation.id] for annotation in found.new)


@pytest.mark.parametrize("note", NASTY)
def test_json_loses_nothing_of_nasty_notes(note: str) -> None:
    bundle = episode(note, note.strip() or "x")
    found = back(JsonImporter(), bundle)
    kept = {annotation.id: annotation for annotation in (*found.new, *found.unplaced)}
    assert kept == {annotation.id: annotation for annotation in bundle.annotations}
    assert {tag.name for tag in bundle.tags} <= {tag.name for tag in found.tags}
    assert set(bundle.tags) <= set(found.tags)
    assert [annotation.place for annotation in found.unplaced] == [Place.DETACHED]


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.key)
@pytest.mark.parametrize("note", NASTY)
def test_passage_note_tags_and_colour_come_back(importer: Importer, note: str) -> None:
    tag = xml_text(note.strip()).strip() or "x"
    bundle = episode(note, tag)
    if importer.key in ("csv", "qdpx"):  # neither has room for every character
        bundle = clean(bundle)
    found = {annotation.id: annotation for annotation in back(importer, bundle).new}
    for original in filter(bundle.placed, bundle.annotations):
        kept = found[original.id]
        parts = ("anchor", "note", "colour", "place")
        assert told(kept, *parts) == told(original, *parts)
        if importer.key != "qdpx" or not set(tag) & set("/\n\t\r"):
            assert kept.tags == original.tags
        assert abs(kept.created_at - original.created_at) < 1000


def clean(bundle: Bundle) -> Bundle:
    return replace(bundle, annotations=tuple(replace(a, note=xml_text(a.note)) for a in bundle.annotations))


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.key)
def test_bookmarks_come_back(importer: Importer) -> None:
    found = next(each for each in back(importer, episode()).new if each.kind is Kind.BOOKMARK)
    assert told(found, "moment_ms", "note") == (12_500, "A note.")
    if importer.key != "qdpx":
        assert told(found, "colour", "tags") == ("orange", ("b",))


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.key)
@settings(max_examples=40, suppress_health_check=SLOW)
@given(bundle=bundles())
def test_any_passage_comes_back(importer: Importer, bundle: Bundle) -> None:
    found = back(importer, bundle)
    kept = {annotation.id: annotation.anchor for annotation in found.new}
    for original in bundle.annotations:
        words = original.anchor.quote if original.anchor else ""
        plain = (
            words.encode("utf-8", "replace").decode() == words and "\r" not in words and "\x00" not in words
        )
        if original.id in kept and words.strip("\n") and plain:
            anchor = kept[original.id]
            assert anchor is not None
            assert anchor.quote.strip("\n") == words.strip("\n")


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.key)
def test_a_second_import_adds_nothing(importer: Importer) -> None:
    bundle = episode()
    once = back(importer, bundle)
    again = back(importer, bundle, *once.new, *once.unplaced)
    assert (again.new, again.unplaced) == ((), ())
    assert len(again.duplicates) == len(once.new) + len(once.unplaced)
    assert not any(duplicate.differs for duplicate in again.duplicates)


@pytest.mark.parametrize("importer", IMPORTERS[1:], ids=lambda importer: importer.key)
def test_equal_passage_and_note_are_a_duplicate_whatever_the_id(importer: Importer) -> None:
    bundle = episode()
    numbered = enumerate(bundle.annotations, 900)
    others = [replace(annotation, id=f"{number:032x}") for number, annotation in numbered]
    found = back(importer, bundle, *others)
    assert found.new == ()


def test_a_changed_note_is_told() -> None:
    bundle = episode()
    changed = [replace(annotation, note="other") for annotation in bundle.annotations]
    found = back(JsonImporter(), bundle, *changed)
    assert [duplicate.differs for duplicate in found.duplicates] == [True] * len(changed)


def test_a_tag_that_is_called_like_our_group_of_colours_comes_back() -> None:
    bundle = episode(tag="Highlighters")
    found = {annotation.id: annotation for annotation in back(RefiImporter(), bundle).new}
    first = bundle.annotations[0]
    assert (found[first.id].tags, found[first.id].colour) == (("Highlighters", "b"), first.colour)
