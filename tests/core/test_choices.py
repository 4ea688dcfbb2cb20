"""What was chosen is written down and read again; whatever else stands there chooses nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.choices import AUTOMATIC, Choices, Columns, from_json, to_json

places = st.none() | st.integers(0, 99)
names = st.frozensets(st.text(min_size=1), max_size=4)
words = st.none() | st.text(min_size=1)
columns = st.none() | st.builds(Columns, st.integers(0, 99), places, places, places)


@given(st.builds(Choices, words, words, columns, names, names))
def test_what_is_written_reads_back(choices: Choices) -> None:
    assert from_json(to_json(choices)) == choices


def test_what_was_not_chosen_is_not_written() -> None:
    assert to_json(AUTOMATIC) == "{}"
    assert to_json(Choices("table", columns=Columns(0, 1))) == (
        '{"reader": "table", "columns": {"text": 0, "time": 1}}'
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "[" * 100_000, '{"reader": 7, "encoding": ""}', '{"columns": [1]}'),
        *('{"columns": {"text": -1}}', '{"columns": {"text": true}}', '{"columns": {"time": 1}}'),
        *('{"speakers": "Ada"}', '{"speakers": [1, "", null]}'),
    ],
)
def test_what_nobody_wrote_chooses_nothing(text: str) -> None:
    assert from_json(text) == AUTOMATIC


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(["reader", "encoding", "columns", "speakers", "no_speakers"])


@given(st.dictionaries(fields, json_values))
def test_whatever_stands_there_gives_choices(value: dict[str, object]) -> None:
    choices = from_json(json.dumps(value))
    assert from_json(to_json(choices)) == choices
