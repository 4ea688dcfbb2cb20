"""What is being typed is kept until it is a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.notes import made, note, row_of
from viewer.core.kept_notes import NoteDraft
from viewer.store.annotations import AnnotationStore
from viewer.store.library import Library, open_library


@pytest.fixture
def here(library: Library) -> int:
    return row_of(library, "a", "t")


def texts(library: Library) -> dict[str, str]:
    return {draft.annotation_id: draft.text for draft in library.annotations.drafts()}


def test_the_newest_words_for_each_annotation_the_newest_last(library: Library, here: int) -> None:
    for now_ms, identity, words in ((5, "x", "W"), (6, "y", "other"), (7, "x", "Wo")):
        AnnotationStore(library._db, now_ms=lambda now=now_ms: now).save_draft(here, identity, words)
    assert library.annotations.drafts() == (NoteDraft(here, "y", "other", 6), NoteDraft(here, "x", "Wo", 7))


def test_they_come_back_after_a_restart(library: Library, here: int, tmp_path: Path) -> None:
    library.annotations.save_draft(here, "x", "half a tho")
    again = open_library(tmp_path)  # while the other is still open, as after a crash
    assert texts(again) == {"x": "half a tho"}
    again.close()


def test_one_is_dropped_alone_or_with_the_note_it_became(library: Library, here: int) -> None:
    for identity in "xyz":
        library.annotations.save_draft(here, identity, "words")
    library.annotations.drop_draft("x")
    library.annotations.drop_draft("never heard of")
    assert set(texts(library)) == {"y", "z"}
    library.annotations.apply(here, made(note("y", "words")), drop_drafts=["y"])
    assert set(texts(library)) == {"z"}
    assert library.annotations.load(here) == (note("y", "words"),)


def test_it_does_not_wait_for_the_disk(library: Library, here: int) -> None:
    said: list[str] = []
    library._db.conn.set_trace_callback(said.append)
    library.annotations.save_draft(here, "x", "words")
    library._db.conn.set_trace_callback(None)
    assert not [sql for sql in said if "synchronous" in sql]
    assert library._db.execute("PRAGMA synchronous").fetchone() == (1,)
