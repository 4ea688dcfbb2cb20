"""Settings on disk, read before and after the library is open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store import peek
from viewer.store.database import in_memory
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import open_library
from viewer.store.settings import SettingsStore

json_values = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False)
    | st.lists(st.integers())
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), json_values))
def test_what_was_saved_is_loaded(values: dict[str, object]) -> None:
    with closing(in_memory()) as db:
        SettingsStore(db).save(values)
        assert SettingsStore(db).load() == values


def test_a_later_value_replaces_the_earlier_one() -> None:
    with closing(in_memory()) as db:
        store = SettingsStore(db)
        store.save({"volume": 10, "muted": True})
        store.save({"volume": 20})
        assert store.load() == {"volume": 20, "muted": True}


def test_a_peek_sees_what_the_library_holds_and_leaves_no_traces(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.settings.save({"theme": "dark"})
    library.close()
    assert peek.settings(tmp_path) == {"theme": "dark"}
    assert [each.name for each in tmp_path.iterdir()] == [DATABASE_NAME]


def test_a_damaged_row_costs_that_row(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.settings.save({"theme": "dark", "volume": 10})
    library.close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection, connection:
        connection.execute("UPDATE settings SET value = '{' WHERE name = 'volume'")
    assert peek.settings(tmp_path) == {"theme": "dark"}


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100])
def test_a_peek_at_nothing_or_garbage_sees_nothing(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / DATABASE_NAME).write_bytes(content)
    assert peek.settings(tmp_path) == {}
    assert (tmp_path / DATABASE_NAME).exists() == (content is not None)
