"""The bin: annotations that were deleted, until they are gone for good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from viewer.core.kept_notes import Binned
from viewer.store import annotation_rows as rows
from viewer.store.database import lasting
from viewer.store.faults import told
from viewer.store.homes import next_revision

if TYPE_CHECKING:
    from sqlite_utils import Database

BIN_MS = 30 * 24 * 3_600_000
"""So long the bin keeps what was deleted."""


class BinStore:
    """The part of `AnnotationStore` that keeps what was deleted."""

    def __init__(self, db: Database, now_ms: Callable[[], int]) -> None:
        """`now_ms` gives the time since 1970 (UTC)."""
        self._db = db
        self._now_ms = now_ms

    def binned(self) -> tuple[Binned, ...]:
        """What was deleted in all episodes, the last first; `apply` takes it out again.

        Raises:
            StoreError: the library cannot be read.
        """
        with told(), self._db.atomic():
            found = rows.read(self._db, "WHERE n.deleted_at IS NOT NULL", ())
        binned = [Binned(annotation, row[0], row[2]) for row, annotation in found]
        return tuple(sorted(binned, key=lambda each: each.deleted_at, reverse=True))

    def discard(self, ids: Collection[str]) -> None:
        """Delete these for good, as far as they are in the bin.

        Raises:
            StoreError: the library cannot be written; nothing of it was.
        """
        with told(), lasting(self._db):
            next_revision(self._db)
            for identity in ids:
                self._db.execute(
                    "DELETE FROM annotations WHERE id = ? AND deleted_at IS NOT NULL", (identity,)
                )

    def purge(self) -> int:
        """Delete for good what has been in the bin for `BIN_MS`; how many that were.

        A clock that is wrong once must not empty the bin: time counts only up to the last opening of an
        episode, as the library knows it.

        Raises:
            StoreError: the library cannot be written.
        """
        with told():
            before = min(self._now_ms(), self._last_opening()) - BIN_MS
            due = "FROM annotations WHERE deleted_at IS NOT NULL AND deleted_at <= ?"
            [(count,)] = self._db.execute(f"SELECT count(*) {due}", (before,)).fetchall()
            if count:
                self._db.execute(f"DELETE {due}", (before,))
        return int(count)

    def _bin(self, ids: Collection[str], revision: int) -> None:
        if not ids:
            return
        # Never before the library's last opening: a clock that was set back must not shorten the stay.
        now_ms = max(self._now_ms(), self._last_opening())
        for identity in ids:
            self._db.execute(
                "UPDATE annotations SET deleted_at = ?, revision = ? WHERE id = ? AND deleted_at IS NULL",
                (now_ms, revision, identity),
            )

    def _last_opening(self) -> int:
        [(latest,)] = self._db.execute("SELECT coalesce(max(opened_at), 0) FROM episodes").fetchall()
        return int(latest)
