"""Libraries as each released version wrote them, in words that never change again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from viewer.store.folder import DATABASE_NAME

VERSION_1 = """
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v1_episodes_and_settings', '2026-11-23 12:00:00.000000+00:00');
CREATE TABLE media (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('audio', 'transcript')),
    hash TEXT NOT NULL CHECK (hash <> ''), path TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, duration_ms INTEGER, UNIQUE (kind, hash)
) STRICT;
CREATE INDEX media_by_path ON media (path);
CREATE TABLE episodes (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, speakers TEXT NOT NULL,
    audio_id INTEGER REFERENCES media (id), transcript_id INTEGER REFERENCES media (id),
    position_ms INTEGER NOT NULL, rate REAL, duration_ms INTEGER,
    opened_at INTEGER NOT NULL, listed INTEGER NOT NULL DEFAULT 1,
    CHECK (audio_id IS NOT NULL OR transcript_id IS NOT NULL)
) STRICT;
CREATE INDEX episodes_by_audio ON episodes (audio_id);
CREATE INDEX episodes_by_transcript ON episodes (transcript_id);
CREATE INDEX episodes_by_opening ON episodes (listed, opened_at DESC);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO media VALUES (1, 'audio', 'aa', '/old/ep.mp3', 10, 20, 60000),
    (2, 'transcript', 'bb', '/old/ep.txt', 30, 40, NULL);
INSERT INTO episodes VALUES (1, 'Old episode', 'Ada, Bo', 1, 2, 12345, 1.25, 60000, 99, 1);
INSERT INTO settings VALUES ('volume', '55');
"""
"""Episodes and settings."""

VERSION_3 = (
    VERSION_1
    + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v2_ignored_findings', '2026-11-24 12:00:00.000000+00:00'),
    ('turnlight', 'v3_timing', '2026-11-24 12:00:00.000000+00:00');
CREATE TABLE ignored_findings (
    audio_hash TEXT NOT NULL CHECK (audio_hash <> ''), kind TEXT NOT NULL, PRIMARY KEY (audio_hash, kind)
) WITHOUT ROWID, STRICT;
INSERT INTO ignored_findings VALUES ('aa', 'late_start');
CREATE TABLE sync_points (
    audio_hash TEXT NOT NULL CHECK (audio_hash <> ''), transcript_ms INTEGER NOT NULL,
    audio_ms INTEGER NOT NULL, PRIMARY KEY (audio_hash, transcript_ms)
) WITHOUT ROWID, STRICT;
CREATE TABLE advertisements (
    audio_hash TEXT NOT NULL CHECK (audio_hash <> ''), start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL CHECK (end_ms > start_ms), PRIMARY KEY (audio_hash, start_ms)
) WITHOUT ROWID, STRICT;
INSERT INTO sync_points VALUES ('aa', 1000, 4000), ('aa', 20000, 43000);
INSERT INTO advertisements VALUES ('aa', 5000, 25000);
"""
)
"""What is ignored has joined, and the timing."""

VERSION_4 = (
    VERSION_3
    + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v4_annotations', '2026-11-25 12:00:00.000000+00:00');
CREATE TABLE annotations (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, episode_id INTEGER NOT NULL REFERENCES episodes (id),
    revision INTEGER NOT NULL, deleted_at INTEGER, kind TEXT NOT NULL, colour TEXT NOT NULL,
    note TEXT NOT NULL, unfinished INTEGER NOT NULL, place TEXT NOT NULL, created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL, moment_ms INTEGER, start_turn INTEGER, start INTEGER, end_turn INTEGER,
    "end" INTEGER, quote TEXT, prefix TEXT, suffix TEXT, start_ms INTEGER, end_ms INTEGER, text_hash TEXT
) STRICT;
CREATE INDEX annotations_by_episode ON annotations (episode_id);
CREATE INDEX annotations_by_revision ON annotations (revision);
CREATE INDEX annotations_by_text ON annotations (text_hash, episode_id);
CREATE INDEX annotations_in_bin ON annotations (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE annotation_tags (
    annotation INTEGER NOT NULL REFERENCES annotations (row) ON DELETE CASCADE, position INTEGER NOT NULL,
    tag TEXT NOT NULL, PRIMARY KEY (annotation, position)
) WITHOUT ROWID, STRICT;
CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag);
CREATE TABLE tags (name TEXT PRIMARY KEY, colour TEXT, memo TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE drafts (
    annotation_id TEXT PRIMARY KEY, episode_id INTEGER NOT NULL REFERENCES episodes (id),
    text TEXT NOT NULL, saved_at INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX drafts_by_episode ON drafts (episode_id);
CREATE TABLE note_revisions (id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER) STRICT;
INSERT INTO note_revisions VALUES (1, 2);
INSERT INTO annotations VALUES
    (1, 'a1', 1, 1, NULL, 'passage', 'green', 'Mind this', 1, 'doubtful', 100, 200, NULL,
        3, 4, 5, 6, 'the words', 'before ', ' behind', 7000, 8000, 'cc'),
    (2, 'b2', 1, 2, 300, 'bookmark', 'blue', 'Here', 0, 'sure', 100, 100, 9000,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO annotation_tags VALUES (1, 0, 'budget/schools'), (1, 1, 'money');
INSERT INTO tags VALUES ('budget/schools', 'orange', 'Schools'), ('money', NULL, '');
INSERT INTO drafts VALUES ('a1', 1, 'Mind this, and', 400);
"""
)
"""Annotations have joined, the bin, tags and drafts."""

VERSION_5 = (
    VERSION_4
    + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v5_corrections', '2026-11-25 13:00:00.000000+00:00');
CREATE TABLE corrections (
    transcript_hash TEXT NOT NULL CHECK (transcript_hash <> ''), place INTEGER NOT NULL,
    correction TEXT NOT NULL, PRIMARY KEY (transcript_hash, place)
) WITHOUT ROWID, STRICT;
INSERT INTO corrections VALUES
    ('bb', 0, '{"kind": "words", "turn": 3, "start": 7, "old": "h\\u00f6", "new": "r\\u00f6", "seen": "aa"}'),
    ('bb', 1, '{"kind": "split", "turn": 3, "end": 7, "start": 8, "seen": "ab", "ms": 7500}'),
    ('bb', 2, '{"kind": "join", "turn": 1, "between": " ", "seen": "ac", "seen_next": "ad"}'),
    ('bb', 3, '{"kind": "rename", "old": "Ada", "new": "Ada Ek"}'),
    ('bb', 4, '{"kind": "recast", "turn": 2, "old": "", "new": "Bo", "seen": "ae"}');
"""
)
"""Corrections have joined."""

VERSION_6 = (
    VERSION_5 + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v6_texts', '2026-11-25 14:00:00.000000+00:00');
CREATE TABLE texts (
    text_hash TEXT PRIMARY KEY CHECK (text_hash <> ''), turns BLOB NOT NULL
) WITHOUT ROWID, STRICT;
INSERT INTO texts VALUES ('cc', x'"""
    "789c2d8dc10ac23010447f25ec39c88a08dadfe8d1f6109aa106dba474b7a288ffeeb6f532f01e33cc87142f15"
    "aa6e5477f75206715d117563c9781fc853dd2ccc38bb66899753b40433b59e44c3bcedd81f99d90c725c79257f"
    "dd954c080fccff9a094d63cafd76d7a727b21d404c0645a4f6fb0382232c9a"
    "');"
)
"""The words of annotated transcripts have joined."""

VERSION_7 = (
    VERSION_6
    + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v7_reading_choices', '2026-11-25 15:00:00.000000+00:00');
CREATE TABLE reading_choices (
    transcript_hash TEXT PRIMARY KEY CHECK (transcript_hash <> ''), choices TEXT NOT NULL
) WITHOUT ROWID, STRICT;
INSERT INTO reading_choices VALUES
    ('bb', '{"reader": "table", "encoding": "cp1252", "columns": {"text": 2, "time": 0},
             "speakers": ["Bo"], "no_speakers": ["Obs"]}');
"""
)
"""How transcripts are to be read has joined."""

VERSION_8 = (
    VERSION_7 + """
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('turnlight', 'v8_search', '2026-11-26 14:00:00.000000+00:00');
CREATE TABLE search_transcripts (
    first INTEGER PRIMARY KEY, room INTEGER NOT NULL, turns INTEGER NOT NULL,
    transcript_hash TEXT NOT NULL UNIQUE CHECK (transcript_hash <> ''), state TEXT NOT NULL
) STRICT;
CREATE TABLE search_texts (first INTEGER PRIMARY KEY, turns BLOB NOT NULL) STRICT;
CREATE TABLE search_notes (
    annotation INTEGER PRIMARY KEY, note TEXT NOT NULL, speaker TEXT NOT NULL
) STRICT;
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1), spelling TEXT NOT NULL, respelled INTEGER,
    revision INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5
    (exact, folded, speaker, content='', prefix='3', tokenize="ascii tokenchars '_'");
INSERT INTO search_state VALUES (1, '1/0.0.0', NULL, 0);
INSERT INTO search_transcripts VALUES (0, 8, 1, 'bb', 'aa');
INSERT INTO search_texts VALUES (0, x'"""
    "789c8b8e36d0b1343030d051724c4954d2510acececfc92f522838bc5421ecf092a2dc9cc4bc143da5d85800f7"
    "3c0d77"
    "');"
    """
INSERT INTO search_words (rowid, exact, folded, speaker)
    VALUES (0, 'skolor på värmland', 'skolor pa varmland', 'ada');
"""
)
"""What is searched has joined."""


def write(folder: Path, version: str) -> None:
    """Put the library of this version into `folder`."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(version)
