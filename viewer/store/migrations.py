"""The library's tables, version by version. Append only: a migration that was released is never edited."""

from __future__ import annotations

from contextlib import closing

from sqlite_utils import Database, Migrations

library = Migrations("turnlight")


def known() -> set[str]:
    """The names of all migrations of this program."""
    with closing(Database(memory=True)) as empty:
        return {migration.name for migration in library.pending(empty)}


@library()
def v1_episodes_and_settings(db: Database) -> None:
    """Media files by content, episodes made of them, and the program's settings."""
    db.execute(
        """
        CREATE TABLE media (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('audio', 'transcript')),
            hash TEXT NOT NULL CHECK (hash <> ''),
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            duration_ms INTEGER,
            UNIQUE (kind, hash)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX media_by_path ON media (path)")
    db.execute(
        """
        CREATE TABLE episodes (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            speakers TEXT NOT NULL,
            audio_id INTEGER REFERENCES media (id),
            transcript_id INTEGER REFERENCES media (id),
            position_ms INTEGER NOT NULL,
            rate REAL,
            duration_ms INTEGER,
            opened_at INTEGER NOT NULL,
            listed INTEGER NOT NULL DEFAULT 1,
            CHECK (audio_id IS NOT NULL OR transcript_id IS NOT NULL)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX episodes_by_audio ON episodes (audio_id)")
    db.execute("CREATE INDEX episodes_by_transcript ON episodes (transcript_id)")
    db.execute("CREATE INDEX episodes_by_opening ON episodes (listed, opened_at DESC)")
    db.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT")


@library()
def v2_ignored_findings(db: Database) -> None:
    """What is not to be told of an audio file again, by its content and the kind of finding."""
    db.execute(
        """
        CREATE TABLE ignored_findings (
            audio_hash TEXT NOT NULL CHECK (audio_hash <> ''),
            kind TEXT NOT NULL,
            PRIMARY KEY (audio_hash, kind)
        ) WITHOUT ROWID, STRICT
        """
    )


@library()
def v3_timing(db: Database) -> None:
    """How transcript time runs through an audio file, by the hash of its content; times in milliseconds."""
    db.execute(
        """
        CREATE TABLE sync_points (
            audio_hash TEXT NOT NULL CHECK (audio_hash <> ''),
            transcript_ms INTEGER NOT NULL,
            audio_ms INTEGER NOT NULL,
            PRIMARY KEY (audio_hash, transcript_ms)
        ) WITHOUT ROWID, STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE advertisements (
            audio_hash TEXT NOT NULL CHECK (audio_hash <> ''),
            start_ms INTEGER NOT NULL,
            end_ms INTEGER NOT NULL CHECK (end_ms > start_ms),
            PRIMARY KEY (audio_hash, start_ms)
        ) WITHOUT ROWID, STRICT
        """
    )


@library()
def v5_corrections(db: Database) -> None:
    """What readers correct in a transcript, by the hash of its file's content: JSON, one after the other."""
    db.execute(
        """
        CREATE TABLE corrections (
            transcript_hash TEXT NOT NULL CHECK (transcript_hash <> ''),
            place INTEGER NOT NULL,
            correction TEXT NOT NULL,
            PRIMARY KEY (transcript_hash, place)
        ) WITHOUT ROWID, STRICT
        """
    )
