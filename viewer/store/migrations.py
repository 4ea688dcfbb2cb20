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
def v4_annotations(db: Database) -> None:
    """Annotations of episodes, the tags they share, the bin, drafts, and a count of the changes made.

    Times are milliseconds; `deleted_at`, `created_at`, `changed_at` and `saved_at` since 1970 (UTC). What an
    anchor holds is empty in bookmarks. Names of tags have no row they refer to: a name stays in the bin.
    """
    db.execute(
        """
        CREATE TABLE annotations (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            episode_id INTEGER NOT NULL REFERENCES episodes (id),
            revision INTEGER NOT NULL,
            deleted_at INTEGER,
            kind TEXT NOT NULL,
            colour TEXT NOT NULL,
            note TEXT NOT NULL,
            unfinished INTEGER NOT NULL,
            place TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            moment_ms INTEGER,
            start_turn INTEGER,
            start INTEGER,
            end_turn INTEGER,
            "end" INTEGER,
            quote TEXT,
            prefix TEXT,
            suffix TEXT,
            start_ms INTEGER,
            end_ms INTEGER,
            text_hash TEXT
        ) STRICT
        """
    )
    db.execute("CREATE INDEX annotations_by_episode ON annotations (episode_id)")
    db.execute("CREATE INDEX annotations_by_revision ON annotations (revision)")
    db.execute("CREATE INDEX annotations_by_text ON annotations (text_hash, episode_id)")
    db.execute("CREATE INDEX annotations_in_bin ON annotations (deleted_at) WHERE deleted_at IS NOT NULL")
    _v4_tags(db)
    _v4_drafts(db)
    db.execute("CREATE TABLE note_revisions (id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER) STRICT")
    db.execute("INSERT INTO note_revisions VALUES (1, 0)")


def _v4_tags(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE annotation_tags (
            annotation INTEGER NOT NULL REFERENCES annotations (row) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (annotation, position)
        ) WITHOUT ROWID, STRICT
        """
    )
    db.execute("CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag)")
    db.execute(
        "CREATE TABLE tags (name TEXT PRIMARY KEY, colour TEXT, memo TEXT NOT NULL) WITHOUT ROWID, STRICT"
    )


def _v4_drafts(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE drafts (
            annotation_id TEXT PRIMARY KEY,
            episode_id INTEGER NOT NULL REFERENCES episodes (id),
            text TEXT NOT NULL,
            saved_at INTEGER NOT NULL
        ) WITHOUT ROWID, STRICT
        """
    )
    db.execute("CREATE INDEX drafts_by_episode ON drafts (episode_id)")


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


@library()
def v6_texts(db: Database) -> None:
    """The words of transcripts that annotations were made in, by `text_hash`; see `viewer.store.texts`."""
    db.execute(
        """
        CREATE TABLE texts (
            text_hash TEXT PRIMARY KEY CHECK (text_hash <> ''),
            turns BLOB NOT NULL
        ) WITHOUT ROWID, STRICT
        """
    )


@library()
def v7_reading_choices(db: Database) -> None:
    """How transcripts are to be read, by the hash of the file's content: JSON."""
    db.execute(
        """
        CREATE TABLE reading_choices (
            transcript_hash TEXT PRIMARY KEY CHECK (transcript_hash <> ''),
            choices TEXT NOT NULL
        ) WITHOUT ROWID, STRICT
        """
    )


@library()
def v8_search(db: Database) -> None:
    """The words of transcripts and notes, to be searched; see `viewer.store.search_index`.

    Rows of `search_words` are turns, by their place in the row of all transcripts, and notes, by the negative
    row of the annotation. It keeps no text: that is in `search_texts`, some turns a row, and `search_notes`.
    """
    db.execute(
        """
        CREATE TABLE search_transcripts (
            first INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            turns INTEGER NOT NULL,
            transcript_hash TEXT NOT NULL UNIQUE CHECK (transcript_hash <> ''),
            state TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE TABLE search_texts (first INTEGER PRIMARY KEY, turns BLOB NOT NULL) STRICT")
    db.execute(
        """
        CREATE TABLE search_notes (
            annotation INTEGER PRIMARY KEY,
            note TEXT NOT NULL,
            speaker TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE search_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            spelling TEXT NOT NULL,
            respelled INTEGER,
            revision INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("INSERT INTO search_state VALUES (1, '', NULL, -1)")
    db.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5"
        " (exact, folded, speaker, content='', prefix='3', tokenize=\"ascii tokenchars '_'\")"
    )
