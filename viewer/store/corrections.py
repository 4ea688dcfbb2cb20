"""Corrections of each transcript, known by the content of its file, which stays as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from viewer.core.corrections import Correction, from_json, to_json
from viewer.store.database import lasting
from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class CorrectionStore:
    """Keeps the corrections of each transcript in the order in which they were made."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self, transcript: str) -> tuple[Correction, ...]:
        """The corrections of the transcript file with this hash.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                "SELECT correction FROM corrections WHERE transcript_hash = ? ORDER BY place", (transcript,)
            ).fetchall()
        return tuple(from_json(text) for (text,) in rows)

    def elsewhere(self, transcript: str, prints: Sequence[str]) -> tuple[tuple[Correction, ...], ...]:
        """The corrections of other transcript files in which turns were corrected that are in this one, too.

        Args:
            transcript: hash of this one's content.
            prints: by what its turns are known again (`viewer.core.carrying.prints`).

        Returns:
            All corrections of each, of that with the most such turns first.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                """
                SELECT transcript_hash FROM corrections
                WHERE transcript_hash != ?
                AND CASE WHEN json_valid(correction) THEN json_extract(correction, '$.seen') END
                IN (SELECT value FROM json_each(?))
                GROUP BY transcript_hash ORDER BY count(*) DESC
                """,
                (transcript, json.dumps(list(prints))),
            ).fetchall()
        return tuple(self.load(other) for (other,) in rows)

    def is_empty(self, but: str) -> bool:
        """Whether no transcript but this one has corrections.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            found = self._db.execute(
                "SELECT 1 FROM corrections WHERE transcript_hash != ? LIMIT 1", (but,)
            ).fetchone()
        return found is None

    def save(self, transcript: str, corrections: Sequence[Correction], kept: int = 0) -> None:
        """Write the corrections of a transcript file, all or nothing.

        Args:
            transcript: hash of its content.
            corrections: all of them.
            kept: how many of the first ones are known to stand there already.

        Raises:
            StoreError: the library cannot be written.
        """
        rows = enumerate(map(to_json, corrections[kept:]), kept)
        with told(), lasting(self._db):
            self._db.execute(
                "DELETE FROM corrections WHERE transcript_hash = ? AND place >= ?", (transcript, kept)
            )
            for place, text in rows:
                self._db.execute(
                    "INSERT INTO corrections (transcript_hash, place, correction) VALUES (?, ?, ?)",
                    (transcript, place, text),
                )

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is written to the library meanwhile is written, or nothing of it.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), lasting(self._db):
            yield
