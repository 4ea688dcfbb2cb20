"""Web Annotations: the structure the recommendation asks for."""

from __future__ import annotations

import json
from typing import Any

from tests.annotated import TEXTS, episode
from viewer.core.anchor import BREAK
from viewer.writers.web_annotation import WebAnnotationWriter


def items() -> list[dict[str, Any]]:
    data = json.loads(WebAnnotationWriter().write(episode()))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (data["type"], data["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert data["total"] == len(data["first"]["items"]) == 5
    return data["first"]["items"]


def selectors(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["type"]: one for target in item["target"] for one in target["selector"]}


def test_each_has_what_the_model_requires() -> None:
    for item in items():
        assert item["id"].startswith("urn:uuid:")
        assert item["type"] == "Annotation"
        assert item["target"]
        assert item["created"].endswith("Z")


def test_positions_and_quotes_point_to_the_same_words() -> None:
    text = BREAK.join(TEXTS)
    for item in items():
        found = selectors(item)
        if "TextPositionSelector" in found:
            start, end = found["TextPositionSelector"]["start"], found["TextPositionSelector"]["end"]
            quote = found["TextQuoteSelector"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_bodies_times_and_colours() -> None:
    first = items()[0]
    assert [(body["purpose"], body["value"]) for body in first["body"]] == [
        ("commenting", "A note."),
        ("tagging", "bees/flight"),
        ("tagging", "b"),
    ]
    assert first["motivation"] == ["highlighting", "commenting", "tagging"]
    assert first["target"][1]["source"] == {"id": "my%20bees.mp3", "type": "Sound"}
    assert selectors(first)["FragmentSelector"]["value"] == "t=0.417,12.5"
    assert first["target"][0]["styleClass"] == "green"
    assert first["stylesheet"]["value"].startswith(".green { background-color: #")


def test_a_bookmark_is_a_moment_and_lost_words_have_no_position() -> None:
    bookmark = next(item for item in items() if item["motivation"][0] == "bookmarking")
    assert selectors(bookmark) == {
        "FragmentSelector": {
            "type": "FragmentSelector",
            "conformsTo": "http://www.w3.org/TR/media-frags/",
            "value": "t=12.5",
        }
    }
    lost = next(item for item in items() if item["body"] and item["body"][0]["value"] == "lost")
    assert "TextPositionSelector" not in selectors(lost)
