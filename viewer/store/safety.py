"""Whether a library or a backup can be trusted, and the rescue of a library that cannot."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from viewer.errors import WorldError, message
from viewer.store.backups import Backup, newest_first
from viewer.store.database import OPENING_WAIT_S, versions
from viewer.store.faults import Fault, meaning
from viewer.store.migrations import known

_SIDE_FILES = ("-wal", "-shm")


def sound(path: Path, backups: Path) -> bool:
    """Whether the library can be trusted.

    Raises:
        sqlite3.OperationalError: it is locked or cannot be opened.
        OSError: its folder cannot be read.
    """
    if not path.exists():
        return True
    if path.stat().st_size == 0:  # for SQLite a fresh database; here one that lost everything
        return not newest_first(backups)
    try:
        with closing(sqlite3.connect(path, timeout=OPENING_WAIT_S)) as connection:
            return _passes_check(connection)
    except sqlite3.DatabaseError as error:
        if meaning(error) is Fault.DAMAGED:
            return False
        raise


def flaw(backup: Path) -> Fault | None:
    """What keeps a backup from being restored; None where nothing does. It is left exactly as it is."""
    try:
        with closing(sqlite3.connect(read_only(backup), uri=True)) as connection:
            if not _passes_check(connection) or not (applied := versions(connection)):
                return Fault.DAMAGED
            return None if applied <= known() else Fault.NEWER
    except sqlite3.Error as error:
        return meaning(error) or Fault.DAMAGED


def read_only(backup: Path) -> str:
    """The address of a backup for SQLite, which then makes no file of its own beside it either."""
    return f"{backup.absolute().as_uri()}?mode=ro&immutable=1"


def rescue(path: Path, backups: Path) -> WorldError:
    """Move a damaged library aside and put its newest good backup in its place.

    Returns:
        What was done, to be told.

    Raises:
        OSError: the files cannot be moved; the library is where it was.
    """
    backup = next((each for each in newest_first(backups) if flaw(each.path) is None), None)
    if backup is None:
        aside = _aside(path)
        _move_side_files(path, aside)
        path.rename(aside)
        return WorldError(
            message("The library was damaged and had no backup"),
            message("A new one was begun; the damaged file is kept as {name}.", name=aside.name),
        )
    aside = replace_damaged(path, backup.path)
    when = _local_date(backup)
    return WorldError(
        message("The library was damaged; its backup of {when} was restored", when=when),
        message("The damaged file is kept as {name}.", name=aside.name),
    )


def replace_damaged(path: Path, backup: Path) -> Path:
    """Put a copy of `backup` in the place of a damaged library; at each moment one of them lies there.

    Returns:
        What the damaged file is called now.

    Raises:
        OSError: the copy cannot be made, or the library not be moved; it is where it was.
    """
    aside, fresh = _aside(path), path.with_name(path.name + ".restored")
    shutil.copyfile(backup, fresh)
    with fresh.open("rb+") as written:
        os.fsync(written.fileno())
    _move_side_files(path, aside)  # first: the log of the old library must never lie beside the new one
    try:
        aside.hardlink_to(path)
    except OSError:  # not every file system has links
        path.rename(aside)
    fresh.replace(path)
    return aside


def _passes_check(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{path.suffix}")


def _move_side_files(path: Path, aside: Path) -> None:
    for side in _SIDE_FILES:
        if (piece := path.with_name(path.name + side)).exists():
            piece.rename(aside.with_name(aside.name + side))


def _local_date(backup: Backup) -> str:
    return backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
