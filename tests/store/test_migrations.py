"""Libraries of every released version open, and no released migration changes."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.full import disk_full
from tests.store.releases import (
    VERSION_1,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
    write,
)
from tests.store.texts import kept_turns
from tests.transcripts import transcript
from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Colour, Kind, Place, Tag
from viewer.core.choices import AUTOMATIC, Choices, Columns
from viewer.core.corrections import Join, Recast, Rename, Split, Words
from viewer.core.kept_notes import NoteDraft
from viewer.core.query import parse
from viewer.core.records import MediaKind, MediaRef
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.core.transcript import Timing, Turn
from viewer.store import database, migrations
from viewer.store.faults import Fault, StoreError, told
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME
from viewer.store.library import open_library
from viewer.store.search import Searcher
from viewer.store.search_index import keep_transcript

RELEASED = {
    "v1_episodes_and_settings": VERSION_1,
    "v3_timing": VERSION_3,
    "v4_annotations": VERSION_4,
    "v5_corrections": VERSION_5,
    "v6_texts": VERSION_6,
    "v7_reading_choices": VERSION_7,
    "v8_search": VERSION_8,
}
"""Libraries as they were left, by the last migration that each had known."""


def columns(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
        for (name,) in tables
    }


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in columns(connection)}


def wording(connection: sqlite3.Connection) -> set[str]:
    """What makes the tables and their indexes, in whatever lines it was written."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE tbl_name <> '_sqlite_migrations'")
    return {re.sub(r"\s+", "", sql) for (sql,) in rows if sql}


def test_a_library_of_version_1_opens_with_everything_in_it(tmp_path: Path) -> None:
    write(tmp_path, VERSION_1)
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
    write(tmp_path, VERSION_3)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    assert library.timing.load("aa") == Timeline(
        (SyncPoint(1_000, 4_000), SyncPoint(20_000, 43_000)), ((5_000, 25_000),)
    )
    assert library.ignored.kinds("aa") == {"late_start"}
    library.close()


def test_a_library_of_version_4_opens_with_its_annotations(tmp_path: Path) -> None:
    write(tmp_path, VERSION_4)
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


def test_a_library_of_version_5_opens_with_its_corrections(tmp_path: Path) -> None:
    write(tmp_path, VERSION_5)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    assert library.corrections.load("bb") == (
        Words(3, 7, "hö", "rö", "aa"),
        Split(3, 7, 8, "ab", 7_500),
        Join(1, " ", "ac", "ad"),
        Rename("Ada", "Ada Ek"),
        Recast(2, "", "Bo", "ae"),
    )
    library.close()


def test_a_library_of_version_6_opens_with_the_words_of_annotated_transcripts(tmp_path: Path) -> None:
    write(tmp_path, VERSION_6)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    assert kept_turns(library, "cc") == (
        Turn(0, 1_000, None, 0, "Schools cost money.", Timing.GIVEN),
        Turn(1_000, 9_000, None, 1, "Så 😀", Timing.ESTIMATED),
    )
    assert library.choices.load("bb") == AUTOMATIC
    library.close()


def test_a_library_of_version_7_opens_with_how_transcripts_are_read(tmp_path: Path) -> None:
    write(tmp_path, VERSION_7)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    assert library.choices.load("bb") == Choices(
        "table", "cp1252", Columns(2, 0), frozenset({"Bo"}), frozenset({"Obs"})
    )
    library.close()


def test_a_library_of_version_8_is_searched_though_words_were_made_in_another_way(tmp_path: Path) -> None:
    write(tmp_path, VERSION_8)
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    keep_transcript(tmp_path, "other", transcript("En skola"), lambda: None)  # which makes them anew first
    with closing(Searcher(tmp_path)) as searcher:
        [hit] = searcher.search(parse("varmland"), 10).hits
    assert (hit.text, hit.speaker, hit.exact) == ("Skolor på Värmland.", "Ada", False)
    library.close()


@pytest.mark.parametrize("version", RELEASED.values(), ids=RELEASED)
def test_migrating_to_the_newest_loses_nothing(tmp_path: Path, version: str) -> None:
    write(tmp_path, version)
    with closing(database.connect(tmp_path / DATABASE_NAME)) as db:
        before = contents(db.conn)
        database.migrate(db)
        assert database.versions(db.conn) == migrations.known()
        after = contents(db.conn)
    applied = before.pop("_sqlite_migrations")
    assert after["_sqlite_migrations"][: len(applied)] == applied
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("last", RELEASED)
def test_a_version_is_still_made_as_it_was_released(tmp_path: Path, last: str) -> None:
    write(tmp_path, RELEASED[last])
    steps = [each.fn for each in migrations.library._migrations]
    names = [each.name for each in migrations.library._migrations]
    with (
        closing(sqlite3.connect(":memory:")) as made,
        closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as released,
    ):
        db = database.Database(made)
        for step in steps[: names.index(last) + 1]:
            step(db)
        tables = columns(released)
        del tables["_sqlite_migrations"]
        assert columns(made) == tables
        assert wording(made) == wording(released)


@pytest.mark.parametrize("last", RELEASED)
def test_a_damaged_library_of_any_version_is_told_and_kept_as_it_was(tmp_path: Path, last: str) -> None:
    write(tmp_path, RELEASED[last])
    path = tmp_path / DATABASE_NAME
    spoilt = path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)
    path.write_bytes(spoilt)
    library = open_library(tmp_path)
    [report] = library.reports
    assert "damaged" in str(report)
    library.close()
    [aside] = tmp_path.glob("*-damaged-*.db")
    assert aside.read_bytes() == spoilt


class TestABackupComesFirst:
    @pytest.fixture
    def older(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A library of today and a program that knows one version more."""
        write(tmp_path, VERSION_1)
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
    write(tmp_path, VERSION_1)

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


def test_what_failed_half_way_is_told_and_made_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, VERSION_3)

    def half_done(db: database.Database) -> None:
        migrations.v5_corrections(db)
        db.execute("DELETE FROM episodes")
        raise disk_full()

    broken = migrations.Migrations("turnlight")
    for each in migrations.library._migrations:
        broken(name=each.name)(half_done if each.name == "v5_corrections" else each.fn)
    with closing(database.connect(tmp_path / DATABASE_NAME)) as db:
        before = contents(db.conn)
        del before["_sqlite_migrations"]
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "library", broken)
            with pytest.raises(StoreError) as raised:
                database.migrate(db)
        assert raised.value.fault is Fault.FULL
        assert "v5_corrections" not in database.versions(db.conn)
        assert "corrections" not in columns(db.conn)
        assert {name: contents(db.conn)[name] for name in before} == before
    library = open_library(tmp_path)
    assert (library.lasting, library.reports) == (True, ())
    library.close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        assert database.versions(connection) == migrations.known()
        assert {name: contents(connection)[name] for name in before} == before


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


def test_of_two_programs_that_start_at_once_one_migrates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, VERSION_1)
    one, other = (database.connect(tmp_path / DATABASE_NAME) for _ in range(2))
    ask = database.pending

    def asked(db: Database) -> list[str]:
        names = ask(db)
        if db is other:  # between its question and its migration
            database.migrate(one)
        return names

    monkeypatch.setattr(database, "pending", asked)
    database.migrate(other)
    monkeypatch.undo()
    assert database.pending(one) == database.pending(other) == []
    one.close()
    other.close()
