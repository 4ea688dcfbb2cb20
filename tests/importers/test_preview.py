"""Placing: by offsets in the same text, else by whoever can find passages again."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.annotated import TEXTS, anchored, episode, passage
from tests.transcripts import transcript
from viewer.controllers.import_work import look
from viewer.core.anchor import Anchor, describe
from viewer.core.annotations import Colour, Place
from viewer.core.bundle import Bundle
from viewer.core.steps import unwatched
from viewer.core.transcript import Turn
from viewer.importers.base import Target
from viewer.importers.lossless import JsonImporter
from viewer.importers.open import preview_file
from viewer.importers.preview import nowhere, preview
from viewer.writers.registry import by_key

CHANGED = transcript("A new first turn.", *TEXTS)


def written(tmp_path: Path, key: str, bundle: Bundle) -> Path:
    path = tmp_path / f"out{by_key(key).suffix}"
    path.write_bytes(by_key(key).write(bundle))
    return path


@pytest.mark.parametrize("key", ["json", "jsonld", "csv", "qdpx"])
def test_another_text_asks_the_placer(tmp_path: Path, key: str) -> None:
    bundle, asked = episode(), list[Anchor]()

    def placer(anchors: Sequence[Anchor], turns: Sequence[Turn] | None) -> list[tuple[Anchor, Place]]:
        asked.extend(anchors)
        assert (turns is not None) == (key == "json")
        again = describe(CHANGED.turns, 1, 3, 1, 15, target.text_hash)
        first = "bi flyger ut"
        return [(again, Place.DOUBTFUL) if one.quote == first else (one, Place.DETACHED) for one in anchors]

    target = Target(CHANGED, bundle.timeline)
    found = preview_file(written(tmp_path, key, bundle), target, placer)
    doubtful = [annotation for annotation in found.new if annotation.anchor]
    assert [(one.place, one.note) for one in doubtful] == [(Place.DOUBTFUL, "A note.")]
    assert {annotation.place for annotation in found.unplaced} == {Place.DETACHED}
    quotes = {anchor.quote for anchor in asked}
    assert {"bi flyger ut", "flyger ut, och "} <= quotes
    first = next(anchor for anchor in asked if anchor.quote == "bi flyger ut")
    assert first.prefix.endswith("En ")
    assert first.suffix.startswith(", och 😀")
    assert all(anchor.text_hash != target.text_hash for anchor in asked)


def test_a_text_that_changed_elsewhere_only_needs_no_placer(tmp_path: Path) -> None:
    bundle = episode()
    longer = transcript(*TEXTS[:3], TEXTS[3] + " And more.")
    found = preview_file(written(tmp_path, "json", bundle), Target(longer, bundle.timeline))
    kept = {annotation.id[-1]: annotation for annotation in found.new}
    assert set("123") <= set(kept)
    assert kept["1"].place is Place.SURE
    assert kept["1"].anchor is not None
    assert kept["1"].anchor.text_hash == Target(longer).text_hash


def test_the_hint_is_near_in_time(tmp_path: Path) -> None:
    asked: list[Anchor] = []
    bundle = episode()
    data = by_key("csv").write(bundle).decode().replace('"1 5 2 7"', '""')
    path = tmp_path / "x.csv"
    path.write_text(data, newline="")

    def placer(anchors: Sequence[Anchor], turns: Sequence[Turn] | None) -> list[tuple[Anchor, Place]]:
        asked.extend(anchors)
        return nowhere(anchors, turns)

    preview_file(path, Target(CHANGED, bundle.timeline), placer)
    second = next(anchor for anchor in asked if anchor.quote.startswith("did you"))
    assert second.start_turn == 1
    assert second.start_ms == 5_667


def test_tags_that_are_new(tmp_path: Path) -> None:
    bundle = episode()
    target = Target(bundle.transcript, tags=bundle.tags[1:2])
    found = preview_file(written(tmp_path, "csv", bundle), target)
    assert {tag.name for tag in found.tags} == {"bees/flight"}


def test_two_of_the_same_in_one_file() -> None:
    bundle = episode()
    data = by_key("json").write(bundle)
    target = Target(bundle.transcript)
    reading = JsonImporter().read(io.BytesIO(data), target)
    reading.annotations *= 2
    found = preview("json", reading, target)
    assert len(found.new) == 4
    assert len(found.duplicates) == 5


@pytest.mark.parametrize("key", ["json", "jsonld", "csv", "qdpx"])
def test_two_marks_of_one_passage_are_two(tmp_path: Path, key: str) -> None:
    text = transcript(*TEXTS)
    anchor = anchored(text, 0, 3, 0, 15)
    marks = (
        passage(1, anchor, colour=Colour.BLUE, tags=("who",)),
        passage(2, anchor, colour=Colour.GREEN, tags=("what",)),
        passage(3, anchor, colour=Colour.GREEN, tags=("what",)),
    )
    found = preview_file(written(tmp_path, key, Bundle("T", text, marks)), Target(text))
    assert [(each.id[-1], each.colour, each.tags) for each in found.new] == [
        ("1", Colour.BLUE, ("who",)),
        ("2", Colour.GREEN, ("what",)),
    ]
    assert [(each.found.id[-1], each.differs) for each in found.duplicates] == [("3", False)]
    again = preview_file(tmp_path / f"out{by_key(key).suffix}", Target(text, annotations=found.new))
    assert (again.new, [each.differs for each in again.duplicates]) == ((), [False] * 3)


@pytest.mark.parametrize("form", ["jsonld", "qdpx"])
def test_without_time_and_place_a_teaser_is_not_taken_for_the_passage(tmp_path: Path, form: str) -> None:
    teaser = "Nobody thought that the harbour would fill with people who look at boats all day long."
    between = (f"Turn {number} is about something else, the matter {7 * number}." for number in range(30))
    texts = ("Welcome.", teaser, *between, teaser, "Thank you for today.")
    old, new = transcript(*texts, timed=False), transcript("Oh, welcome.", *texts[1:], timed=False)
    anchor = anchored(old, 32, 40, 32, 60)
    if form == "qdpx":
        path = written(tmp_path, form, Bundle("T", old, (passage(1, anchor),)))
    else:
        quote = {"type": "TextQuoteSelector", "exact": anchor.quote}
        quote |= {"prefix": anchor.prefix, "suffix": anchor.suffix}
        path = tmp_path / "of others.jsonld"
        path.write_text(json.dumps({"type": "Annotation", "target": {"selector": quote}}))
    [found] = look(path, Target(new), unwatched).new
    assert found.place is Place.DOUBTFUL
