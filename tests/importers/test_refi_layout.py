"""Headings are no part of a passage or of what stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.annotated import bundles
from viewer.core.bundle import Bundle
from viewer.core.flat import labelled
from viewer.importers.refi_layout import clues_at

TEXT = "Ada [0:00:00]\nOne two.\n\nBo [0:00:05]\nThree [sic] four.\n\n[1:02:03]\nFive."


def test_words_and_surroundings() -> None:
    three = TEXT.index("Three")
    clues = clues_at(TEXT, three, three + 5)
    assert (clues.quote, clues.prefix, clues.suffix) == ("Three", "One two.\n", " [sic] four.\nFive.")
    assert clues.start_ms == 5_000
    assert clues_at(TEXT, 14, 17).prefix == ""
    assert clues_at(TEXT, 18, len(TEXT)).quote == "two.\nThree [sic] four.\nFive."
    assert clues_at(TEXT, len(TEXT) - 5, len(TEXT)).start_ms == 3_723_000


@given(bundles())
def test_ours_is_told_as_it_was_described(bundle: Bundle) -> None:
    flat = labelled(bundle.transcript)
    for annotation in bundle.annotations:
        anchor = annotation.anchor
        if anchor is None or not all(turn.text.isalnum() for turn in bundle.transcript.turns):
            continue
        start = flat.position(anchor.start_turn, anchor.start)
        clues = clues_at(flat.text, start, flat.position(anchor.end_turn, anchor.end))
        assert (clues.quote, clues.suffix) == (anchor.quote, anchor.suffix)
        assert clues.prefix == anchor.prefix


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_text(text: str, start: int, length: int) -> None:
    clues_at(text, start, start + length)
