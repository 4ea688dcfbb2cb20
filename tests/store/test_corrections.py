"""Corrections come back for the same transcript, in their order, and are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.full import full_at
from viewer.core.corrections import Correction, Join, Rename, Split, Unreadable, Words
from viewer.store.faults import StoreError
from viewer.store.library import Library, open_library

SOME: tuple[Correction, ...] = (
    Words(3, 7, "hör", "rör \ud83d 😀\u2028", "aa"),
    Split(3, 7, 8, "ab"),
    Join(3, " ", "ac", "ad"),
    Rename("Anna", "Anna Ek"),
)


def test_what_was_never_corrected_has_none(library: Library) -> None:
    assert library.corrections.load("aa") == ()


def test_each_transcript_has_its_own(library: Library, tmp_path: Path) -> None:
    library.corrections.save("aa", SOME)
    library.corrections.save("bb", SOME[2:])
    library.close()
    again = open_library(tmp_path)
    assert again.corrections.load("aa") == SOME
    assert again.corrections.load("bb") == SOME[2:]
    assert again.corrections.load("cc") == ()
    again.close()


def test_only_what_is_new_is_written(library: Library) -> None:
    library.corrections.save("aa", SOME[:2])
    written = len(SOME)
    library.corrections.save("aa", SOME, kept=2)
    assert library.corrections.load("aa") == SOME
    library.corrections.save("aa", SOME[:1], kept=1)
    assert library.corrections.load("aa") == SOME[:1]
    library.corrections.save("aa", (SOME[0], *[SOME[3]] * written), kept=1)
    assert library.corrections.load("aa") == (SOME[0], *[SOME[3]] * written)


def test_what_a_later_program_wrote_is_kept_as_it_is(library: Library) -> None:
    library._db.execute("INSERT INTO corrections VALUES ('aa', 0, '{\"kind\": \"sing\"}')")
    loaded = library.corrections.load("aa")
    assert loaded == (Unreadable('{"kind": "sing"}'),)
    library.corrections.save("aa", (*loaded, *SOME))
    assert library.corrections.load("aa") == (*loaded, *SOME)


def test_all_that_is_written_together_is_written_or_nothing(library: Library) -> None:
    library.corrections.save("aa", SOME)

    def write(*, fails: bool) -> None:
        with library.corrections.together():
            library.corrections.save("aa", ())
            library.settings.save({"volume": 7})
            if fails:
                raise KeyError

    with pytest.raises(KeyError):
        write(fails=True)
    assert library.corrections.load("aa") == SOME
    assert "volume" not in library.settings.load()
    write(fails=False)
    assert library.corrections.load("aa") == ()
    assert library.settings.load()["volume"] == 7


def test_a_failed_write_leaves_what_was(library: Library) -> None:
    library.corrections.save("aa", SOME)
    with full_at(library, "INSERT INTO corrections"), pytest.raises(StoreError):
        library.corrections.save("aa", SOME[2:])
    assert library.corrections.load("aa") == SOME


def test_others_are_found_by_the_turns_they_corrected(library: Library) -> None:
    assert library.corrections.is_empty("aa")
    library.corrections.save("aa", SOME)
    assert library.corrections.is_empty("aa")
    assert not library.corrections.is_empty("bb")
    library.corrections.save("bb", SOME[:1])
    library.corrections.save("cc", (Unreadable("no JSON"), SOME[3]))
    library.corrections.save("dd", ())
    assert library.corrections.elsewhere("new", ["aa", "ab", "xx"]) == (SOME, SOME[:1])
    assert library.corrections.elsewhere("aa", ["aa"]) == (SOME[:1],)
    assert library.corrections.elsewhere("new", ["xx"]) == ()
    assert library.corrections.elsewhere("new", []) == ()
