"""What was deleted stays for thirty days, whatever the clock says, and comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.notes import counts, episode, gone, made, note, row_of
from viewer.core.annotations import Changes, Tag
from viewer.core.kept_notes import Binned
from viewer.store.annotations import AnnotationStore
from viewer.store.bin import BIN_MS
from viewer.store.library import Library, open_library

DAY_MS = 24 * 3_600_000
NOW_MS = 20_000 * DAY_MS


@pytest.fixture
def here(library: Library) -> int:
    return row_of(library, "a", "t", NOW_MS)


def at(library: Library, now_ms: int) -> AnnotationStore:
    """The library's annotations while the clock shows this."""
    return AnnotationStore(library._db, now_ms=lambda: now_ms)


def ids(store: AnnotationStore) -> list[str]:
    return [each.annotation.id for each in store.binned()]


def test_it_is_listed_with_its_episode_and_time_the_last_first(library: Library, here: int) -> None:
    there = row_of(library, "b", "u", NOW_MS)
    at(library, NOW_MS).apply(here, made(note("x", "words", "tag")))
    at(library, NOW_MS).apply(there, made(note("y")))
    at(library, NOW_MS + 1).apply(here, gone("x", "never heard of"))
    at(library, NOW_MS + 2).apply(there, gone("y"))
    assert library.annotations.binned() == (
        Binned(note("y"), there, NOW_MS + 2), Binned(note("x", "words", "tag"), here, NOW_MS + 1)
    )  # fmt: skip
    assert library.annotations.load(here) == library.annotations.load(there) == ()
    assert counts(library) == {}


def test_to_delete_it_again_does_not_lengthen_its_stay(library: Library, here: int) -> None:
    at(library, NOW_MS).apply(here, made(note("x")))
    at(library, NOW_MS + 1).apply(here, gone("x"))
    at(library, NOW_MS + 9).apply(here, gone("x"))
    assert library.annotations.binned()[0].deleted_at == NOW_MS + 1


def test_undo_brings_it_back_and_redo_deletes_it_again(library: Library, here: int) -> None:
    whole = made(note("x", "words", "tag"))
    library.annotations.apply(here, whole)
    for _ in range(2):
        library.annotations.apply(here, Changes({"x": None}, {"tag": None}))
        assert library.annotations.load(here) == library.annotations.tags() == ()
        library.annotations.apply(here, whole)
        assert library.annotations.load(here) == (note("x", "words", "tag"),)
        assert library.annotations.tags() == (Tag("tag"),)
        assert library.annotations.binned() == ()


def test_only_what_is_in_it_can_be_deleted_for_good(library: Library, here: int) -> None:
    library.annotations.apply(here, made(note("x", "", "tag"), note("y", "", "tag"), note("z")))
    library.annotations.apply(here, gone("x", "z"))
    library.annotations.discard(["x", "y"])
    assert ids(library.annotations) == ["z"]
    assert library.annotations.load(here) == (note("y", "", "tag"),)
    assert library._db.execute("SELECT count(*) FROM annotation_tags").fetchone() == (1,)


class TestAfterThirtyDays:
    def delete(self, library: Library, here: int, now_ms: int, *names: str) -> None:
        library.annotations.apply(here, made(*(note(name) for name in names)))
        at(library, now_ms).apply(here, gone(*names))

    def open_an_episode(self, library: Library, now_ms: int) -> None:
        library.episodes.save(episode("a", "t", now_ms))

    def test_it_is_gone_and_what_is_younger_is_not(self, library: Library, here: int) -> None:
        self.delete(library, here, NOW_MS, "old")
        self.delete(library, here, NOW_MS + DAY_MS, "young")
        self.open_an_episode(library, NOW_MS + BIN_MS)
        assert at(library, NOW_MS + BIN_MS - 1).purge() == 0
        assert at(library, NOW_MS + BIN_MS).purge() == 1
        assert ids(library.annotations) == ["young"]

    def test_opening_the_library_does_so(self, library: Library, here: int, tmp_path: Path) -> None:
        self.delete(library, here, NOW_MS, "old")
        self.open_an_episode(library, NOW_MS + BIN_MS)
        library._db.execute("UPDATE episodes SET opened_at = ?", (library.annotations._now_ms(),))
        library._db.execute("UPDATE annotations SET deleted_at = 1")
        again = open_library(tmp_path)
        assert again.annotations.binned() == ()
        again.close()

    def test_a_clock_far_ahead_does_not_empty_it(self, library: Library, here: int) -> None:
        self.delete(library, here, NOW_MS, "old")
        assert at(library, NOW_MS + 1000 * BIN_MS).purge() == 0

    def test_a_clock_set_back_does_not_shorten_its_stay(self, library: Library, here: int) -> None:
        self.delete(library, here, 1, "old")
        assert library.annotations.binned()[0].deleted_at == NOW_MS
        assert at(library, NOW_MS + BIN_MS - 1).purge() == 0
        assert at(library, 1).purge() == 0

    def test_what_was_taken_out_of_it_stays(self, library: Library, here: int) -> None:
        self.delete(library, here, NOW_MS, "x")
        library.annotations.apply(here, made(note("x")))
        self.open_an_episode(library, NOW_MS + 2 * BIN_MS)
        assert at(library, NOW_MS + 2 * BIN_MS).purge() == 0
        assert library.annotations.load(here) == (note("x"),)
