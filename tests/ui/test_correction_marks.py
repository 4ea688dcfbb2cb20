"""What is marked as corrected can be seen, whatever became of the words."""

from __future__ import annotations

import pytest

from tests.core.corrected import words
from tests.transcripts import transcript
from viewer.core.correcting import Stretch, correct
from viewer.ui.correction_marks import CorrectedLayer, shown_range
from viewer.ui.transcript.document import TurnDocument


@pytest.mark.parametrize(
    ("text", "stretch", "marked"),
    [
        ("Så rör jag", Stretch(3, 6, "hör"), "rör"),
        ("Så rör jag", Stretch(3, 7, ""), "rör"),
        ("Så jag", Stretch(3, 3, "hör "), "jag"),
        ("Så jag", Stretch(6, 6, " hör"), "jag"),
        ("Så  jag", Stretch(2, 4, " hör "), "Så"),
        ("…", Stretch(1, 1, " hör"), ""),
    ],
)
def test_there_is_something_to_see(text: str, stretch: Stretch, marked: str) -> None:
    start, end = shown_range(text, stretch)
    assert text[start:end] == marked


def test_it_is_marked_in_the_units_of_the_document(qapp) -> None:
    original = transcript("😀 hör 😀 jag", "Ja.")
    corrected = correct(original, [words(original, 0, 8, 11, "du")])
    document = TurnDocument(corrected.transcript)
    layer = CorrectedLayer(document, corrected)
    [span] = layer.spans(0)
    assert (
        document.block_of(0).text().encode("utf-16-le")[2 * span.start : 2 * span.end].decode("utf-16-le")
        == "du"
    )
    assert layer.spans(1) == ()
