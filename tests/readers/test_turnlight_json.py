"""Turnlight's own JSON of a transcript: whole, and damaged."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.turnlight_json import TurnlightJsonReader


def read(*turns: object, **facts: Any) -> Draft:
    return TurnlightJsonReader().read(json.dumps({"format": "x", **facts, "turns": turns}))


def row(**facts: Any) -> dict[str, Any]:
    given = {
        "start_ms": 0,
        "end_ms": 900,
        "stamp_ms": 0,
        "speaker": "A",
        "text": "one two",
        "timing": "given",
    }
    return {**given, "words": [], **facts}


def test_pieces_keep_what_they_are() -> None:
    words = [[0, 400, 0, 3], [500, 900, 4, 7]]
    (turn,) = read(row(words=words, captions=[0], confidence=[None, 0.5])).turns
    assert (turn.speaker, turn.start_ms, turn.end_ms, turn.text) == ("A", 0, 900, "one two")
    assert turn.cues == (Cue(0, 3, 0, 400), Cue(4, 7, 500, 900, inner=True, confidence=0.5))


def test_times_are_those_the_source_wrote() -> None:
    turns = (
        row(start_ms=250, end_ms=500, stamp_ms=0, timing="spread"),
        row(start_ms=500, end_ms=800, stamp_ms=None, timing="estimated", speaker=None),
        row(start_ms=800, end_ms=1_000),
    )
    draft = read(*turns, title="T", media="m.mp3", language="sv")
    assert [(turn.start_ms, turn.end_ms) for turn in draft.turns] == [(0, None), (None, None), (800, 1_000)]
    assert (draft.title, draft.media, draft.language) == ("T", "m.mp3", "sv")
    assert draft.turns[1].speaker is None


def test_what_stood_around_the_turns_comes_back() -> None:
    ignored = [{"line": 7, "text": "An ingress."}, {"line": 8}, {"text": " "}, 3]
    draft = TurnlightJsonReader().read(json.dumps({"turns": [row()], "ignored": ignored, "warnings": [1]}))
    assert [(remark.line, str(remark.text)) for remark in draft.ignored] == [(0, "An ingress.")]
    assert draft.warnings == []


def test_words_that_cannot_be_cost_themselves() -> None:
    words = [
        [0, 400, 0, 3],
        [500, 400, 4, 7],
        [5, 6, 2, 3],
        ["0", 1, 0, 1],
        [1],
        7,
        [500, 900, 4, 70],
        [600, 900, 4, 7],
    ]
    (turn,) = read(row(words=words)).turns
    assert turn.cues == (Cue(0, 3, 0, 400, inner=True), Cue(4, 7, 600, 900, inner=True))


def test_a_file_cut_off_keeps_the_turns_before() -> None:
    text = json.dumps({"turns": [row(), row(), row()]})[:-40]
    draft = TurnlightJsonReader().read(text)
    assert len(draft.turns) == 2
    assert len(draft.warnings) == 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda some: st.lists(some, max_size=4),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from([*row(), "captions", "confidence"]), VALUES), max_size=4))
def test_any_values_make_turns(rows: list[dict[str, Any]]) -> None:
    draft = read(*rows)
    assert len(draft.turns) == len(rows)
    for turn in draft.turns:
        assert all(0 <= cue.start < cue.end <= len(turn.text) for cue in turn.cues)
