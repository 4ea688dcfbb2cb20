"""Annotations while the world is against it: a full disk, a library that is held, or can only be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.disk import writing_at_most
from tests.store.notes import gone, made, note, row_of
from viewer.store.annotations import AnnotationStore
from viewer.store.faults import Fault, StoreError
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library

LONG = "x" * 400_000
Write = Callable[[AnnotationStore], object]

WRITES: dict[str, Write] = {
    "apply": lambda kept: kept.apply(1, made(note("new", LONG), note("x", LONG, "tag")), drop_drafts=["y"]),
    "delete": lambda kept: kept.apply(1, gone("x")),
    "draft": lambda kept: kept.save_draft(1, "x", LONG),
    "drop": lambda kept: kept.drop_draft("y"),
    "move": lambda kept: kept.move(["x"], 2),
    "discard": lambda kept: kept.discard(["z"]),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    fill(library)
    yield library
    library.close()


def fill(library: Library) -> None:
    row_of(library, "a", "t")
    row_of(library, "b", "u")
    library.annotations.apply(1, made(note("x", "words", "old"), note("z")))
    library.annotations.apply(1, gone("z"))
    library.annotations.save_draft(1, "y", "typing")


def everything(library: Library) -> tuple[object, ...]:
    kept = library.annotations
    return kept.load(1), kept.load(2), kept.tags(), kept.binned(), kept.drafts(), kept.revision()


@pytest.mark.parametrize("what", ["apply", "draft"])
def test_a_full_disk(library: Library, tmp_path: Path, what: str) -> None:
    before = everything(library)
    log = tmp_path / f"{DATABASE_NAME}-wal"
    with writing_at_most(log.stat().st_size + 100_000), pytest.raises(StoreError) as refused:
        WRITES[what](library.annotations)
    assert refused.value.fault in (Fault.FULL, Fault.UNREACHABLE)
    assert everything(library) == before
    WRITES[what](library.annotations)
    after = everything(library)
    assert after != before
    library.close()
    again = open_library(tmp_path)
    assert everything(again) == after
    again.close()


@pytest.mark.parametrize("what", WRITES)
def test_a_library_that_another_program_writes_to(library: Library, tmp_path: Path, what: str) -> None:
    before = everything(library)
    library._db.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as refused:
            WRITES[what](library.annotations)
        assert refused.value.fault is Fault.BUSY
        assert everything(library) == before
    WRITES[what](library.annotations)
    assert everything(library) != before


def test_a_bin_that_cannot_be_emptied_yet_does_not_keep_the_library_from_opening(
    library: Library, tmp_path: Path
) -> None:
    library._db.execute("UPDATE annotations SET deleted_at = -1000000000000 WHERE id = 'z'")
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        again = open_library(tmp_path)
        assert (again.lasting, again.reports) == (True, ())
        assert len(again.annotations.binned()) == 1
        again.close()
    again = open_library(tmp_path)
    assert again.annotations.binned() == ()
    again.close()


def test_a_library_that_can_only_be_read_is_shown_and_says_that_nothing_lasts(
    plain_user_folder: Path,
) -> None:
    library = open_library(plain_user_folder)
    fill(library)
    before = everything(library)
    library.close()
    (plain_user_folder / DATABASE_NAME).chmod(0o400)
    library = open_library(plain_user_folder)
    assert not library.lasting
    assert everything(library) == before
    WRITES["apply"](library.annotations)
    assert len(library.annotations.load(1)) == 2
    library.close()
    again = open_library(plain_user_folder)
    assert everything(again) == before
    again.close()
