"""What a reader does not want to be told of an audio file again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class IgnoredStore:
    """Keeps kinds of findings for each audio file, known by its content; knows nothing of what they mean."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def kinds(self, audio: str) -> frozenset[str]:
        """What is ignored for the audio file with this hash.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                "SELECT kind FROM ignored_findings WHERE audio_hash = ?", (audio,)
            ).fetchall()
        return frozenset(kind for (kind,) in rows)

    def ignore(self, audio: str, kind: str) -> None:
        """Ignore `kind` for the audio file with this hash from now on; twice is as good as once.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), self._db.atomic():
            self._db.execute(
                "INSERT OR IGNORE INTO ignored_findings (audio_hash, kind) VALUES (?, ?)", (audio, kind)
            )
