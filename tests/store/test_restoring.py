"""A backup takes the place of the library, whole or not at all, and nothing is lost by it."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.disk import writing_at_most
from tests.store.notes import made, note, row_of
from tests.store.test_library import spoil_head, spoil_middle, truncate
from viewer.core.annotations import Changes
from viewer.store import backups, restoring, safety
from viewer.store.backups import back_up_now, list_backups
from viewer.store.faults import Fault, StoreError
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library
from viewer.store.restoring import BEFORE, restore_backup

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (backups, restoring, safety):
        monkeypatch.setattr(module, "OPENING_WAIT_S", 0.05)


def fill(library: Library, *names: str, words: str = "") -> None:
    """Have exactly these annotations."""
    here = row_of(library, "a", "t")
    gone = dict.fromkeys(each.id for each in library.annotations.load(here))
    library.annotations.apply(
        here, Changes({**gone, **made(*(note(name, words) for name in names)).annotations})
    )


def ids(folder: Path) -> set[str]:
    library = open_library(folder)
    assert library.lasting
    found = {each.id for each in library.annotations.load(1)}
    library.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A backup of a library that held one annotation; now it holds another."""
    library = open_library(tmp_path)
    fill(library, "old")
    library.close()
    backup = back_up_now(tmp_path)
    assert backup is not None
    library = open_library(tmp_path)
    fill(library, "new")
    library.close()
    return backup.path


def test_the_backup_comes_back_and_the_library_of_before_is_kept(old: Path, tmp_path: Path) -> None:
    kept = restore_backup(tmp_path, old)
    assert ids(tmp_path) == {"old"}
    assert kept is not None
    assert next(each for each in list_backups(tmp_path) if each.path == kept).before == BEFORE
    restore_backup(tmp_path, kept)
    assert ids(tmp_path) == {"new"}


def test_a_library_after_a_crash_is_kept_with_its_log(old: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from viewer.store.library import open_library;"
        "from tests.store.notes import made, note;"
        "open_library(Path(sys.argv[1])).annotations.apply(1, made(note('last'))); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=False, cwd=ROOT)
    assert (tmp_path / "library.db-wal").exists()
    kept = restore_backup(tmp_path, old)
    assert ids(tmp_path) == {"old"}
    assert kept is not None
    restore_backup(tmp_path, kept)
    assert ids(tmp_path) == {"new", "last"}


def test_where_there_is_no_library_it_becomes_one(old: Path, tmp_path: Path) -> None:
    assert restore_backup(tmp_path / "other", old) is None
    assert ids(tmp_path / "other") == {"old"}


def test_a_damaged_library_is_kept_as_it_is(old: Path, tmp_path: Path) -> None:
    spoil_head(tmp_path / DATABASE_NAME)
    spoiled = (tmp_path / DATABASE_NAME).read_bytes()
    kept = restore_backup(tmp_path, old)
    assert ids(tmp_path) == {"old"}
    assert kept is not None
    assert kept.read_bytes() == spoiled


class TestRefused:
    @pytest.fixture(autouse=True)
    def _nothing_changes(self, old: Path, tmp_path: Path) -> Iterator[None]:
        before = (tmp_path / DATABASE_NAME).read_bytes()
        yield
        assert (tmp_path / DATABASE_NAME).read_bytes() == before
        assert not list(tmp_path.glob("library-damaged-*"))
        assert ids(tmp_path) == {"new"}

    @pytest.mark.parametrize(
        "spoil", [truncate, spoil_head, spoil_middle, lambda path: path.write_bytes(b"")]
    )
    def test_a_damaged_backup(self, old: Path, tmp_path: Path, spoil) -> None:
        spoil(old)
        spoiled = old.read_bytes()
        with pytest.raises(StoreError, match="This backup is damaged: Nothing was changed") as refused:
            restore_backup(tmp_path, old)
        assert refused.value.fault is Fault.DAMAGED
        assert old.read_bytes() == spoiled

    def test_a_database_of_another_program(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "other.db")) as other:
            other.execute("CREATE TABLE annotations (id)")
        with pytest.raises(StoreError, match="This backup is damaged"):
            restore_backup(tmp_path, tmp_path / "other.db")

    def test_a_backup_of_a_newer_program(self, old: Path, tmp_path: Path) -> None:
        with closing(sqlite3.connect(old)) as connection, connection:
            connection.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                " VALUES ('turnlight', 'v99', 'later')"
            )
        with pytest.raises(StoreError, match="newer version of Turnlight") as refused:
            restore_backup(tmp_path, old)
        assert refused.value.fault is Fault.NEWER

    def test_a_backup_that_is_gone(self, old: Path, tmp_path: Path) -> None:
        old.unlink()
        with pytest.raises(StoreError, match="This backup can't be read"):
            restore_backup(tmp_path, old)
        assert not old.exists()

    def test_while_another_program_holds_it(self, old: Path, tmp_path: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from viewer.store.library import open_library;"
            "library = open_library(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        ) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(StoreError, match="Close all other windows"):
                restore_backup(tmp_path, old)
            holder.stdin.close()


def test_while_a_window_has_the_library_open_it_is_refused_and_the_window_goes_on(
    old: Path, tmp_path: Path
) -> None:
    window = open_library(tmp_path)
    with pytest.raises(StoreError, match="Close all other windows") as refused:
        restore_backup(tmp_path, old)
    assert refused.value.fault is Fault.BUSY
    fill(window, "newer")
    window.close()
    assert ids(tmp_path) == {"newer"}


def test_on_a_full_disk_the_library_stays(old: Path, tmp_path: Path) -> None:
    library = open_library(tmp_path)
    fill(library, *map(str, range(100)), words="x" * 20_000)
    library.close()
    big = back_up_now(tmp_path)
    assert big is not None
    library = open_library(tmp_path)
    fill(library, "new")
    library._db.execute("DELETE FROM annotations WHERE deleted_at NOTNULL")
    library._db.execute("VACUUM")
    library.close()
    with writing_at_most(500_000), pytest.raises(StoreError):
        restore_backup(tmp_path, big.path)
    assert ids(tmp_path) == {"new"}


def test_a_library_that_can_only_be_read_stays(plain_user_folder: Path) -> None:
    library = open_library(plain_user_folder)
    fill(library, "old")
    library.close()
    backup = back_up_now(plain_user_folder)
    assert backup is not None
    (plain_user_folder / DATABASE_NAME).chmod(0o400)
    with pytest.raises(StoreError) as refused:
        restore_backup(plain_user_folder, backup.path)
    assert refused.value.fault in (Fault.READ_ONLY, Fault.UNREACHABLE)
    assert str(refused.value.detail) == "Nothing was changed."


RESTORE_FOR_EVER = """
import sys
from pathlib import Path
from viewer.store.restoring import restore_backup
print("ready", flush=True)
while True:
    for backup in sys.argv[2:]:
        kept = restore_backup(Path(sys.argv[1]), Path(backup))
        kept and kept.unlink()
"""


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=pytest.mark.long)])
@pytest.mark.timeout(300)
def test_killed_at_any_moment_it_leaves_the_old_or_the_new(tmp_path: Path, kills: int) -> None:
    library = open_library(tmp_path)
    choices = []
    for number in range(2):
        fill(library, *(f"{number}-{each}" for each in range(500)), words="x" * 1_000)
        backup = back_up_now(tmp_path)
        assert backup is not None
        choices.append(backup.path.rename(tmp_path / f"{number}.db"))
    library.close()
    rng = random.Random(kills)
    for _ in range(kills):
        command = [sys.executable, "-c", RESTORE_FOR_EVER, tmp_path, *choices]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            with suppress(subprocess.TimeoutExpired):
                child.wait(rng.uniform(0, 0.3))
                pytest.fail("it ended by itself")
            child.kill()
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = ids(tmp_path)
        assert len(found) == 500
        assert len({name[0] for name in found}) == 1
