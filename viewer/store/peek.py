"""A look into the library without opening it: for the first picture, and for work in the background."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from viewer.core.choices import AUTOMATIC, Choices, from_json
from viewer.store.folder import DATABASE_NAME
from viewer.store.settings import decode

_WAIT_S = 0.5  # where nobody stands and waits


def settings(folder: Path) -> dict[str, object]:
    """The settings of the library in `folder`; nothing where it cannot be read: its opening will tell."""
    return decode(_rows(folder, "SELECT name, value FROM settings"))


def choices(folder: Path, transcript: str) -> Choices:
    """How the transcript file with this hash is to be read, as far as the library in `folder` says so."""
    query = "SELECT choices FROM reading_choices WHERE transcript_hash = ?"
    rows = _rows(folder, query, transcript, wait_s=_WAIT_S)
    return from_json(rows[0][0]) if rows else AUTOMATIC


def _rows(folder: Path, query: str, *values: str, wait_s: float = 0.0) -> list[Any]:
    path = folder / DATABASE_NAME
    if not path.is_file():
        return []
    try:
        # Not "mode=ro": such a connection leaves WAL's side files behind, as if the program had crashed.
        address = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=wait_s)) as connection:
            return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []
