"""SQLite's and the file system's faults, told as errors of the world."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from viewer.errors import Message, WorldError, message


class Fault(StrEnum):
    """What keeps the library from being read or written."""

    BUSY = "busy"  # another program holds it; worth another try
    READ_ONLY = "read_only"
    FULL = "full"
    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"  # the file or its folder cannot be opened
    NEWER = "newer"  # written by a later version of the program


class StoreError(WorldError):
    """The library cannot do what was asked of it.

    Attributes:
        fault: why.
        at_opening: the detail where the program goes on without the library.
    """

    def __init__(self, fault: Fault, title: Message, detail: Message, at_opening: Message) -> None:
        super().__init__(title, detail)
        self.fault = fault
        self.at_opening = at_opening


_MEANINGS = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_PROTOCOL: Fault.BUSY,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_AUTH: Fault.READ_ONLY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
    sqlite3.SQLITE_IOERR: Fault.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: Fault.UNREACHABLE,
}

_WORDS = {
    Fault.BUSY: (
        message("Another program is using the library"),
        message("What is new will be saved as soon as it is free."),
        message("Nothing new is remembered until that program is closed and Turnlight started again."),
    ),
    Fault.READ_ONLY: (
        message("The library can only be read"),
        message("What is new will be saved once its file can be written."),
        message("Nothing new is remembered until its file can be written and Turnlight is started again."),
    ),
    Fault.FULL: (
        message("The library's disk is full"),
        message("What is new will be saved once there is space."),
        message("Nothing new is remembered until there is space and Turnlight is started again."),
    ),
    Fault.DAMAGED: (
        message("The library is damaged"),
        message("Start Turnlight again to have its newest backup restored."),
        message("Nothing new is remembered, and the file is left as it is."),
    ),
    Fault.UNREACHABLE: (
        message("The library can't be opened"),
        message("What is new will be saved once its folder can be reached."),
        message("Nothing new is remembered until its folder can be written and Turnlight is started again."),
    ),
    Fault.NEWER: (
        message("The library was written by a newer version of Turnlight"),
        message("Update Turnlight, or start it with another data folder."),
        message("It is left as it is, and nothing new is remembered. Update Turnlight to use it."),
    ),
}


def store_error(fault: Fault) -> StoreError:
    """The error that tells of `fault`."""
    return StoreError(fault, *_WORDS[fault])


def meaning(error: sqlite3.Error) -> Fault | None:
    """What a fault of SQLite means to the reader; None where the program itself is at fault.

    Source of the codes: https://www.sqlite.org/rescode.html (the low byte is the primary code).
    """
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _MEANINGS.get(code & 0xFF)


@contextmanager
def told() -> Iterator[None]:
    """Turn faults of the world inside the block into `StoreError`; our own mistakes pass unchanged.

    Raises:
        StoreError: the database or its folder could not be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        fault = meaning(error)
        if fault is None:
            raise
        raise store_error(fault) from error
    except OSError as error:
        raise store_error(Fault.UNREACHABLE) from error
