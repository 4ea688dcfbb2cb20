"""What is different between two editions, and what happens to the notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.anchor import between, describe, text_hash
from viewer.core.editions import Change, Difference, Outlook, Stretch, Tally, difference, outlook
from viewer.core.reanchor import reanchor

OLD = [
    "Welcome to the harbour.",
    "Then came a wagon with coffee, and now everybody stops here.",
    "Even those who were only going to pass by?",
    "Yes, they miss the boat and buy another cup of it.",
]


def compared(old: list[str], new: list[str]) -> Difference:
    return difference(transcript(*old).turns, transcript(*new).turns)


def cut(texts: list[str], stretch: Stretch) -> str:
    turns = transcript(*texts).turns
    return between(turns, stretch.start_turn, stretch.start, stretch.end_turn, stretch.end) if turns else ""


def told(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """The hunks that are not the same: what, and the words before and after."""
    return [
        (hunk.change.value + (" moved" if hunk.moved else ""), cut(old, hunk.old), cut(new, hunk.new))
        for hunk in compared(old, new).hunks
        if hunk.change is not Change.SAME
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD[1], []),
        ("Then  came a wagon\nwith coffee, and now everybody stops here.", []),
        ("Then came a cart with coffee, and now everybody stops here.", [("replaced", "wagon", "cart")]),
        ("Then came a wagon with coffee and now everybody stops here.", [("replaced", "coffee,", "coffee")]),
        (
            "Then came a wagon with coffee, and now they stop here.",
            [("replaced", "everybody stops", "they stop")],
        ),
        ("Then came a wagon with coffee, and everybody stops here.", [("removed", "now", "")]),
        ("Then came a red wagon with coffee, and now everybody stops here.", [("added", "", "red")]),
    ],
)
def test_a_change_in_a_turn_is_told_in_words(new: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(OLD, [OLD[0], new, *OLD[2:]]) == expected


def test_turns_that_come_and_go() -> None:
    new = [*OLD[:2], "What?", OLD[3]]
    found = compared(OLD, new)
    assert told(OLD, new) == [("replaced", OLD[2], "What?")]
    assert found.turns == Tally(same=3, changed=0, added=1, removed=1, moved=0)
    assert found.words == Tally(same=26, changed=1, added=0, removed=0, moved=0)


def test_a_turn_that_was_moved_is_told_at_both_places() -> None:
    long = [*OLD, *(f"Turn number {place} of many others." for place in range(20))]
    moved = [long[0], *long[2:20], long[1], *long[20:]]
    found = compared(long, moved)
    assert found.turns.moved == 1
    assert found.words.moved == len(OLD[1].split())
    assert told(long, moved) == [("removed moved", OLD[1], ""), ("added moved", "", OLD[1])]


def test_a_turn_that_was_split_has_the_same_words() -> None:
    new = [*OLD[:3], "Yes, they miss the boat", "and buy another cup of it."]
    assert told(OLD, new) == []
    assert compared(OLD, new).turns == Tally(same=3, changed=2, added=0, removed=0, moved=0)


def test_words_that_are_the_same_by_chance_are_no_islands() -> None:
    old = ["One. " * 3, "this is what somebody said about the old quay in spring", "Two. " * 3]
    new = ["One. " * 3, "nobody here ever knew much about anything that happened at night", "Two. " * 3]
    assert told(old, new) == [("replaced", old[1], new[1])]


words = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9).map(" ".join), max_size=6)


@given(words, words)
def test_hunks_are_all_words_of_both_in_order(old: list[str], new: list[str]) -> None:
    found = compared(old, new)
    for texts, side in ((old, "old"), (new, "new")):
        stretches = [getattr(hunk, side) for hunk in found.hunks]
        said = " ".join(cut(texts, stretch) for stretch in stretches if stretch.words)
        assert said.split() == " ".join(texts).split()
        assert sum(stretch.words for stretch in stretches) == len(" ".join(texts).split())
    for hunk in found.hunks:
        if hunk.change is Change.SAME:
            assert cut(old, hunk.old).split() == cut(new, hunk.new).split()


@given(words, words)
def test_counts_add_up(old: list[str], new: list[str]) -> None:
    found = compared(old, new)
    tally = found.turns
    assert tally.same + tally.changed + tally.added + tally.moved == sum(bool(text) for text in new)
    tally = found.words
    assert tally.same + tally.changed + tally.added + tally.moved == len(" ".join(new).split())


@given(words)
def test_an_edition_does_not_differ_from_itself(texts: list[str]) -> None:
    found = compared(texts, texts)
    assert all(hunk.change is Change.SAME for hunk in found.hunks)
    assert found.turns.same == sum(bool(text) for text in texts)


def test_the_outlook_counts_notes_by_fate() -> None:
    before, after = transcript(*OLD).turns, transcript(*OLD[:3], "Nothing.").turns
    anchors = [describe(before, turn, 0, turn, 7, text_hash(before)) for turn in (0, 1, 3)]
    assert outlook(reanchor(anchors, after, before)) == Outlook(kept=2, to_review=0, detached=1)
    assert outlook([]) == Outlook(0, 0, 0)


def test_steps_rise() -> None:
    shares: list[float] = []
    difference(transcript(*OLD).turns, transcript(*OLD[1:]).turns, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
