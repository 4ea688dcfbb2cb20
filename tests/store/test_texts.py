"""The words of annotated transcripts come back, and go when nothing was said of them any more."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.notes import ANCHOR, gone, made, note, row_of
from tests.store.texts import keep, kept_turns
from viewer.core.anchor import text_hash
from viewer.core.transcript import Timing, Turn
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library

TURNS = (
    Turn(0, 1_000, None, 0, "En bi flyger, och \ud83d 😀 kommer hem.\nSå.", Timing.GIVEN),
    Turn(1_000, 1_000, None, None, "", Timing.ESTIMATED),
    Turn(1_000, 9_000, None, 1, "e\u0301tude\u2028 שלום", Timing.SPREAD),
)


def test_a_text_comes_back(library: Library) -> None:
    hashed = text_hash(TURNS)
    assert kept_turns(library, hashed) is None
    assert not library.texts.keeps(hashed)
    keep(library, hashed, TURNS)
    assert library.texts.keeps(hashed)
    loaded = kept_turns(library, hashed)
    assert loaded == TURNS
    assert text_hash(loaded) == hashed


def test_keeping_it_again_changes_nothing(library: Library) -> None:
    keep(library, "aa", TURNS)
    keep(library, "aa", TURNS[:1])
    assert kept_turns(library, "aa") == TURNS


def test_stamps_and_lines_are_left_out(library: Library) -> None:
    keep(library, "aa", [Turn(0, 5, 3, None, "x", Timing.GIVEN, 7)])
    assert kept_turns(library, "aa") == (Turn(0, 5, None, None, "x", Timing.GIVEN),)


def test_a_text_goes_with_the_last_annotation_that_names_it(library: Library, tmp_path: Path) -> None:
    row = row_of(library, "sound", "text")
    library.annotations.apply(row, made(note("a1")))
    for hashed in (ANCHOR.text_hash, "aa"):
        keep(library, hashed, TURNS)
    library.close()
    library = open_library(tmp_path)
    assert library.texts.keeps(ANCHOR.text_hash)
    assert not library.texts.keeps("aa")
    library.annotations.apply(row, gone("a1"))
    library.texts.tidy()
    assert library.texts.keeps(ANCHOR.text_hash)  # it may come out of the bin
    library.annotations.discard(["a1"])
    library.texts.tidy()
    assert not library.texts.keeps(ANCHOR.text_hash)
    library.close()


@pytest.mark.parametrize("packed", [b"", b"x", zlib.compress(b"[1]"), zlib.compress(b'{"texts": ["a"]}')])
def test_what_cannot_be_understood_counts_as_unknown(library: Library, tmp_path: Path, packed: bytes) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as other, other:
        other.execute("INSERT INTO texts VALUES ('aa', ?)", (packed,))
    assert kept_turns(library, "aa") is None
