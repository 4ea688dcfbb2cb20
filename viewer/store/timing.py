"""Sync points and advertisements of each audio file, known by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.core.timeline import IDENTITY, Timeline
from viewer.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database


class TimingStore:
    """Keeps timelines. They belong to the audio, moved or renamed, and whatever its transcript is."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self, audio: str) -> Timeline:
        """The timeline of the audio file with this hash; `IDENTITY` where nothing was said of it.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            spans = self._db.execute(
                "SELECT start_ms, end_ms FROM advertisements WHERE audio_hash = ? ORDER BY start_ms", (audio,)
            ).fetchall()
            points = self._db.execute(
                "SELECT transcript_ms, audio_ms FROM sync_points WHERE audio_hash = ? ORDER BY transcript_ms",
                (audio,),
            ).fetchall()
        timeline = IDENTITY
        for span in spans:
            timeline = timeline.with_span(*span)
        for point in points:  # one by one: rows that contradict each other must not keep it from opening
            timeline = timeline.with_point(*point)
        return timeline

    def save(self, audio: str, timeline: Timeline) -> None:
        """Write the whole timeline of an audio file, all or nothing.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), self._db.atomic():
            for table in ("sync_points", "advertisements"):
                self._db.execute(f"DELETE FROM {table} WHERE audio_hash = ?", (audio,))  # noqa: S608 - our own names
            for point in timeline.points:
                self._db.execute(
                    "INSERT INTO sync_points (audio_hash, transcript_ms, audio_ms) VALUES (?, ?, ?)",
                    (audio, point.transcript_ms, point.audio_ms),
                )
            for start, end in timeline.spans:
                self._db.execute(
                    "INSERT INTO advertisements (audio_hash, start_ms, end_ms) VALUES (?, ?, ?)",
                    (audio, start, end),
                )
