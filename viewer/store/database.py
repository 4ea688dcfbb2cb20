"""One connection to the library: opened for writing, or copied into memory where it can only be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from viewer.store import migrations
from viewer.store.faults import Fault, meaning, store_error, told
from viewer.store.folder import DATABASE_NAME

OPENING_WAIT_S = 1.0
WAIT_MS = 200
"""How long a write waits for another program: somebody is reading along, and would see a longer wait."""
PATIENCE_S = 10.0
"""How long work in the background waits, for which nobody does."""


def connect(path: Path) -> Database:
    """Open the library at `path`, created where there is none, in WAL mode.

    The connection may be handed to another thread, as long as only one uses it at a time.

    Raises:
        StoreError: it cannot be opened or written, is damaged, or newer than this program.
    """
    with told():
        db = _wrapped(sqlite3.connect(path, timeout=OPENING_WAIT_S, check_same_thread=False))
        try:
            _refuse_newer(db)
            _require_writable(db)
            db.enable_wal()
            # In WAL mode this can lose the last writes in a power cut, never damage the file; see `lasting`.
            db.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            db.close()
            raise
        return db


def migrate(db: Database) -> None:
    """Bring the tables up to date; of two programs that start at once one does, and the other waits.

    Raises:
        StoreError: the disk is full, or the like; the library is as it was before.
    """
    with told():
        if pending(db):
            with alone(db):
                migrations.library.apply(db)  # asks again what is pending
        db.execute(f"PRAGMA busy_timeout = {WAIT_MS}")


def beside(folder: Path) -> Database:
    """A further connection to the library in `folder`, which is open already: for work in the background.

    It waits longer for others, and its writes need not outlive a power cut.

    Raises:
        sqlite3.Error: there is none, or it cannot be opened.
    """
    address = f"{(folder / DATABASE_NAME).absolute().as_uri()}?mode=rw"
    db = _wrapped(sqlite3.connect(address, uri=True, timeout=PATIENCE_S, check_same_thread=False))
    db.execute("PRAGMA synchronous = NORMAL")
    return db


@contextmanager
def alone(db: Database) -> Iterator[None]:
    """One transaction in which nobody else writes from its very beginning on."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


@contextmanager
def lasting(db: Database) -> Iterator[None]:
    """One transaction, all or nothing, that not even a power cut takes back once it has ended.

    With the connection's NORMAL a commit is in the log, where a killed process cannot lose it, but the log
    waits in memory for the next checkpoint. FULL waits for the disk after each commit
    (https://www.sqlite.org/pragma.html#pragma_synchronous): some milliseconds, which are well spent on what a
    reader has made and too much for the place of the playhead. EXTRA adds nothing in WAL mode. Within another
    one it lasts as soon as that has ended.

    Raises:
        sqlite3.Error: the library cannot be written; nothing of it was.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.execute("PRAGMA synchronous = FULL")
    try:
        with db.atomic():
            yield
    finally:
        db.execute("PRAGMA synchronous = NORMAL")


def pending(db: Database) -> list[str]:
    """Names of the migrations this library has still before it."""
    return [migration.name for migration in migrations.library.pending(db)]


def in_memory(source: Path | None = None) -> Database:
    """A library that ends with the program, holding what `source` holds as far as that can be read.

    Raises:
        StoreError: `source` cannot be read.
    """
    db = _wrapped(sqlite3.connect(":memory:", check_same_thread=False))
    try:
        with told():
            if source is not None:
                _copy_into(source, db.conn)
                _refuse_newer(db)
            migrations.library.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a whole database as it stands at this moment.

    Raises:
        sqlite3.Error: the source is locked or damaged, or the target full.
    """
    # Holding the read lock first: Connection.backup() waits for ever on a source it finds locked.
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target)
    finally:
        source.rollback()


def versions(connection: sqlite3.Connection) -> set[str]:
    """Names of the migrations that made this database; none where it is no library of ours.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    applied = migrations.library.applied(_wrapped(connection))
    return {migration.name for migration in applied}


def _wrapped(connection: sqlite3.Connection) -> Database:
    connection.text_factory = _lenient_text
    # Plugins are for the sqlite-utils command; whatever a user has installed there is not run here.
    db = Database(connection, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _lenient_text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _refuse_newer(db: Database) -> None:
    if not versions(db.conn) <= migrations.known():
        raise store_error(Fault.NEWER)


def _require_writable(db: Database) -> None:
    """Write and take it back: SQLite opens a file it may only read without a word."""
    try:
        db.execute("BEGIN")
        db.execute("PRAGMA user_version = 1")
    except sqlite3.OperationalError as error:
        # Busy: another program is writing just now. That passes, and reading works meanwhile.
        if meaning(error) is not Fault.BUSY:
            raise
    finally:
        db.rollback()


def _copy_into(source: Path, target: sqlite3.Connection) -> None:
    """Copy a library that cannot be written; where even WAL's side files cannot be made, without them."""
    address = source.absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=OPENING_WAIT_S)) as reading:
            copy(reading, target)
    except sqlite3.OperationalError as error:
        if meaning(error) is Fault.BUSY:
            raise
        with closing(sqlite3.connect(f"{address}?immutable=1", uri=True)) as reading:
            copy(reading, target)
