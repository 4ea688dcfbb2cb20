"""A first look at the settings: what the first picture needs, before the library proper is loaded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from viewer.store.folder import DATABASE_NAME
from viewer.store.settings import decode


def settings(folder: Path) -> dict[str, object]:
    """The settings of the library in `folder`; nothing where it cannot be read: its opening will tell."""
    path = folder / DATABASE_NAME
    if not path.is_file():
        return {}
    try:
        # Not "mode=ro": such a connection leaves WAL's side files behind, as if the program had crashed.
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)
        ) as connection:
            return decode(connection.execute("SELECT name, value FROM settings").fetchall())
    except sqlite3.Error:
        return {}
