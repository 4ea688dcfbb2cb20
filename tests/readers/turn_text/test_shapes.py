"""What is written in each shape reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.shapes import SHAPES, Said, Shape, written
from viewer.core.builder import build
from viewer.core.transcript import Transcript
from viewer.readers.turn_text.reader import TurnTextReader

NAMES = ["Anders Olsson", "Åsa", "S01", "Speaker 2", "Sarah Burke (Voiceover)", "J. von Platen", "王芳"]
PHRASES = [
    "Jag tror att platsen betyder mycket, men inte allt.",
    "ja, kanske [?? 00:36:31] och sedan",
    "text //S02: ja. // och (..) mer",
    "we met at 2:30 in the afternoon",
    "se http://example.org:80/a och b",
    "I 😀 agree: it's good; “very” good!",
    "... och så vidare (skratt)",
    "så var det där obs: text",
    "3 av 4, dvs. 75 %",
]

texts = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map(" ".join)


@st.composite
def conversations(draw: st.DrawFn) -> list[Said]:
    """Turns with rising times of whole seconds, below 16 hours so that minutes have three digits at most."""
    count = draw(st.integers(2, 8))
    steps = draw(st.lists(st.integers(1, 7000), min_size=count, max_size=count))
    start, turns = draw(st.integers(0, 50)), []
    for step in steps:
        turns.append(Said(draw(st.sampled_from(NAMES)), start * 1000, draw(texts)))
        start += step
    return turns


def read(text: str) -> Transcript:
    return build(TurnTextReader().read(text))


def said(transcript: Transcript, *, named: bool) -> list[tuple[str | None, int | None, str]]:
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (names[turn.speaker] if named and turn.speaker is not None else None, turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@given(turns=conversations())
def test_what_is_written_reads_back(shape: Shape, turns: list[Said]) -> None:
    text = written(shape, turns)
    assert TurnTextReader().score(text, ".txt") == 80
    transcript = read(text)
    expected = [(turn.speaker if shape.named else None, turn.start_ms, turn.text) for turn in turns]
    assert said(transcript, named=shape.named) == expected
    assert [str(remark.text) for remark in transcript.warnings + transcript.ignored] == []


@given(turns=conversations())
def test_stamps_at_the_end_of_paragraphs_end_them(turns: list[Said]) -> None:
    ends = [turn.start_ms + 1500 for turn in turns]
    lines = [
        f"{turn.speaker}: {turn.text} #{end // 3_600_000:02}:{end // 60_000 % 60:02}:{end // 1000 % 60:02}-5#"
        for turn, end in zip(turns, ends, strict=True)
    ]
    transcript = read("Interview\n\n" + "\n\n".join(lines))
    assert [turn.text for turn in transcript.turns] == [turn.text for turn in turns]
    assert [turn.stamp_ms for turn in transcript.turns] == [None, *ends[:-1]]
    assert transcript.turns[-1].end_ms == ends[-1]
    assert [str(remark.text) for remark in transcript.ignored] == ["Interview"]
    names = [transcript.speakers[turn.speaker].name for turn in transcript.turns if turn.speaker is not None]
    assert names == [turn.speaker for turn in turns]
