"""Soundbites, as a feed reader sees them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from tests.annotated import anchored, bundles, episode, passage
from tests.transcripts import transcript
from viewer.core.bundle import Bundle
from viewer.core.timeline import Timeline
from viewer.errors import WorldError
from viewer.writers.soundbites import NAMESPACE, SoundbiteWriter


def bites(bundle: Bundle) -> list[ET.Element]:
    root = ET.fromstring(SoundbiteWriter().write(bundle))
    assert root.tag == "rss"
    return root.findall(f"channel/item/{{{NAMESPACE}}}soundbite")


def test_start_length_and_title() -> None:
    text = transcript("One two.", "Three four.")
    annotations = (
        passage(1, anchored(text, 0, 0, 0, 8), note="First\nand more"),
        passage(2, anchored(text, 1, 0, 1, 11)),
    )
    late = Bundle("T", text, annotations, timeline=Timeline((), ((5_000, 65_000),)))
    found = [(bite.get("startTime"), bite.get("duration"), bite.text) for bite in bites(late)]
    assert found == [("0", "5", "First"), ("65", "5", "Three four.")]


@given(bundles())
def test_any_words(bundle: Bundle) -> None:
    try:
        found = bites(bundle)
    except WorldError:
        return
    assert all(len(bite.text or "") <= 128 for bite in found)
    assert all(float(bite.get("duration", "")) > 0 for bite in found)


def test_nothing_to_make_them_of() -> None:
    with pytest.raises(WorldError, match="nothing to make soundbites of"):
        SoundbiteWriter().write(Bundle("", transcript("a")))
    assert len(bites(episode())) == 3
