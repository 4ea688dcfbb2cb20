"""Which annotations a filter lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transcripts import transcript
from viewer.core.anchor import describe
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.notes_filter import NotesFilter, words_of

TURNS = transcript("Where is the harbour?", "Behind the bridge.").turns
PASSAGE = Annotation(
    "a" * 32,
    Kind.PASSAGE,
    describe(TURNS, 0, 9, 0, 20, "hash"),
    colour=Colour.GREEN,
    note="Ask the Captain",
    tags=("budget/universities", "sound"),
    unfinished=True,
)
BOOKMARK = Annotation("b" * 32, Kind.BOOKMARK, moment_ms=7_000)


def wants(wanted: NotesFilter, annotation: Annotation = PASSAGE) -> bool:
    return wanted.wants(annotation, 0, lambda: words_of(annotation, "Ada"))


def test_an_empty_filter_lets_everything_through() -> None:
    assert not NotesFilter().active
    assert wants(NotesFilter())
    assert wants(NotesFilter(), BOOKMARK)
    assert not NotesFilter(text="  ").active


@pytest.mark.parametrize(
    "wanted",
    [
        NotesFilter(text="CAPTAIN harbour"),
        NotesFilter(text="ada"),
        NotesFilter(text="univers"),
        NotesFilter(colours=frozenset({Colour.GREEN, Colour.BLUE})),
        NotesFilter(tags=frozenset({"budget"})),
        NotesFilter(tags=frozenset({"sound"})),
        NotesFilter(speakers=frozenset({0})),
        NotesFilter(unfinished=True),
    ],
)
def test_what_fits_is_let_through_and_the_filter_is_active(wanted: NotesFilter) -> None:
    assert wanted.active
    assert wants(wanted)


@pytest.mark.parametrize(
    "wanted",
    [
        NotesFilter(text="captain bridge"),
        NotesFilter(colours=frozenset({Colour.BLUE})),
        NotesFilter(tags=frozenset({"bud"})),
        NotesFilter(tags=frozenset({"universities"})),
        NotesFilter(speakers=frozenset({1})),
        NotesFilter(bookmarks=True),
        NotesFilter(unfinished=True, text="nothing"),
    ],
)
def test_what_does_not_fit_is_held_back(wanted: NotesFilter) -> None:
    assert not wants(wanted)


def test_bookmarks_and_nobody() -> None:
    assert wants(NotesFilter(bookmarks=True), BOOKMARK)
    assert not NotesFilter(speakers=frozenset({0})).wants(BOOKMARK, None, str)
    assert not wants(NotesFilter(text="captain"), replace(PASSAGE, note=""))


def test_words_alone_are_no_facet() -> None:
    assert not NotesFilter(text="captain").facets
    assert NotesFilter(bookmarks=True).facets
