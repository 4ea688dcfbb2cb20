"""Episodes and their media files: found by content, saved whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store.faults import told
from viewer.store.homes import gather

if TYPE_CHECKING:
    from sqlite_utils import Database

_EPISODES = """
    SELECT e.id, e.title, e.speakers, e.position_ms, e.rate, e.duration_ms, e.opened_at,
           a.hash, a.path, a.size, a.mtime_ns, a.duration_ms,
           t.hash, t.path, t.size, t.mtime_ns, t.duration_ms
    FROM episodes e LEFT JOIN media a ON a.id = e.audio_id LEFT JOIN media t ON t.id = e.transcript_id
"""
_SAME_AUDIO_BEST_PAIR = "a.hash = :audio ORDER BY t.hash IS :transcript DESC, e.opened_at DESC"
_SAME_AUDIO = "a.hash = :audio ORDER BY e.opened_at DESC"
_SAME_TRANSCRIPT_AWAITING_AUDIO = "t.hash = :transcript AND e.audio_id IS NULL ORDER BY e.opened_at DESC"
_SAME_TRANSCRIPT = "t.hash = :transcript ORDER BY e.audio_id IS NULL, e.opened_at DESC"


class EpisodeStore:
    """Finds, saves and lists episodes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, audio: str | None, transcript: str | None) -> EpisodeRecord | None:
        """The episode these contents belong to.

        The exact pair comes first; then the same audio (perhaps with another edition of the transcript); then
        the same transcript, opened without audio so far. A transcript alone finds its episode with its audio.

        Args:
            audio: hash of the audio file; None where there is none.
            transcript: hash of the transcript; None where there is none.

        Raises:
            StoreError: the library cannot be read.
        """
        rules = _rules(audio, transcript)
        with told():
            found = (self._first(rule, audio, transcript) for rule in rules)
            return next((episode for episode in found if episode is not None), None)

    def find_media(self, kind: MediaKind, path: str, size: int, mtime_ns: int) -> MediaRef | None:
        """The file last seen at `path` with this size and date: most likely the same.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                "SELECT hash, path, size, mtime_ns, duration_ms FROM media"
                " WHERE kind = ? AND path = ? AND size = ? AND mtime_ns = ? ORDER BY id DESC LIMIT 1",
                (kind.value, path, size, mtime_ns),
            ).fetchall()
        return MediaRef(kind, *rows[0]) if rows else None

    def recents(self, limit: int) -> list[EpisodeRecord]:
        """The listed episodes, the one opened last first.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(
                f"{_EPISODES} WHERE e.listed ORDER BY e.opened_at DESC, e.id DESC LIMIT ?", (limit,)
            ).fetchall()
        return [_episode(row) for row in rows]

    def load(self, episode_id: int) -> EpisodeRecord | None:
        """The episode of this row; None where there is none.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute(f"{_EPISODES} WHERE e.id = ?", (episode_id,)).fetchall()
        return _episode(rows[0]) if rows else None

    def title(self, episode_id: int) -> str:
        """What the episode of this row is called; empty where there is none.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            rows = self._db.execute("SELECT title FROM episodes WHERE id = ?", (episode_id,)).fetchall()
        return str(rows[0][0]) if rows else ""

    def save(self, episode: EpisodeRecord) -> EpisodeRecord:
        """Write the episode and its files, all or nothing; a later `opened_at` lists it again.

        Annotations of episodes that turn out to be halves of this one go with it.

        Returns:
            The episode with its `id`; an episode without one takes the place of the one `find` gives, if any.

        Raises:
            StoreError: the library cannot be written.
        """
        with told(), self._db.atomic():
            audio_id = self._save_media(episode.audio)
            transcript_id = self._save_media(episode.transcript)
            known = episode.id if episode.id is not None else self._id_of(episode)
            saved = self._save_episode(known, episode, audio_id, transcript_id)
            self._unlist_halves(saved, audio_id, transcript_id)
            gather(self._db, saved)
        return replace(episode, id=saved)

    def forget(self, episode_id: int) -> None:
        """Take the episode out of the list; its position stays known.

        Raises:
            StoreError: the library cannot be written.
        """
        with told():
            self._db.execute("UPDATE episodes SET listed = 0 WHERE id = ?", (episode_id,))

    def _first(self, rule: str, audio: str | None, transcript: str | None) -> EpisodeRecord | None:
        named = {"audio": audio, "transcript": transcript}
        rows = self._db.execute(f"{_EPISODES} WHERE {rule} LIMIT 1", named).fetchall()
        return _episode(rows[0]) if rows else None

    def _id_of(self, episode: EpisodeRecord) -> int | None:
        found = self.find(_hash(episode.audio), _hash(episode.transcript))
        return None if found is None else found.id

    def _save_media(self, media: MediaRef | None) -> int | None:
        if media is None:
            return None
        rows = self._db.execute(
            "INSERT INTO media (kind, hash, path, size, mtime_ns, duration_ms) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, hash) DO UPDATE SET path = excluded.path, size = excluded.size,"
            " mtime_ns = excluded.mtime_ns,"
            " duration_ms = coalesce(excluded.duration_ms, duration_ms) RETURNING id",
            (media.kind.value, media.hash, media.path, media.size, media.mtime_ns, media.duration_ms),
        ).fetchall()
        return int(rows[0][0])

    def _save_episode(
        self, known: int | None, episode: EpisodeRecord, audio_id: int | None, transcript_id: int | None
    ) -> int:
        rows = self._db.execute(
            "INSERT INTO episodes (id, title, speakers, audio_id, transcript_id, position_ms, rate,"
            " duration_ms, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, speakers = excluded.speakers,"
            " audio_id = coalesce(excluded.audio_id, audio_id),"
            " transcript_id = coalesce(excluded.transcript_id, transcript_id),"
            " position_ms = excluded.position_ms, rate = excluded.rate,"
            " duration_ms = coalesce(excluded.duration_ms, duration_ms), opened_at = excluded.opened_at,"
            " listed = CASE WHEN excluded.opened_at > opened_at THEN 1 ELSE listed END RETURNING id",
            (
                *(known, episode.title, episode.speakers, audio_id, transcript_id),
                *(episode.position_ms, episode.rate, episode.duration_ms, episode.opened_at),
            ),
        ).fetchall()
        return int(rows[0][0])

    def _unlist_halves(self, whole: int, audio_id: int | None, transcript_id: int | None) -> None:
        """Once both halves are together, an episode that knows one of them only is not listed beside it."""
        if audio_id is None or transcript_id is None:
            return
        self._db.execute(
            "UPDATE episodes SET listed = 0 WHERE id <> ? AND"
            " ((audio_id = ? AND transcript_id IS NULL) OR (transcript_id = ? AND audio_id IS NULL))",
            (whole, audio_id, transcript_id),
        )


def _rules(audio: str | None, transcript: str | None) -> tuple[str, ...]:
    if audio is None:
        return (_SAME_TRANSCRIPT,)
    if transcript is None:
        return (_SAME_AUDIO,)
    return (_SAME_AUDIO_BEST_PAIR, _SAME_TRANSCRIPT_AWAITING_AUDIO)


def _hash(media: MediaRef | None) -> str | None:
    return None if media is None else media.hash


def _episode(row: tuple[Any, ...]) -> EpisodeRecord:
    identity, title, speakers, position_ms, rate, duration_ms, opened_at = row[:7]
    return EpisodeRecord(
        title=title,
        speakers=speakers,
        audio=_media(MediaKind.AUDIO, row[7:12]),
        transcript=_media(MediaKind.TRANSCRIPT, row[12:17]),
        position_ms=position_ms,
        rate=rate,
        duration_ms=duration_ms,
        opened_at=opened_at,
        id=identity,
    )


def _media(kind: MediaKind, columns: tuple[Any, ...]) -> MediaRef | None:
    return None if columns[0] is None else MediaRef(kind, *columns)
