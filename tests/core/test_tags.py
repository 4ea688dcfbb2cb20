"""Names of tags: tidied, nested, moved and merged."""

from __future__ import annotations

import pytest

from viewer.core.annotations import Annotation, Colour, Kind, Tag
from viewer.core.tags import lies_in, moved, renamed, retagged, spelled, tidy


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("budget", "budget"),
        ("  a  b / c ", "a b/c"),
        ("/a//b/", "a/b"),
        (" / ", ""),
        ("", ""),
        ("å\u2028ä", "å ä"),
    ],
)
def test_names_are_tidied(written: str, kept: str) -> None:
    assert tidy(written) == kept
    assert tidy(kept) == kept


def test_a_known_name_keeps_its_spelling() -> None:
    assert spelled("BUDGET", ["Budget", "other"]) == "Budget"
    assert spelled("new", ["Budget"]) == "new"
    assert spelled("BUDGET", ["Budget", "BUDGET"]) == "BUDGET"


def test_what_lies_in_what() -> None:
    assert lies_in("a", "a")
    assert lies_in("a/b/c", "a/b")
    assert not lies_in("ab", "a")
    assert not lies_in("a", "a/b")


def test_what_is_nested_moves_too() -> None:
    assert moved("a/b", "a", "x/y") == "x/y/b"
    assert moved("ab", "a", "x") == "ab"


def test_no_annotation_gets_a_tag_twice() -> None:
    one = Annotation("1", Kind.BOOKMARK, moment_ms=0, tags=("a", "b", "c"))
    other = Annotation("2", Kind.BOOKMARK, moment_ms=0, tags=("c",))
    found = retagged([one, other], lambda name: {"a": "b"}.get(name, name), 7)
    assert {key: value.tags for key, value in found.items()} == {"1": ("b", "c")}
    assert found["1"].changed_at == 7


def test_a_tag_that_is_there_keeps_its_looks() -> None:
    tags = [Tag("a", Colour.BLUE, "old"), Tag("b", Colour.GREEN, "there")]
    assert renamed(tags, lambda name: moved(name, "a", "b")) == {"a": None}
    assert renamed(tags, lambda name: moved(name, "a", "c")) == {"a": None, "c": Tag("c", Colour.BLUE, "old")}
    assert renamed(tags, lambda name: None if name == "a" else name) == {"a": None}


def test_a_tag_can_move_into_one_that_moves_itself() -> None:
    tags = [Tag("a", memo="outer"), Tag("a/b", memo="inner")]
    found = renamed(tags, lambda name: moved(name, "a", "a/b"))
    assert found == {"a": None, "a/b": Tag("a/b", memo="outer"), "a/b/b": Tag("a/b/b", memo="inner")}
