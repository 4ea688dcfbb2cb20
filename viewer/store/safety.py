"""Backups of the library, and its rescue when it is damaged: nothing but old backups is ever deleted."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from viewer.errors import WorldError, message
from viewer.store.database import OPENING_WAIT_S, copy
from viewer.store.faults import Fault, meaning
from viewer.store.folder import make_private

KEPT_BACKUPS = 5
_ROLLING = "library"
_SIDE_FILES = ("", "-wal", "-shm")


def changed(path: Path, backups: Path) -> bool:
    """Whether the library may hold anything its newest backup does not."""
    if not path.exists():
        return False
    newest = next(iter(_newest_first(backups)), None)
    left_open = path.with_name(path.name + "-wal").exists()
    return left_open or newest is None or path.stat().st_mtime_ns > newest.stat().st_mtime_ns


def sound(path: Path, backups: Path) -> bool:
    """Whether the library can be trusted.

    Raises:
        sqlite3.OperationalError: it is locked or cannot be opened.
        OSError: its folder cannot be read.
    """
    if not path.exists():
        return True
    if path.stat().st_size == 0:  # for SQLite a fresh database; here one that lost everything
        return not _newest_first(backups)
    return _passes_check(path)


def rescue(path: Path, backups: Path) -> WorldError:
    """Move a damaged library aside and put its newest good backup in its place.

    Returns:
        What was done, to be told.

    Raises:
        OSError: the files cannot be moved; everything is where it was.
    """
    backup = next((each for each in _newest_first(backups) if _usable(each)), None)
    aside = path.with_name(f"{path.stem}-damaged-{_stamp()}{path.suffix}")
    fresh = path.with_name(path.name + ".restored")
    if backup is not None:
        shutil.copyfile(backup, fresh)
    for side in _SIDE_FILES:
        if (piece := path.with_name(path.name + side)).exists():
            piece.rename(aside.with_name(aside.name + side))
    if backup is None:
        return WorldError(
            message("The library was damaged and had no backup"),
            message("A new one was begun; the damaged file is kept as {name}.", name=aside.name),
        )
    fresh.replace(path)
    when = _local_date(backup)
    return WorldError(
        message("The library was damaged; its backup of {when} was restored", when=when),
        message("The damaged file is kept as {name}.", name=aside.name),
    )


def back_up(connection: sqlite3.Connection, backups: Path, *, before: str = "") -> Path:
    """Write a copy of the library, whole or not at all.

    Args:
        connection: the library.
        backups: the folder for the copy.
        before: name of the migration that comes next; such a copy is kept for good. Without it the copy is
            one of the last `KEPT_BACKUPS`.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the disk is full, or the library is damaged.
    """
    make_private(backups)
    partial = backups / "unfinished"
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as target:
        copy(connection, target)
        target.execute("PRAGMA journal_mode = DELETE")
    finished = backups / f"{before or _ROLLING}-{_stamp()}.db"
    partial.replace(finished)
    for old in [each for each in _newest_first(backups) if _is_rolling(each)][KEPT_BACKUPS:]:
        old.unlink()
    return finished


def _passes_check(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=OPENING_WAIT_S)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        if meaning(error) is Fault.DAMAGED:
            return False
        raise


def _usable(backup: Path) -> bool:
    try:
        return _passes_check(backup)
    except sqlite3.Error:
        return False


def _newest_first(backups: Path) -> list[Path]:
    return sorted(backups.glob("*-*.db"), key=_stamp_of, reverse=True)


def _is_rolling(backup: Path) -> bool:
    return backup.stem == f"{_ROLLING}-{_stamp_of(backup)}"


def _stamp_of(backup: Path) -> str:
    return backup.stem.rpartition("-")[2]


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _local_date(backup: Path) -> str:
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
