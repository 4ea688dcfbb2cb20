"""The words of transcripts that annotations were made in, to compare a later edition with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.store.database import lasting
from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class TextStore:
    """Keeps transcripts by the hash of their words, as long as an annotation names them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep_packed(self, text_hash: str, packed: bytes) -> None:
        """Keep a transcript; what is kept already stays as it is.

        Args:
            text_hash: of its turns, as in `Anchor`.
            packed: what `pack` made of all of them: for long ones that takes too long to wait for.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), lasting(self._db):
            self._db.execute(
                "INSERT OR IGNORE INTO texts (text_hash, turns) VALUES (?, ?)", (text_hash, packed)
            )

    def keeps(self, text_hash: str) -> bool:
        """Whether this transcript is kept.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            return bool(self._db.execute("SELECT 1 FROM texts WHERE text_hash = ?", (text_hash,)).fetchall())

    def load_packed(self, text_hash: str) -> bytes | None:
        """The transcript with this hash, for `unpack`; None where it is not kept.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute("SELECT turns FROM texts WHERE text_hash = ?", (text_hash,)).fetchall()
        return bytes(rows[0][0]) if rows else None

    def tidy(self) -> None:
        """Let go of transcripts that no annotation names any more, not even one in the bin.

        To be done before anything is open: a step that is taken back may name them again.

        Raises:
            StoreError: the library cannot be written.
        """
        named = "SELECT text_hash FROM annotations WHERE text_hash IS NOT NULL"
        unnamed = f"FROM texts WHERE text_hash NOT IN ({named})"
        with told():
            if self._db.execute(f"SELECT 1 {unnamed} LIMIT 1").fetchall():
                self._db.execute(f"DELETE {unnamed}")
