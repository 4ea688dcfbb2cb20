"""Corrections of one edition are made in another one wherever the turn is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.carrying import carry
from viewer.core.correcting import correct
from viewer.core.corrections import Correction, Join, Recast, Rename, Split, Unreadable, Words, seen
from viewer.core.transcript import Transcript

TEXTS = ("Hello there you all.", "Yes indeed it is so.", "We begin with lakes.", "And then the rivers.")
OLD = transcript(*TEXTS)


def shifted(by: int, *texts: str) -> Transcript:
    """Other turns before those of OLD, whose times stay as they are."""
    more = transcript(*texts).turns[:by]
    later = tuple(
        replace(turn, start_ms=turn.start_ms + 100_000, end_ms=turn.end_ms + 100_000) for turn in OLD.turns
    )
    return replace(OLD, turns=(*more, *later))


def made(original: Transcript, *steps: object) -> tuple[Correction, ...]:
    """The corrections that `steps` make, each a function of the transcript so far."""
    done: list[Correction] = []
    for step in steps:
        now = correct(original, done).transcript
        done.append(step(now) if callable(step) else step)
        assert not correct(original, done).misfits
    return tuple(done)


def word(turn: int, old: str, new: str) -> object:
    return lambda now: Words(turn, now.turns[turn].text.index(old), old, new, seen(now.turns[turn]))


STEPS = (
    word(0, "Hello", "Hallo"),
    word(0, "you all", "everybody"),  # builds on the one before
    lambda now: Split(1, 3, 4, seen(now.turns[1])),
    lambda now: Join(3, " ", seen(now.turns[3]), seen(now.turns[4])),
    lambda now: Recast(2, "Bo", "Cy", seen(now.turns[2])),
    Rename("Ada", "Ada Ek"),
)


def test_in_the_same_words_all_are_made_as_they_were() -> None:
    corrections = made(OLD, *STEPS)
    carried = carry(OLD, corrections)
    assert (carried.corrections, carried.of) == (corrections, len(STEPS))


def test_turns_put_before_move_them() -> None:
    old = shifted(0)
    new = shifted(2, "News.", "Weather.", "x")
    corrections = made(old, *STEPS)
    carried = carry(new, corrections)
    assert len(carried.corrections) == len(STEPS)
    before, after = correct(old, corrections), correct(new, carried.corrections)
    assert not after.misfits
    assert after.transcript.turns[2:] == before.transcript.turns
    assert after.transcript.speakers == before.transcript.speakers


def test_a_turn_with_other_words_costs_its_own_corrections_and_those_that_build_on_them() -> None:
    corrections = made(OLD, *STEPS)
    new = replace(OLD, turns=(replace(OLD.turns[0], text="Good morning you all."), *OLD.turns[1:]))
    carried = carry(new, corrections)
    assert carried.corrections == corrections[2:]
    assert carried.of == len(STEPS)


@pytest.mark.parametrize(
    "correction", [Rename("Nobody", "Bo"), Unreadable("x"), Words(0, 0, "Hello", "Hi", "no print")]
)
def test_what_does_not_fit_is_not_carried(correction: Correction) -> None:
    assert carry(OLD, [correction]).corrections == ()


@given(st.sets(st.integers(0, 3)))
def test_whatever_is_carried_fits(gone: set[int]) -> None:
    corrections = made(OLD, *STEPS)
    new = replace(OLD, turns=tuple(turn for place, turn in enumerate(OLD.turns) if place not in gone))
    carried = carry(new, corrections)
    assert not correct(new, carried.corrections).misfits
    assert len(carried.corrections) <= len(corrections)
