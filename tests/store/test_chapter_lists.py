"""Lists of chapters come back as they were, for the same audio."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.store.chapter_lists import drop, keep, recall
from viewer.store.faults import StoreError


def test_what_was_kept_last_is_recalled(tmp_path: Path) -> None:
    assert recall(tmp_path, "abc") is None
    for data in (b"first", b"second"):
        keep(tmp_path, "abc", data)
    path = recall(tmp_path, "abc")
    assert path is not None
    assert path.read_bytes() == b"second"
    assert [each.name for each in path.parent.iterdir()] == ["abc.json"]
    assert recall(tmp_path, "abd") is None


def test_what_was_dropped_is_gone_and_may_be_dropped_again(tmp_path: Path) -> None:
    keep(tmp_path, "abc", b"list")
    drop(tmp_path, "abc")
    drop(tmp_path, "abc")
    assert recall(tmp_path, "abc") is None


def test_only_its_owner_can_look_inside(tmp_path: Path) -> None:
    keep(tmp_path / "data", "abc", b"list")
    assert (tmp_path / "data" / "chapters").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_an_error_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match="can't be opened"):
        keep(tmp_path / "data", "abc", b"list")
