"""JSON against its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.annotated import NASTY, bundles, episode
from tests.json_schema import faults
from viewer.core.bundle import Bundle
from viewer.writers.lossless import JsonWriter

SCHEMA = Path(__file__).parents[2] / "resources/schemas/turnlight-annotations-1.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads(SCHEMA.read_text("utf-8"))


@given(bundles())
def test_it_keeps_to_its_schema(schema: dict[str, Any], bundle: Bundle) -> None:
    assert not list(faults(json.loads(JsonWriter().write(bundle)), schema))


def test_the_schema_sees_faults(schema: dict[str, Any]) -> None:
    data = json.loads(JsonWriter().write(episode()))
    assert not list(faults(data, schema))
    for key, value in (("version", 2), ("exported", "now"), ("tags", {}), ("annotations", [{}])):
        assert list(faults({**data, key: value}, schema)), key


@pytest.mark.parametrize("note", NASTY)
def test_every_letter_of_a_note_is_there(note: str) -> None:
    data = json.loads(JsonWriter().write(episode(note)))
    assert data["annotations"][0]["note"] == note


def test_times_are_there_in_both_clocks() -> None:
    data = json.loads(JsonWriter().write(episode()))
    second = data["annotations"][1]
    assert second["anchor"]["start_ms"] == 5_667
    assert second["audio"]["start_ms"] == 15_667
    assert second["speakers"] == ["Bo", "Ada"]
