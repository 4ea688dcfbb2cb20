"""The library is searched in the background: newer questions win, and what is opened is found later."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.store.notes import row_of
from tests.transcripts import transcript
from viewer.controllers import library_search
from viewer.controllers.library_search import LibrarySearch, Outcome
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path)) as library:
        row_of(library, "sound", "text")
        row_of(library, "other sound", "other")
        yield library


@pytest.fixture
def search(qapp: object, library: Library, tmp_path: Path) -> Iterator[LibrarySearch]:
    search = LibrarySearch(tmp_path)
    search._timer.setInterval(0)
    yield search
    search.close()


def shown(qtbot: QtBot, search: LibrarySearch, *texts: str, hashed: str = "text") -> None:
    with qtbot.waitSignal(search.kept):
        search.show(hashed, transcript(*texts))


def asked(qtbot: QtBot, search: LibrarySearch, text: str) -> Outcome:
    with qtbot.waitSignal(search.found) as found:
        search.ask(text)
    return found.args[0]


def test_what_is_shown_is_found(qtbot: QtBot, search: LibrarySearch) -> None:
    search.attach(lasting=True)
    shown(qtbot, search, "Ett universitet")
    assert [hit.text for hit in asked(qtbot, search, "univ").answer.hits] == ["Ett universitet"]
    shown(qtbot, search, "Rättat")
    outcome = asked(qtbot, search, "universitet")
    assert outcome.answer.hits == ()
    assert outcome.unsearched == 1  # the other episode


def test_what_was_shown_before_the_library_came_is_found_as_well(qtbot: QtBot, search: LibrarySearch) -> None:
    search.show("text", transcript("Ett universitet"))
    with qtbot.waitSignal(search.kept):
        search.attach(lasting=True)
    assert asked(qtbot, search, "universitet").answer.count == 1


def test_the_next_transcript_does_not_push_out_the_one_before(qtbot: QtBot, search: LibrarySearch) -> None:
    search._timer.setInterval(60_000)
    search.attach(lasting=True)
    search.show("text", transcript("Ett universitet"))
    with qtbot.waitSignal(search.kept):
        search.show("other", transcript("Ett annat"))
    assert asked(qtbot, search, "universitet").answer.count == 1


def test_nothing_is_asked_where_nothing_is_typed(qtbot: QtBot, search: LibrarySearch) -> None:
    search.attach(lasting=True)
    outcome = asked(qtbot, search, "  -")
    assert outcome.query.empty
    assert outcome.answer.hits == ()


def test_a_newer_question_takes_the_place_of_an_older(qtbot: QtBot, search: LibrarySearch) -> None:
    search.attach(lasting=True)
    shown(qtbot, search, "Ett universitet", "En skola")
    answers: list[Outcome] = []
    search.found.connect(answers.append)
    for text in ("u", "un", "uni", "skola"):
        search.ask(text)
    qtbot.waitUntil(lambda: bool(answers) and not search._searchers.busy)
    assert [[hit.text for hit in each.answer.hits] for each in answers] == [["En skola"]]


def test_a_library_that_cannot_be_written_is_not_written(
    qtbot: QtBot, search: LibrarySearch, library: Library
) -> None:
    search.attach(lasting=False)
    search.show("text", transcript("Ett universitet"))
    search._keep()
    assert not search._keepers.busy
    assert asked(qtbot, search, "universitet").answer.hits == ()


def test_a_library_that_is_gone_is_told(
    qtbot: QtBot, search: LibrarySearch, library: Library, tmp_path: Path
) -> None:
    search.attach(lasting=True)
    library.close()
    for file in tmp_path.glob(f"{DATABASE_NAME}*"):
        file.unlink()
    with qtbot.waitSignal(search.failed):
        search.ask("universitet")


def test_after_leaving_no_connection_is_left(
    qtbot: QtBot, search: LibrarySearch, library: Library, tmp_path: Path
) -> None:
    search.attach(lasting=True)
    shown(qtbot, search, "Ett universitet")
    asked(qtbot, search, "universitet")
    search.leave()
    library.close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    assert not search.available


def test_steps_are_gathered_before_they_are_kept() -> None:
    assert library_search.KEEP_AFTER_MS >= 1_000
