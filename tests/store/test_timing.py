"""Timelines come back for the same audio, and are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.full import full_at
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.store.faults import StoreError
from viewer.store.library import Library, open_library

SOME = Timeline((SyncPoint(0, 3_000), SyncPoint(60_000, 65_000)), ((10_000, 12_000), (70_000, 90_000)))


def test_what_was_never_timed_runs_as_it_is(library: Library) -> None:
    assert library.timing.load("aa") == IDENTITY


def test_each_audio_has_its_own(library: Library, tmp_path: Path) -> None:
    library.timing.save("aa", SOME)
    library.timing.save("bb", IDENTITY.with_point(0, 1_000))
    library.close()
    again = open_library(tmp_path)
    assert again.timing.load("aa") == SOME
    assert again.timing.load("bb") == IDENTITY.with_point(0, 1_000)
    assert again.timing.load("cc") == IDENTITY
    again.close()


def test_the_newer_takes_the_place_of_the_older(library: Library) -> None:
    library.timing.save("aa", SOME)
    library.timing.save("aa", SOME.without_point(SOME.points[0]))
    assert library.timing.load("aa") == SOME.without_point(SOME.points[0])
    library.timing.save("aa", IDENTITY)
    assert library.timing.load("aa") == IDENTITY


def test_rows_that_contradict_each_other_do_not_keep_it_from_opening(library: Library) -> None:
    rows = [("aa", 1_000, 9_000), ("aa", 2_000, 3_000), ("aa", 4_000, 11_000)]
    library._db.conn.executemany("INSERT INTO sync_points VALUES (?, ?, ?)", rows)
    library._db.execute("INSERT INTO advertisements VALUES ('aa', 10000, 20000)")
    timeline = library.timing.load("aa")
    assert SyncPoint(4_000, 11_000) in timeline.points


def test_a_failed_write_leaves_what_was(library: Library) -> None:
    library.timing.save("aa", SOME)
    with full_at(library, "INSERT INTO advertisements"), pytest.raises(StoreError):
        library.timing.save("aa", IDENTITY.with_span(0, 1_000))
    assert library.timing.load("aa") == SOME
