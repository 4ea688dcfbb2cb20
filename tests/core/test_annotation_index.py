"""Annotations are found by turn and in order, as a slow search finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.anchor import describe, text_hash
from viewer.core.annotation_index import AnnotationIndex, same_words
from viewer.core.annotations import Annotation, Kind, Place
from viewer.core.transcript import NOTHING

TURNS = 13
TEXT = transcript(*(f"Some words of turn {number}." for number in range(TURNS)))
HASH = text_hash(TEXT.turns)


def passage(name: str, start: int, end: int, offset: int = 0) -> Annotation:
    return Annotation(name, Kind.PASSAGE, describe(TEXT.turns, start, offset, end, 9, HASH))


ranges = st.tuples(st.integers(0, TURNS - 1), st.integers(0, TURNS - 1), st.integers(0, 8)).map(
    lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2])
)


@given(st.lists(ranges, max_size=90), st.lists(st.integers(0, 89), max_size=20))
def test_found_by_turn_and_in_order(drawn: list[tuple[int, int, int]], gone: list[int]) -> None:
    index = AnnotationIndex(TEXT, lambda: HASH)
    made = {f"{number:02}": passage(f"{number:02}", *where) for number, where in enumerate(drawn)}
    half = len(made) // 2
    index.take(list(made.values())[:half])
    for annotation in list(made.values())[half:]:
        index.take([annotation])
    for number in gone:
        index.remove(f"{number:02}")
        made.pop(f"{number:02}", None)

    def where(annotation: Annotation) -> tuple[int, int, str]:
        anchor = annotation.anchor
        assert anchor
        return anchor.start_turn, anchor.start, annotation.id

    ordered = sorted(made.values(), key=where)
    assert list(index.ordered) == ordered
    for turn in range(TURNS):
        inside = [each for each in ordered if drawn[int(each.id)][0] <= turn <= drawn[int(each.id)][1]]
        assert index.in_turn(turn) == inside


def test_the_same_id_takes_the_place_of_the_old_one() -> None:
    index = AnnotationIndex(TEXT, lambda: HASH)
    index.take([passage("a", 0, 12)])
    new = passage("a", 3, 3)
    index.take([new])
    assert index.ordered == (new,)
    assert index.in_turn(0) == []
    assert index.get("a") is new
    assert index.get("b") is None


def test_what_belongs_to_no_place_stands_by_its_time() -> None:
    index = AnnotationIndex(TEXT, lambda: "another")
    start = TEXT.turns[4].start_ms
    stranger = passage("stranger", 4, 5)
    before, after = (Annotation(str(ms), Kind.BOOKMARK, moment_ms=ms) for ms in (start - 1, start + 1))
    index.take([after, stranger, before])
    assert index.ordered == (before, stranger, after)
    assert index.in_turn(4) == []
    assert not index.fits(stranger)


def test_detached_ones_are_nowhere() -> None:
    index = AnnotationIndex(TEXT, lambda: HASH)
    detached = Annotation("d", Kind.PASSAGE, passage("d", 1, 1).anchor, place=Place.DETACHED)
    index.take([detached])
    assert index.in_turn(1) == []
    assert index.ordered == (detached,)


def test_without_text_there_is_an_order_still() -> None:
    index = AnnotationIndex(NOTHING)
    marks = [Annotation(str(ms), Kind.BOOKMARK, moment_ms=ms) for ms in (5, 1, 3)]
    index.take([*marks, passage("p", 2, 2)])
    assert [each.id for each in index.ordered] == ["1", "3", "5", "p"]


def test_the_same_words_at_other_times() -> None:
    assert same_words(TEXT, transcript(*(turn.text for turn in TEXT.turns), seconds=99))
    assert not same_words(TEXT, NOTHING)
    assert not same_words(TEXT, transcript(*("Other" for _ in TEXT.turns)))
