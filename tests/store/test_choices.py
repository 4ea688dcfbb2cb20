"""How a transcript is to be read is known by its content, whoever opens it and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from viewer.core.choices import AUTOMATIC, Choices, Columns
from viewer.store import peek
from viewer.store.faults import StoreError
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library

SOME = Choices("table", "cp1252", Columns(2, 0), frozenset({"Bo"}), frozenset({"Obs", "Ås"}))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    yield library
    library.close()


def test_each_transcript_has_its_own(library: Library) -> None:
    library.choices.save("aa", SOME)
    library.choices.save("bb", Choices("plain"))
    library.choices.save("aa", Choices("turn-text"))
    assert library.choices.load("aa") == Choices("turn-text")
    assert library.choices.load("bb") == Choices("plain")
    assert library.choices.load("cc") == AUTOMATIC


def test_nothing_chosen_is_nothing_kept(library: Library, tmp_path: Path) -> None:
    library.choices.save("aa", SOME)
    library.choices.save("aa", AUTOMATIC)
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as other:
        assert other.execute("SELECT * FROM reading_choices").fetchall() == []


def test_they_are_known_at_the_next_start(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.choices.save("aa", SOME)
    library.close()
    library = open_library(tmp_path)
    assert library.choices.load("aa") == SOME
    library.close()


def test_a_peek_sees_them_while_the_library_is_open(library: Library, tmp_path: Path) -> None:
    library.choices.save("aa", SOME)
    assert peek.choices(tmp_path, "aa") == SOME
    assert peek.choices(tmp_path, "bb") == AUTOMATIC


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 1000])
def test_a_peek_at_nothing_or_garbage_sees_nothing(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / DATABASE_NAME).write_bytes(content)
    assert peek.choices(tmp_path, "aa") == AUTOMATIC


def test_what_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError):
            library.choices.save("aa", SOME)
    assert library.choices.load("aa") == AUTOMATIC
