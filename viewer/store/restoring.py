"""A backup takes the place of the library, at the reader's wish."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from viewer.errors import Message, message
from viewer.store import safety
from viewer.store.backups import back_up
from viewer.store.database import OPENING_WAIT_S
from viewer.store.faults import Fault, StoreError, store_error, told
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME, make_private

BEFORE = "before_restoring"
"""What backups of a library are made before that is restored from another; they are kept for good."""

_NOTHING_CHANGED = {
    Fault.NEWER: (
        message("This backup was written by a newer version of Turnlight"),
        message("Nothing was changed. Update Turnlight to restore it."),
    ),
    Fault.DAMAGED: (
        message("This backup is damaged"),
        message("Nothing was changed. Choose another backup."),
    ),
}
_UNREADABLE = (message("This backup can't be read"), message("Nothing was changed. Choose another backup."))
_IN_USE = (
    message("Another program is using the library"),
    message("Nothing was changed. Close all other windows of Turnlight, then restore the backup again."),
)


def restore_backup(folder: Path, backup: Path) -> Path | None:
    """Make the library in the data folder `folder` what `backup` holds; a worker may do it.

    The library is backed up first. SQLite writes the new one over it in one transaction: a program that is
    killed meanwhile leaves one or the other, whole. A library that is damaged is kept beside as it is.

    Args:
        folder: whose library nobody has open, this program included.
        backup: one of `list_backups`, or a file of the reader's choice; it is only read.

    Returns:
        Where the library of before is kept; None where there was none.

    Raises:
        StoreError: the backup is damaged, newer than this program or cannot be read; the library is in use;
            or there is no space. The library is as it was.
    """
    path, backups = folder / DATABASE_NAME, folder / BACKUPS_NAME
    if fault := safety.flaw(backup):
        raise _refused(fault, *_NOTHING_CHANGED.get(fault, _UNREADABLE))
    try:
        with told():
            make_private(folder)
            if not safety.sound(path, backups):
                return safety.replace_damaged(path, backup)
            with closing(_alone(path)) as library:
                kept = _keep(library, path, backups)
                _overwrite(library, backup)
    except StoreError as error:
        words = _IN_USE if error.fault is Fault.BUSY else (error.title, message("Nothing was changed."))
        raise _refused(error.fault, *words) from error
    return kept


def _alone(path: Path) -> sqlite3.Connection:
    """A connection beside which there is no other, until it is closed."""
    connection = sqlite3.connect(path, timeout=OPENING_WAIT_S, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        # To leave WAL mode is possible for the last connection alone.
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != ("delete",):
            raise store_error(Fault.BUSY)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _keep(library: sqlite3.Connection, path: Path, backups: Path) -> Path | None:
    if not library.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return None
    return back_up(library, backups, path=path, before=BEFORE).path


def _overwrite(library: sqlite3.Connection, backup: Path) -> None:
    with closing(sqlite3.connect(safety.read_only(backup), uri=True)) as source:
        source.backup(library)


def _refused(fault: Fault, title: Message, detail: Message) -> StoreError:
    return StoreError(fault, title, detail, detail)
