"""How a reader wants transcripts read, known by the content of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.core.choices import AUTOMATIC, Choices, from_json, to_json
from viewer.store.database import lasting
from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class ChoiceStore:
    """Keeps what was chosen for each transcript; `viewer.store.peek` reads it, too."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self, transcript: str) -> Choices:
        """What was chosen for the transcript file with this hash.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                "SELECT choices FROM reading_choices WHERE transcript_hash = ?", (transcript,)
            ).fetchall()
        return from_json(rows[0][0]) if rows else AUTOMATIC

    def save(self, transcript: str, choices: Choices) -> None:
        """Remember what was chosen; where nothing was, forget it.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), lasting(self._db):
            if choices == AUTOMATIC:
                self._db.execute("DELETE FROM reading_choices WHERE transcript_hash = ?", (transcript,))
            else:
                self._db.execute(
                    "REPLACE INTO reading_choices (transcript_hash, choices) VALUES (?, ?)",
                    (transcript, to_json(choices)),
                )
