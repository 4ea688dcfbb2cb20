"""Libraries of every released version open, and no released migration changes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Colour, Kind, Place, Tag
from viewer.core.kept_notes import NoteDraft
from viewer.core.records import MediaKind, MediaRef
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.store import database, migrations
from viewer.store.faults import Fault, StoreError, told
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME
from viewer.store.library import open_library

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
"""A library as version 1 wrote it, in words that never change again."""

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
"""A library as version 3 wrote it: what is ignored has joined, and the timing."""


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
"""A library as version 4 wrote it: annotations have joined, the bin, tags and drafts."""


def write_version_1(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(VERSION_1)


def write_version_3(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(VERSION_3)


def write_version_4(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(VERSION_4)


def columns(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
        for (name,) in tables
    }


def test_a_library_of_version_1_opens_with_everything_in_it(tmp_path: Path) -> None:
    write_version_1(tmp_path)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    [episode] = library.episodes.recents(10)
    assert (episode.title, episode.speakers, episode.position_ms, episode.rate) == (
        "Old episode",
        "Ada, Bo",
        12345,
        1.25,
    )
    assert episode.audio == MediaRef(MediaKind.AUDIO, "aa", "/old/ep.mp3", 10, 20, 60_000)
    assert episode.transcript == MediaRef(MediaKind.TRANSCRIPT, "bb", "/old/ep.txt", 30, 40)
    assert library.settings.load() == {"volume": 55}
    assert library.timing.load("aa") == IDENTITY
    assert library.ignored.kinds("aa") == frozenset()
    library.close()


def test_a_library_of_version_3_opens_with_what_was_said_of_its_audio(tmp_path: Path) -> None:
    write_version_3(tmp_path)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    assert library.timing.load("aa") == Timeline(
        (SyncPoint(1_000, 4_000), SyncPoint(20_000, 43_000)), ((5_000, 25_000),)
    )
    assert library.ignored.kinds("aa") == {"late_start"}
    library.close()


def test_a_library_of_version_4_opens_with_its_annotations(tmp_path: Path) -> None:
    write_version_4(tmp_path)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    anchor = Anchor(3, 4, 5, 6, "the words", "before ", " behind", 7_000, 8_000, "cc")
    tags = ("budget/schools", "money")
    assert library.annotations.load(1) == (
        Annotation(
            "a1", Kind.PASSAGE, anchor, None, Colour.GREEN, "Mind this", tags, True, Place.DOUBTFUL, 100, 200
        ),
    )
    assert library.annotations.tags() == (Tag("budget/schools", Colour.ORANGE, "Schools"), Tag("money"))
    assert library.annotations.drafts() == (NoteDraft(1, "a1", "Mind this, and", 400),)
    library.close()


@pytest.mark.parametrize(
    ("write", "steps"),
    [
        (write_version_1, [migrations.v1_episodes_and_settings]),
        (
            write_version_3,
            [migrations.v1_episodes_and_settings, migrations.v2_ignored_findings, migrations.v3_timing],
        ),
        (
            write_version_4,
            [
                migrations.v1_episodes_and_settings,
                migrations.v2_ignored_findings,
                migrations.v3_timing,
                migrations.v4_annotations,
            ],
        ),
    ],
)
def test_a_version_is_still_made_as_it_was_released(
    tmp_path: Path,
    write: Callable[[Path], None],
    steps: Sequence[Callable[[database.Database], None]],
) -> None:
    write(tmp_path)
    with (
        closing(sqlite3.connect(":memory:")) as made,
        closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as released,
    ):
        db = database.Database(made)
        for step in steps:
            step(db)
        tables = columns(released)
        del tables["_sqlite_migrations"]
        assert columns(made) == tables


class TestABackupComesFirst:
    @pytest.fixture
    def older(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A library of today and a program that knows one version more."""
        write_version_1(tmp_path)
        open_library(tmp_path).close()
        newer = migrations.Migrations("turnlight")
        for migration in migrations.library._migrations:
            newer(name=migration.name)(migration.fn)
        newer(name="v99_moods")(lambda db: db.execute("CREATE TABLE moods (id INTEGER PRIMARY KEY)") and None)
        monkeypatch.setattr(migrations, "library", newer)
        return tmp_path

    def test_then_the_library_is_migrated(self, older: Path) -> None:
        open_library(older).close()
        [backup] = (older / BACKUPS_NAME).glob("v99_moods-*.db")
        with closing(sqlite3.connect(backup)) as connection:
            assert "moods" not in columns(connection)
        with closing(sqlite3.connect(older / DATABASE_NAME)) as connection:
            assert "moods" in columns(connection)

    def test_without_room_for_it_the_library_stays_as_it_is(self, older: Path) -> None:
        shutil.rmtree(older / BACKUPS_NAME)
        (older / BACKUPS_NAME).write_text("in the way")
        library = open_library(older)
        assert not library.lasting
        assert [episode.title for episode in library.episodes.recents(10)] == ["Old episode"]
        library.close()
        with closing(sqlite3.connect(older / DATABASE_NAME)) as connection:
            assert "moods" not in columns(connection)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_version_1(tmp_path)

    def half_done(db: database.Database) -> None:
        db.execute("DELETE FROM episodes")
        raise sqlite3.OperationalError("no luck")

    broken = migrations.Migrations("turnlight")
    broken(name="v1_episodes_and_settings")(migrations.v1_episodes_and_settings)
    broken(name="v2_broken")(half_done)
    monkeypatch.setattr(migrations, "library", broken)
    with closing(database.connect(tmp_path / DATABASE_NAME)) as db:
        with pytest.raises(sqlite3.OperationalError, match="no luck"):
            database.migrate(db)
        assert db.execute("SELECT title FROM episodes").fetchall() == [("Old episode",)]


def test_a_fault_of_the_world_has_a_meaning_and_our_own_has_none() -> None:
    with (
        closing(database.in_memory()) as db,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        told(),
    ):
        db.execute("SELECT * FROM nowhere")
    with pytest.raises(StoreError) as raised, told():
        sqlite3.connect("/nowhere/at/all.db")
    assert raised.value.fault is Fault.UNREACHABLE
