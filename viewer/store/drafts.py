"""Words that are being typed, kept until they are a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from viewer.core.kept_notes import NoteDraft
from viewer.store import annotation_rows as rows
from viewer.store.faults import told
from viewer.store.homes import home, next_revision

if TYPE_CHECKING:
    from sqlite_utils import Database


class DraftStore:
    """The part of `AnnotationStore` that keeps what is being typed."""

    def __init__(self, db: Database, now_ms: Callable[[], int]) -> None:
        """`now_ms` gives the time since 1970 (UTC)."""
        self._db = db
        self._now_ms = now_ms

    def save_draft(self, episode_id: int, annotation_id: str, text: str) -> None:
        """Keep what is being typed; a killed program does not lose it.

        This does not wait for the disk: a power cut may lose the last seconds of it.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), self._db.atomic():
            next_revision(self._db)  # take the turn to write, before anything is read
            self._db.execute(
                f"REPLACE INTO drafts VALUES (?, ?, {rows.TEXT}, ?)",  # noqa: S608 - our own words
                (annotation_id, home(self._db, episode_id), rows.words(text), self._now_ms()),
            )

    def drafts(self) -> tuple[NoteDraft, ...]:
        """What was being typed and is no note yet, in all episodes, the newest last.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            found = self._db.execute(
                "SELECT episode_id, annotation_id, text, saved_at FROM drafts ORDER BY saved_at"
            ).fetchall()
        return tuple(NoteDraft(*row) for row in found)

    def drop_draft(self, annotation_id: str) -> None:
        """Forget what was being typed for this annotation; `apply` can do so together with a change.

        Raises:
            StoreError: the library cannot be written.
        """
        with told():
            self._drop_drafts((annotation_id,))

    def _drop_drafts(self, ids: Iterable[str]) -> None:
        for identity in ids:
            self._db.execute("DELETE FROM drafts WHERE annotation_id = ?", (identity,))
