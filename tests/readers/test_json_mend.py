"""JSON with a damage in the middle: what is around it is read."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.readers import registry
from viewer.readers.json_mend import Mended
from viewer.readers.json_source import Source

ROWS = [{"text": f"word {number}", "start": number} for number in range(5)]
WHOLE = json.dumps({"language": "sv", "rows": ROWS, "more": {"n": 1}}, indent=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


def rows_of(text: str) -> tuple[list[dict[str, Any]], dict[str, Any], list[int]]:
    source = Source(text, "rows")
    return list(source.rows()), source.facts, [remark.line for remark in source.warnings]


@given(VALUES)
def test_what_is_whole_is_read_as_json(value: object) -> None:
    mended = Mended(json.dumps(value))
    assert (mended.top, mended.damages, mended.open) == ([value], [], [])


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"word 2"', '"word 2'),  # a mark that is missing
        ('"word 2"', 'word 2"'),
        ('"word 2"', '"wo"rd 2"'),  # one too many
        ('"word 2"', ""),
        ('"start": 2', '"start": 2..'),
        ('"start": 2', '"start" 2}'),
        ('"text": "word 2",\n   "start": 2\n  }', '"text": "word 2",\n   "start": 2\n'),  # a bracket lost
        ('{\n   "text": "word 2"', '\n   "text": "word 2"'),
        ('"start": 2\n  }', '"start": 2\n  }}'),
    ],
)
def test_a_damage_costs_its_row_alone(good: str, bad: str) -> None:
    assert WHOLE.count(good) == 1
    rows, facts, lines = rows_of(WHOLE.replace(good, bad))
    assert [row for row in rows if row.get("start") != 2 and row.get("text") != "word 2"] == [
        row for row in ROWS if row["start"] != 2
    ]
    assert facts == {"language": "sv", "more": {"n": 1}}
    assert 10 <= lines[0] <= 16
    assert len(lines) <= 2


def test_control_characters_in_a_text_are_no_damage() -> None:
    rows, _, lines = rows_of('{"rows": [{"text": "a\tb\nc"}]}')
    assert (rows, lines) == ([{"text": "a\tb\nc"}], [])


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 200_000 + "}" * 200_000, "{" * 400_000, '{"a":' * 100_000, '"\\' * 200_000),
        *('"a' * 200_000, '"' + " " * 400_000, '{"a":1' * 100_000, "\n}" * 200_000),
    ],
)
def test_damage_without_end_takes_no_time(text: str) -> None:
    begin = time.process_time()
    mended = Mended(text)
    assert time.process_time() - begin < 5
    assert 0 < len(list(mended.remarks())) <= 20


def test_a_service_s_words_around_a_damage_are_read() -> None:
    words = [{"word": f"w{number}", "start": number, "end": number + 1} for number in range(6)]
    text = json.dumps({"results": {"channels": [{"alternatives": [{"words": words}]}]}})
    draft = registry.by_key("deepgram").read(text.replace('"w3"', '"w3'))
    assert [turn.text for turn in draft.turns] == ["w0 w1 w2 w4 w5"]
    assert len(draft.warnings) == 1
    cut = registry.by_key("deepgram").read(text[: text.index('"w5"')])
    assert [turn.text for turn in cut.turns] == ["w0 w1 w2 w3 w4"]
