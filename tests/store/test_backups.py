"""Backups: on a rolling schedule, whole, in the background, whatever the clock says."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.disk import writing_at_most
from tests.store.notes import made, note, row_of
from viewer.store import backups
from viewer.store.backups import KEPT_DAYS, KEPT_STARTS, KEPT_WEEKS, back_up_now, list_backups, thinned
from viewer.store.faults import Fault, StoreError
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME
from viewer.store.library import Library, open_library

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)  # a Wednesday
MOST = 2 * (KEPT_STARTS + KEPT_DAYS + KEPT_WEEKS)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    row_of(library, "a", "t")
    yield library
    library.close()


def ids(backup: Path) -> set[str]:
    with closing(sqlite3.connect(backup)) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM annotations")}


def days_ago(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=each) for each in days]


class TestThinning:
    def test_the_last_starts_are_kept(self) -> None:
        hours = [NOW - timedelta(hours=each) for each in range(9)]
        assert thinned(hours, NOW) == set(hours[:KEPT_STARTS])

    def test_and_the_newest_of_each_day_and_week(self) -> None:
        made = [NOW - timedelta(hours=each) for each in range(24 * 90)]
        kept = sorted(thinned(made, NOW), reverse=True)
        last_of_day = timedelta(hours=11)
        days = [NOW - timedelta(days=each, hours=12) + last_of_day for each in range(KEPT_DAYS)][1:]
        sundays = [NOW - timedelta(days=10 + 7 * each) + last_of_day for each in range(KEPT_WEEKS - 2)]
        assert kept[:KEPT_STARTS] == made[:KEPT_STARTS]
        assert {each.date() for each in kept} >= {each.date() for each in [*days, *sundays]}
        assert len(kept) <= KEPT_STARTS + KEPT_DAYS + KEPT_WEEKS

    def test_days_and_weeks_count_only_where_there_is_a_backup(self) -> None:
        made = days_ago(0, 40, 80, 120, 160, 200, 240, 280, 320)
        assert thinned(made, NOW) == set(made[:KEPT_DAYS])

    def test_a_clock_far_ahead_does_not_push_out_what_there_was(self) -> None:
        made = days_ago(*range(6), 9, 16, 23)
        ahead = [NOW + timedelta(days=3650, hours=each) for each in range(20)]
        assert thinned([*made, *ahead], NOW) >= thinned(made, NOW)
        assert thinned([*made, *ahead], ahead[-1] + timedelta(days=1)) & set(made)

    def test_a_clock_set_back_does_not_either(self) -> None:
        made = days_ago(*range(6), 9, 16, 23)
        assert thinned(made, NOW - timedelta(days=3650)) == thinned(made, NOW)

    @given(st.lists(st.floats(-400, 400), max_size=60, unique=True))
    def test_in_any_case_they_are_few_and_thinning_them_again_takes_no_more(self, days: list[float]) -> None:
        made = set(days_ago(*days))
        kept = thinned(made, NOW)
        assert kept <= made
        assert len(kept) <= MOST
        assert thinned(kept, NOW) == kept
        assert {max(made, default=NOW), *sorted(made)[-1:]} <= kept | {NOW}

    @given(st.lists(st.floats(0.001, 5), min_size=1, max_size=200))
    def test_after_any_starts_the_last_ones_days_and_weeks_are_there(self, gaps: list[float]) -> None:
        kept: set[datetime] = set()
        at, starts = NOW, list[datetime]()
        for gap in gaps:
            at += timedelta(days=gap)
            starts.append(at)
            kept = thinned(kept | {at}, at)
        assert kept >= set(starts[-KEPT_STARTS:])
        days = sorted({each.date() for each in starts})[-KEPT_DAYS:]
        assert {each.date() for each in kept} >= set(days)
        weeks = sorted({each.isocalendar()[:2] for each in starts})[-KEPT_WEEKS:]
        assert {each.isocalendar()[:2] for each in kept} >= set(weeks)


class TestMaking:
    def test_it_holds_everything_committed_and_is_listed(self, library: Library, tmp_path: Path) -> None:
        library.annotations.apply(1, made(note("x")))
        backup = back_up_now(tmp_path)
        assert backup is not None
        assert list_backups(tmp_path) == (backup,)
        assert ids(backup.path) == {"x"}
        assert backup.before == ""
        assert backup.size == backup.path.stat().st_size
        assert abs(backup.made_at - datetime.now(UTC)) < timedelta(minutes=1)

    def test_without_a_change_none_is_made(self, library: Library, tmp_path: Path) -> None:
        library.close()
        assert back_up_now(tmp_path) is not None
        assert back_up_now(tmp_path) is None
        assert back_up_now(tmp_path / "nothing here") is None
        assert not (tmp_path / "nothing here").exists()

    def test_the_window_reads_and_writes_meanwhile(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.annotations.apply(1, made(note("x")))
        copy = backups.copy

        def with_the_window_at_work(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM annotations").fetchone()
            library.annotations.apply(1, made(note("y")))
            assert len(library.annotations.load(1)) == 2
            source.rollback()
            copy(source, target)

        monkeypatch.setattr(backups, "copy", with_the_window_at_work)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(back_up_now, tmp_path).result()
        assert ids(list_backups(tmp_path)[0].path) == {"x", "y"}

    def test_two_at_once_are_both_whole(self, library: Library, tmp_path: Path) -> None:
        library.annotations.apply(1, made(*(note(str(number)) for number in range(300))))
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(back_up_now, [tmp_path] * 8))
        for backup in list_backups(tmp_path):
            assert len(ids(backup.path)) == 300
        assert not list((tmp_path / BACKUPS_NAME).glob("unfinished*"))

    def test_with_the_clock_set_back_a_change_is_still_noticed(
        self, library: Library, tmp_path: Path
    ) -> None:
        library.close()
        first = back_up_now(tmp_path)
        assert first is not None
        ahead = first.path.with_name("library-20990101T000000000000Z.db")
        first.path.rename(ahead)
        os.utime(ahead, (4e9, 4e9))
        library = open_library(tmp_path)
        library.annotations.apply(1, made(note("x")))
        library.close()
        later = back_up_now(tmp_path)
        assert later is not None
        assert [each.path for each in list_backups(tmp_path)] == [ahead, *(
            each.path for each in list_backups(tmp_path)[1:]
        )]  # fmt: skip
        assert ids(later.path) == {"x"}

    def test_the_one_just_made_is_kept_however_old_it_seems(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / BACKUPS_NAME
        folder.mkdir()
        for number in range(40):
            (folder / f"library-2098{number // 28 + 1:02}{number % 28 + 1:02}T000000000000Z.db").touch()
        backup = back_up_now(tmp_path)
        assert backup is not None
        assert backup.path.exists()
        assert len(list_backups(tmp_path)) <= MOST

    def test_a_full_disk_leaves_nothing_half_made(self, library: Library, tmp_path: Path) -> None:
        library.annotations.apply(1, made(*(note(str(number), "x" * 2_000) for number in range(200))))
        kept = back_up_now(tmp_path)
        assert kept is not None
        library.annotations.apply(1, made(note("new")))
        with writing_at_most(200_000), pytest.raises(StoreError):
            back_up_now(tmp_path)
        assert [each.name for each in (tmp_path / BACKUPS_NAME).iterdir()] == [kept.path.name]

    def test_what_a_killed_program_left_is_tidied_up_later(self, library: Library, tmp_path: Path) -> None:
        folder = tmp_path / BACKUPS_NAME
        folder.mkdir()
        (folder / "unfinished-old").touch()
        os.utime(folder / "unfinished-old", (1, 1))
        (folder / "unfinished-just-now").touch()
        back_up_now(tmp_path)
        assert not (folder / "unfinished-old").exists()
        assert (folder / "unfinished-just-now").exists()

    def test_foreign_files_are_neither_listed_nor_removed(self, library: Library, tmp_path: Path) -> None:
        folder = tmp_path / BACKUPS_NAME
        folder.mkdir()
        for name in ("my-own.db", "library-notes.txt", "library-20260101.db"):
            (folder / name).touch()
        for number in range(KEPT_STARTS + 2):
            library.annotations.apply(1, made(note(str(number))))
            back_up_now(tmp_path)
        assert len(list_backups(tmp_path)) == KEPT_STARTS
        assert len(list(folder.iterdir())) == KEPT_STARTS + 3

    def test_no_folder_is_no_backup(self, tmp_path: Path) -> None:
        assert list_backups(tmp_path) == ()

    def test_a_library_that_another_holds_is_told(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.close()
        monkeypatch.setattr(backups, "OPENING_WAIT_S", 0.05)
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as holder:
            holder.execute("PRAGMA locking_mode = EXCLUSIVE")
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError) as refused:
                back_up_now(tmp_path)
        assert refused.value.fault is Fault.BUSY
