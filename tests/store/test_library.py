"""Opening the library in every state the world may have put it in."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store import backups as copies
from viewer.store import database, safety
from viewer.store.faults import Fault, StoreError
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME
from viewer.store.library import Library, open_library

EPISODE = EpisodeRecord(
    "An episode", audio=MediaRef(MediaKind.AUDIO, "a" * 64, "/x.mp3", 1, 2), position_ms=4_200
)


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    try:
        yield library
    finally:
        library.close()


def fill(folder: Path, title: str = "An episode", rows: int = 1) -> None:
    with opened(folder) as library:
        assert library.lasting
        for number in range(rows):
            audio = MediaRef(MediaKind.AUDIO, f"{number:064}", f"/somewhere/{number}.mp3", 1, 2)
            library.episodes.save(EpisodeRecord(title, audio=audio, position_ms=4_200, opened_at=number + 1))


def titles(library: Library) -> list[str]:
    return [episode.title for episode in library.episodes.recents(1000)]


def backups(folder: Path) -> list[Path]:
    return sorted((folder / BACKUPS_NAME).glob("*.db"))


def test_a_new_library_is_private_in_wal_mode_and_lasts(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    fill(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with opened(folder) as library:
        assert titles(library) == ["An episode"]
        assert library.reports == ()


def test_a_library_opened_in_a_worker_serves_the_thread_it_is_handed_to(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        library = pool.submit(open_library, tmp_path).result()
    library.episodes.save(EPISODE)
    assert titles(library) == ["An episode"]
    library.close()


def test_the_package_costs_nothing_to_import() -> None:
    code = "import sys, viewer.store.peek, viewer.store.episodes; sys.exit('sqlite_utils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestBackups:
    def test_each_start_after_a_change_makes_one(self, tmp_path: Path) -> None:
        fill(tmp_path, "first")
        assert backups(tmp_path) == []
        fill(tmp_path, "second")
        assert len(backups(tmp_path)) == 1
        with closing(sqlite3.connect(backups(tmp_path)[0])) as backup:
            assert backup.execute("SELECT title FROM episodes").fetchall() == [("first",)]

    def test_a_start_without_a_change_before_it_makes_none(self, tmp_path: Path) -> None:
        fill(tmp_path)
        for _ in range(3):
            with opened(tmp_path) as library:
                assert titles(library) == ["An episode"]
        assert len(backups(tmp_path)) == 1

    def test_only_the_newest_are_kept(self, tmp_path: Path) -> None:
        for number in range(copies.KEPT_STARTS + 4):
            fill(tmp_path, str(number))
        assert len(backups(tmp_path)) == copies.KEPT_STARTS
        assert not list((tmp_path / BACKUPS_NAME).glob("*-wal"))

    def test_a_backup_that_cannot_be_made_is_told_and_the_library_lasts(self, tmp_path: Path) -> None:
        fill(tmp_path)
        (tmp_path / BACKUPS_NAME).write_text("in the way")
        with opened(tmp_path) as library:
            assert library.lasting
            assert [str(report.title) for report in library.reports] == [
                "No backup of the library could be made"
            ]
            assert titles(library) == ["An episode"]

    def test_one_is_made_before_a_migration_and_kept_for_good(self, tmp_path: Path) -> None:
        fill(tmp_path)
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
            path, folder = tmp_path / DATABASE_NAME, tmp_path / BACKUPS_NAME
            copies.back_up(connection, folder, path=path, before="v2_something")
            for _ in range(copies.KEPT_STARTS + 2):
                copies.back_up(connection, folder, path=path)
        names = [backup.name for backup in backups(tmp_path)]
        assert len(names) == copies.KEPT_STARTS + 1
        assert names[-1].startswith("v2_something-")


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def spoil_head(path: Path) -> None:
    path.write_bytes(b"not a database " * 300)


def spoil_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 4096] = b"\xa5" * (len(data) - 12288)
    path.write_bytes(data)


class TestDamage:
    def test_it_is_noticed_though_the_library_seems_untouched(self, tmp_path: Path) -> None:
        fill(tmp_path, "kept", rows=300)
        with opened(tmp_path):
            pass
        path = tmp_path / DATABASE_NAME
        before = path.stat()
        spoil_middle(path)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        with opened(tmp_path) as library:
            assert set(titles(library)) == {"kept"}
            assert len(library.reports) == 1

    @pytest.mark.parametrize("spoil", [truncate, empty, spoil_head, spoil_middle])
    def test_the_newest_backup_comes_back_and_the_damaged_file_is_kept(self, tmp_path: Path, spoil) -> None:
        fill(tmp_path, "old", rows=300)
        fill(tmp_path, "new", rows=300)
        with opened(tmp_path):
            pass
        spoil(tmp_path / DATABASE_NAME)
        spoiled = (tmp_path / DATABASE_NAME).read_bytes()
        with opened(tmp_path) as library:
            assert library.lasting
            assert set(titles(library)) == {"new"}
            [report] = library.reports
            assert str(report.title).startswith("The library was damaged; its backup of 20")
            [kept] = tmp_path.glob("library-damaged-*.db")
            assert kept.name in str(report.detail)
            assert kept.read_bytes() == spoiled

    def test_a_damaged_backup_is_passed_over(self, tmp_path: Path) -> None:
        fill(tmp_path, "old")
        fill(tmp_path, "new")
        with opened(tmp_path):
            pass
        spoil_head(backups(tmp_path)[-1])
        spoil_head(tmp_path / DATABASE_NAME)
        with opened(tmp_path) as library:
            assert titles(library) == ["old"]

    def test_without_a_backup_a_new_library_is_begun(self, tmp_path: Path) -> None:
        fill(tmp_path)
        spoil_head(tmp_path / DATABASE_NAME)
        with opened(tmp_path) as library:
            assert library.lasting
            assert titles(library) == []
            assert [str(report.title) for report in library.reports] == [
                "The library was damaged and had no backup"
            ]
        assert len(list(tmp_path.glob("library-damaged-*.db"))) == 1

    def test_a_program_that_was_killed_loses_nothing(self, tmp_path: Path) -> None:
        code = (
            "import os, sys; from pathlib import Path; from viewer.store.library import open_library;"
            "from viewer.core.records import *;"
            "open_library(Path(sys.argv[1])).episodes.save("
            "EpisodeRecord('Killed', audio=MediaRef(MediaKind.AUDIO, 'ab', '/x', 1, 2))); os._exit(9)"
        )
        killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
        assert killed.returncode == 9
        assert (tmp_path / "library.db-wal").exists()
        with opened(tmp_path) as library:
            assert titles(library) == ["Killed"]
            assert library.reports == ()
        assert len(backups(tmp_path)) == 1


class TestOthersHoldIt:
    @contextmanager
    def locked(self, folder: Path, statement: str) -> Iterator[None]:
        """Another process holds the library."""
        code = (
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "[c.execute(s) for s in sys.argv[2].split(';')]; print('held', flush=True); sys.stdin.read()"
        )
        command = [sys.executable, "-c", code, str(folder / DATABASE_NAME), statement]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            yield
            holder.stdin.close()

    def test_while_another_program_writes_it_is_read_and_a_write_is_refused_politely(
        self, tmp_path: Path
    ) -> None:
        fill(tmp_path)
        with self.locked(tmp_path, "BEGIN IMMEDIATE"), opened(tmp_path) as library:
            assert library.lasting
            assert titles(library) == ["An episode"]
            with pytest.raises(StoreError, match="Another program is using the library") as refused:
                library.episodes.save(EPISODE)
            assert refused.value.fault is Fault.BUSY

    def test_a_library_held_whole_is_left_alone_and_the_program_runs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "OPENING_WAIT_S", 0.05)
        monkeypatch.setattr(safety, "OPENING_WAIT_S", 0.05)
        fill(tmp_path)
        statement = "PRAGMA locking_mode=EXCLUSIVE;BEGIN IMMEDIATE;DELETE FROM settings;COMMIT"
        with self.locked(tmp_path, statement), opened(tmp_path) as library:
            assert not library.lasting
            library.episodes.save(EPISODE)
            assert titles(library) == ["An episode"]
            assert "Another program" in str(library.reports[0])
        assert not list(tmp_path.glob("library-damaged-*"))
        with opened(tmp_path) as library:
            assert titles(library) == ["An episode"]


class TestNotWritable:
    def expect_a_copy(self, folder: Path) -> None:
        before = (folder / DATABASE_NAME).read_bytes()
        with opened(folder) as library:
            assert not library.lasting
            assert titles(library) == ["An episode"]
            library.episodes.save(EPISODE)
            assert len(titles(library)) == 2
            assert "Nothing new is remembered" in str(library.reports[0].detail)
        assert (folder / DATABASE_NAME).read_bytes() == before

    def test_a_read_only_file_is_read_and_left_as_it_is(self, plain_user_folder: Path) -> None:
        fill(plain_user_folder)
        (plain_user_folder / DATABASE_NAME).chmod(0o400)
        self.expect_a_copy(plain_user_folder)

    def test_a_read_only_folder_is_read_and_left_as_it_is(self, plain_user_folder: Path) -> None:
        fill(plain_user_folder)
        (plain_user_folder / DATABASE_NAME).chmod(0o400)
        plain_user_folder.chmod(0o500)
        self.expect_a_copy(plain_user_folder)

    def test_a_folder_nobody_may_enter(self, plain_user_folder: Path) -> None:
        fill(plain_user_folder)
        plain_user_folder.chmod(0)
        with opened(plain_user_folder) as library:
            assert not library.lasting
            assert titles(library) == []
            assert len(library.reports) == 1

    def test_a_file_in_the_folders_place(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file")
        with opened(tmp_path / "data") as library:
            assert not library.lasting
            library.settings.save({"volume": 3})
            assert library.settings.load() == {"volume": 3}
            assert "can't be opened" in str(library.reports[0].title)
        assert (tmp_path / "data").read_text() == "a file"

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")
    def test_a_place_where_no_folder_can_be_made(self) -> None:
        with opened(Path("/proc/turnlight")) as library:
            assert not library.lasting

    def test_a_folder_in_the_files_place(self, tmp_path: Path) -> None:
        (tmp_path / DATABASE_NAME).mkdir()
        with opened(tmp_path) as library:
            assert not library.lasting


def test_a_newer_library_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('turnlight', 'v99', 'later')"
        )
    before = (tmp_path / DATABASE_NAME).read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        database.connect(tmp_path / DATABASE_NAME)
    with opened(tmp_path) as library:
        assert not library.lasting
        assert titles(library) == []
        assert "newer version" in str(library.reports[0].title)
    assert (tmp_path / DATABASE_NAME).read_bytes() == before


def test_a_full_disk_refuses_the_write_and_keeps_what_was_there(tmp_path: Path) -> None:
    fill(tmp_path)
    db = database.connect(tmp_path / DATABASE_NAME)
    database.migrate(db)
    library = Library(db, tmp_path / DATABASE_NAME)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full") as refused:
        library.settings.save({"long": "x" * 100_000})
    assert refused.value.fault is Fault.FULL
    db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    library.settings.save({"long": "x" * 100_000})
    assert titles(library) == ["An episode"]
    library.close()
