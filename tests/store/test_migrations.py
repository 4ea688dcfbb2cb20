"""Libraries of every released version open, and no released migration changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

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


def write_version_1(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(VERSION_1)


def write_version_3(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.executescript(VERSION_3)


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


@pytest.mark.parametrize(
    ("write", "steps"),
    [
        (write_version_1, [migrations.v1_episodes_and_settings]),
        (
            write_version_3,
            [migrations.v1_episodes_and_settings, migrations.v2_ignored_findings, migrations.v3_timing],
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
        """A library of version 1 and a program that knows a version 2."""
        write_version_1(tmp_path)
        newer = migrations.Migrations("turnlight")
        newer(name="v1_episodes_and_settings")(migrations.v1_episodes_and_settings)
        newer(name="v2_moods")(lambda db: db.execute("CREATE TABLE moods (id INTEGER PRIMARY KEY)") and None)
        monkeypatch.setattr(migrations, "library", newer)
        return tmp_path

    def test_then_the_library_is_migrated(self, older: Path) -> None:
        open_library(older).close()
        [backup] = (older / BACKUPS_NAME).glob("v2_moods-*.db")
        with closing(sqlite3.connect(backup)) as connection:
            assert "moods" not in columns(connection)
        with closing(sqlite3.connect(older / DATABASE_NAME)) as connection:
            assert "moods" in columns(connection)

    def test_without_room_for_it_the_library_stays_as_it_is(self, older: Path) -> None:
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
