from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.readers.table import TableReader

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=30).filter(
    str.strip
)


def read(text: str) -> Transcript:
    return build(TableReader().read(text))


def rows(transcript: Transcript) -> list[tuple[str | None, int | None, str]]:
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (None if turn.speaker is None else names[turn.speaker], turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


@given(
    st.lists(st.tuples(st.integers(0, 5000), cells), min_size=1, max_size=8, unique_by=lambda row: row[0]),
    st.permutations(["Timespan", "Content", "Speaker"]),
    st.sampled_from("\t,;"),
)
def test_columns_in_any_order_read_back(
    said: list[tuple[int, str]], columns: list[str], delimiter: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for second, text in sorted(said):
        row = {"Timespan": f"{format_ms(second * 1000, hours=True)}.0", "Content": text, "Speaker": "Anna"}
        writer.writerow([row[column] for column in columns])
    assert TableReader().score(out.getvalue(), ".csv") == 100
    assert rows(read(out.getvalue())) == [
        ("Anna", second * 1000, text.strip()) for second, text in sorted(said)
    ]


def test_times_as_nvivo_writes_them() -> None:
    text = "Timespan\tContent\tSpeaker\n75\ta\tAnna\n1:6 - 1:30\tb\t\n9203\tc\tBo\n0:00.0 - 0:05.2\td\tBo\n"
    transcript = read(text)
    assert sorted(rows(transcript), key=str) == sorted(
        [("Anna", 75_000, "a"), (None, 66_000, "b"), ("Bo", 5_523_000, "c"), ("Bo", 0, "d")], key=str
    )


def test_lines_columns_and_rows_that_are_not_read_are_named() -> None:
    text = (
        'Interview 4\nId,Start,End,Text,Mood\n1,0:01,0:04,"one\ntwo",fine\n2,soon,,three,\n3,0:09,0:10,,sad\n'
    )
    transcript = read(text)
    first = transcript.turns[0]
    assert (first.line, first.start_ms, first.end_ms, first.text) == (3, 1000, 4000, "one\ntwo")
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [
        (1, "Interview 4"),
        (2, "Id,Start,End,Text,Mood"),
        (2, "Columns that were not read: id, mood"),
    ]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (5, "The time soon cannot be; the turn is timed by estimate."),
        (6, "This row has no text: 3 0:09 0:10 sad"),
    ]


def test_cells_below_no_name_are_ignored_one_by_one() -> None:
    transcript = read("Time\t\tText\n0:01\tnote\tone\tmore\n")
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [
        (1, "Time\t\tText"),
        (2, "note"),
        (2, "more"),
    ]


def test_a_row_beyond_measure_costs_itself_alone() -> None:
    text = f"Time\tText\n0:01\tone\n0:02\t{'x' * 200_000}\n0:03\tthree\n"
    transcript = read(text)
    assert [turn.text for turn in transcript.turns] == ["one", "three"]
    assert [remark.line for remark in transcript.warnings] == [3]


@pytest.mark.parametrize("text", ["", "Anna\tBo", "Time: 0:01\nText: hello", "time flies, text stays"])
def test_what_has_no_header_does_not_score(text: str) -> None:
    assert TableReader().score(text, ".txt") == 0
