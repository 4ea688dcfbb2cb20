"""Transcripts as one text: every place goes there and back."""

from __future__ import annotations

from hypothesis import given

from tests.annotated import bundles
from tests.transcripts import transcript
from viewer.core.bundle import Bundle
from viewer.core.flat import FlatText, labelled, source_text, words, xml_text


@given(bundles())
def test_passages_go_there_and_back(bundle: Bundle) -> None:
    turns = bundle.transcript.turns
    for flat in (words(turns), labelled(bundle.transcript)):
        for annotation in bundle.annotations:
            anchor = annotation.anchor
            assert anchor is not None
            start, end = (
                flat.position(anchor.start_turn, anchor.start),
                flat.position(anchor.end_turn, anchor.end),
            )
            if anchor.quote.strip("\n"):
                found = flat.passage(start, end)
                assert found is not None
                assert anchor.quote.strip("\n") in "\n".join(turn.text for turn in turns)
            assert words(turns).text[: len(turns[0].text)] == turns[0].text


def test_headings_are_no_part_of_a_passage() -> None:
    flat = labelled(transcript("One.", "Two."))
    assert flat.text == "Ada [0:00:00]\nOne.\n\nBo [0:00:05]\nTwo."
    assert flat.passage(0, len(flat.text)) == (0, 0, 1, 4)
    assert flat.passage(0, 14) is None
    assert flat.passage(18, 25) is None
    assert flat.passage(15, 17) == (0, 1, 0, 3)
    assert flat.passage(16, 22) == (0, 2, 0, 4)


def test_positions_out_of_bounds_are_no_passage() -> None:
    flat = words(transcript("One.").turns)
    for start, end in ((-1, 2), (2, 2), (3, 1), (0, 99)):
        assert flat.passage(start, end) is None
    assert FlatText((), (), "").passage(0, 1) is None


@given(bundles())
def test_what_xml_cannot_hold_leaves_the_positions_alone(bundle: Bundle) -> None:
    flat = labelled(bundle.transcript)
    text = source_text(flat)
    assert len(text) == len(flat.text)
    text.encode()
    assert xml_text("a\0\ud800b\u2028") == "a\ufffd\ufffdb\u2028"
