"""The program's settings as rows of name and JSON value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class SettingsStore:
    """Keeps settings; knows nothing of what they mean."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self) -> dict[str, object]:
        """All settings that can be read; a damaged row is left out.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            return decode(self._db.execute("SELECT name, value FROM settings").fetchall())

    def save(self, values: Mapping[str, object]) -> None:
        """Write these settings, all or none.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), self._db.atomic():
            for name, value in values.items():
                self._db.execute(
                    "REPLACE INTO settings (name, value) VALUES (?, ?)", (name, json.dumps(value))
                )


def decode(rows: list[tuple[str, str]]) -> dict[str, object]:
    """Rows of (name, JSON) as a mapping, without those that are no JSON."""
    values: dict[str, object] = {}
    for name, text in rows:
        try:
            values[name] = json.loads(text)
        except ValueError:
            continue
    return values
