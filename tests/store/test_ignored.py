"""What is ignored stays ignored, for that audio file alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store.database import in_memory
from viewer.store.faults import StoreError
from viewer.store.ignored import IgnoredStore
from viewer.store.library import open_library

names = st.sampled_from("abc")


@given(st.lists(st.tuples(names, names)))
def test_each_file_has_its_own(pairs: list[tuple[str, str]]) -> None:
    with closing(in_memory()) as db:
        store = IgnoredStore(db)
        for audio, kind in pairs:
            store.ignore(audio, kind)
        for audio in "abcd":
            assert store.kinds(audio) == {kind for other, kind in pairs if other == audio}


def test_it_is_known_at_the_next_start(tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as library:
        library.ignored.ignore("aa", "late_start")
    with closing(open_library(tmp_path)) as library:
        assert library.ignored.kinds("aa") == {"late_start"}


def test_a_fault_of_the_library_is_the_worlds(tmp_path: Path) -> None:
    with closing(in_memory()) as db:
        store = IgnoredStore(db)
        db.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError):
            store.ignore("aa", "late_start")
