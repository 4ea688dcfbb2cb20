"""Pasted transcripts come back as they were."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.store.faults import StoreError
from viewer.store.pasted import Pasted, is_inside, is_kept, keep, recall


@given(st.none() | st.text(), st.text())
def test_what_was_kept_is_recalled_exactly(tmp_path_factory: pytest.TempPathFactory, html, text) -> None:
    folder = tmp_path_factory.mktemp("data")
    path = keep(folder, Pasted(html, text))
    assert recall(folder, path) == Pasted(html, text)
    assert path.suffix == (".txt" if html is None else ".html")


def test_the_same_paste_is_the_same_file_named_by_its_content(tmp_path: Path) -> None:
    first = keep(tmp_path, Pasted("<p>Hej</p>", "Hej"))
    assert keep(tmp_path, Pasted("<p>Hej</p>", "Hej")) == first
    assert first.stem == hashlib.sha256(first.read_bytes()).hexdigest()
    assert sorted(each.suffix for each in first.parent.iterdir()) == [".html", ".txt"]


def test_words_from_inside_an_audio_file_are_known_as_such(tmp_path: Path) -> None:
    found, pasted = keep(tmp_path, Pasted(None, "Hej", inside=True)), keep(tmp_path, Pasted(None, "Hej"))
    assert recall(tmp_path, found) == Pasted(None, "Hej", inside=True)
    assert [is_inside(tmp_path, path) for path in (found, pasted)] == [True, False]
    assert is_kept(tmp_path, found)
    assert not is_inside(tmp_path / "elsewhere", found)


def test_other_files_are_none_of_its_business(tmp_path: Path) -> None:
    other = tmp_path / "page.html"
    other.write_text("<p>Hej</p>")
    assert recall(tmp_path, other) is None


def test_a_paste_that_was_removed_is_not_recalled(tmp_path: Path) -> None:
    path = keep(tmp_path, Pasted(None, "Hej"))
    path.unlink()
    assert recall(tmp_path, path) is None


def test_a_folder_that_cannot_be_written_is_an_error_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match="can't be opened"):
        keep(tmp_path / "data", Pasted(None, "Hej"))
