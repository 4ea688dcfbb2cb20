"""A library whose disk is full."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from viewer.store.library import Library


def disk_full() -> sqlite3.OperationalError:
    """What SQLite says then."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@contextmanager
def full_at(library: Library, words: str) -> Iterator[None]:
    """There is no room for the statements with these words in them."""
    execute = library._db.execute

    def full(sql: str, *values: object) -> sqlite3.Cursor:
        if words in sql:
            raise disk_full()
        return execute(sql, *values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library._db, "execute", full)
        yield
