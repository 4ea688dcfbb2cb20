"""CSV: Readwise's columns, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from tests.annotated import NASTY, WORDS, bundles, episode
from viewer.core.bundle import Bundle
from viewer.core.exchange import guarded, joined_tags, split_tags, unguarded
from viewer.writers.table import TableWriter


def rows(bundle: Bundle) -> list[dict[str, str]]:
    data = TableWriter().write(bundle)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_columns() -> None:
    first = rows(episode())[0]
    assert list(first)[:7] == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]
    assert first["Highlight"] == "bi flyger ut"
    assert first["Author"] == "Ada, Bo"
    assert first["URL"] == "my%20bees.mp3#t=0.417,12.5"
    assert (first["Tags"], first["Colour"]) == ("bees/flight; b", "green")
    assert first["Date"] == "2023-11-14 22:13:20"
    assert first["Place"] == "0 3 0 15"
    assert rows(episode())[-1]["Location"] == "15"


@pytest.mark.parametrize("note", NASTY)
def test_no_cell_begins_like_a_formula(note: str) -> None:
    for row in rows(episode(note, note.strip() or "x")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row.values())
    if "\x00" not in note and "\ud800" not in note:
        assert unguarded(rows(episode(note))[0]["Note"]) == note


@given(bundles())
def test_every_row_is_one_row(bundle: Bundle) -> None:
    assert len(rows(bundle)) == len(bundle.annotations)


@given(WORDS)
def test_guarding_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_tags_in_one_cell() -> None:
    for tags in ((), ("a",), ("a;b", "c\\", "\\;", "d"), ("x\ny", "z")):
        assert split_tags(joined_tags(tags)) == tags
    assert split_tags(" a ;; b;a") == ("a", "b")
