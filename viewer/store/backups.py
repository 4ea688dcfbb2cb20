"""Copies of the library on a rolling schedule: the last starts, days and weeks."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Collection, Hashable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from viewer.store.database import OPENING_WAIT_S, copy
from viewer.store.faults import told
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME, make_private

KEPT_STARTS, KEPT_DAYS, KEPT_WEEKS = 5, 7, 4
"""So many of the newest copies are kept, and the newest of so many days and weeks (UTC) that have any."""
_ROLLING = "library"
_UNFINISHED = "unfinished"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_LEFTOVER_S = 3600


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the library.

    Attributes:
        path: the file.
        made_at: when it was made, in UTC.
        before: what it was made before, kept for good: the name of a migration, or `restoring.BEFORE`; empty
            for one of the rolling schedule.
        size: bytes.
    """

    path: Path
    made_at: datetime
    before: str
    size: int


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of the library in the data folder `folder`, the newest first.

    Raises:
        StoreError: the folder of backups cannot be read.
    """
    with told():
        return newest_first(folder / BACKUPS_NAME)


def back_up_now(folder: Path) -> Backup | None:
    """Copy the library in the data folder `folder`, if it holds anything its backups do not.

    This is work for a worker: it has a connection of its own, and neither reading nor writing waits for it.

    Returns:
        The new backup; None where none was needed.

    Raises:
        StoreError: the library cannot be read, or the disk is full.
    """
    path, backups = folder / DATABASE_NAME, folder / BACKUPS_NAME
    with told():
        if not changed(path, backups):
            return None
        address = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=OPENING_WAIT_S)) as connection:
            return back_up(connection, backups, path=path)


def changed(path: Path, backups: Path) -> bool:
    """Whether the library may hold anything that no backup does.

    A backup has the time of change of the library it was made from; which is later does not matter, for the
    clock may have been set back.

    Raises:
        OSError: the files cannot be looked at.
    """
    if not path.exists():
        return False
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return True
    times = {each.path.stat().st_mtime_ns for each in newest_first(backups)}
    return path.stat().st_mtime_ns not in times


def back_up(connection: sqlite3.Connection, backups: Path, *, path: Path, before: str = "") -> Backup:
    """Write a copy of the library, whole or not at all, and thin out the rolling ones.

    Args:
        connection: the library.
        backups: the folder for the copy.
        path: the library's file.
        before: what comes next: a migration, say. Such a copy is kept for good.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the disk is full, or the library is damaged.
    """
    make_private(backups)
    _tidy(backups)
    partial = backups / f"{_UNFINISHED}-{secrets.token_hex(8)}"  # two windows may be at it at once
    try:
        of = path.stat()  # before copying: what is written meanwhile makes it an old copy
        with closing(sqlite3.connect(partial)) as target:
            copy(connection, target)
            target.execute("PRAGMA journal_mode = DELETE")
        os.utime(partial, ns=(of.st_atime_ns, of.st_mtime_ns))
        now = datetime.now(UTC)
        finished = backups / f"{before or _ROLLING}-{now.strftime(_STAMP)}.db"
        partial.replace(finished)
    finally:
        partial.unlink(missing_ok=True)
    made = Backup(finished, now, before, finished.stat().st_size)
    if not before:
        _thin(backups, made)
    return made


def thinned(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Which of the backups made at these times are kept: of the last starts, days and weeks.

    What was made after `now` was made by a clock that was wrong, or is looked at by one. Such backups are
    thinned among themselves, so that neither a start in the far future nor one in the past pushes out the
    others.

    Args:
        made: times in UTC, in any order.
        now: the time in UTC.
    """
    past = sorted((each for each in made if each <= now), reverse=True)
    future = sorted((each for each in made if each > now), reverse=True)
    return _rolling(past) | _rolling(future)


def newest_first(backups: Path) -> tuple[Backup, ...]:
    """All backups in this folder.

    Raises:
        OSError: it cannot be read.
    """
    found = (_backup(path) for path in backups.glob("*-*.db"))
    return tuple(sorted((each for each in found if each), key=lambda each: each.made_at, reverse=True))


def _rolling(newest_first: list[datetime]) -> set[datetime]:
    starts = newest_first[:KEPT_STARTS]
    days = _newest_of_each(newest_first, KEPT_DAYS, lambda each: each.date())
    weeks = _newest_of_each(newest_first, KEPT_WEEKS, lambda each: each.date() - timedelta(each.weekday()))
    return {*starts, *days, *weeks}


def _newest_of_each(
    newest_first: list[datetime], most: int, span: Callable[[datetime], Hashable]
) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for each in newest_first:
        newest.setdefault(span(each), each)
    return list(newest.values())[:most]


def _thin(backups: Path, made: Backup) -> None:
    rolling = [each for each in newest_first(backups) if not each.before]
    kept = thinned([each.made_at for each in rolling], made.made_at) | {made.made_at}
    for old in rolling:
        if old.made_at not in kept:
            old.path.unlink(missing_ok=True)  # the other window may have been faster


def _tidy(backups: Path) -> None:
    """Remove what a killed program has left; what another window is writing just now is younger."""
    now = datetime.now(UTC).timestamp()
    for each in backups.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if abs(now - each.stat().st_mtime) > _LEFTOVER_S:
                each.unlink()


def _backup(path: Path) -> Backup | None:
    """The backup at `path`; None where it is none of ours, or gone by now."""
    before, _, stamp = path.stem.rpartition("-")
    try:
        made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        return Backup(path, made_at, "" if before == _ROLLING else before, path.stat().st_size)
    except (ValueError, FileNotFoundError):
        return None
