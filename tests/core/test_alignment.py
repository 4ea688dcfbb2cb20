"""Pairing the words of two texts."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.alignment import NONE, Alignment, align
from viewer.core.runs import Run, heaviest_chain
from viewer.core.words import words_of


def aligned(old: str, new: str) -> Alignment:
    return align(words_of(old).keys, words_of(new).keys)


words = st.lists(st.sampled_from("abcdefghij"), max_size=60).map(" ".join)


@given(words, words)
def test_partners_are_equal_words_and_mutual(old: str, new: str) -> None:
    found = aligned(old, new)
    a, b = words_of(old).keys, words_of(new).keys
    here = np.flatnonzero(found.new != NONE)
    assert (a[here] == b[found.new[here]]).all()
    assert (found.old[found.new[here]] == here).all()
    assert np.count_nonzero(found.old != NONE) == len(here)
    assert not found.moved[found.new == NONE].any()


@given(words, words)
def test_what_is_not_moved_is_in_order(old: str, new: str) -> None:
    found = aligned(old, new)
    kept = found.new[(found.new != NONE) & ~found.moved]
    assert (np.diff(kept) > 0).all()


@given(words)
def test_equal_texts_are_paired_word_by_word(text: str) -> None:
    found = aligned(text, text)
    assert found.new.tolist() == list(range(len(found.new)))
    assert not found.moved.any()


def test_a_word_that_changed_has_no_partner_and_its_neighbours_have() -> None:
    assert aligned("a b c d", "a x c d").new.tolist() == [0, NONE, 2, 3]


def test_a_moved_passage_is_followed() -> None:
    talk = [f"w{place}" for place in range(200)]
    moved = [*talk[:20], *talk[40:150], *talk[20:40], *talk[150:]]
    found = aligned(" ".join(talk), " ".join(moved))
    assert found.moved.tolist() == [20 <= place < 40 for place in range(200)]
    assert found.new[20:40].tolist() == list(range(130, 150))


def test_of_two_like_passages_each_keeps_its_own_place() -> None:
    chance = random.Random(1)
    talk = [f"w{chance.randrange(300)}" for _ in range(3000)]
    talk[10:60] = talk[2000:2050]
    found = aligned(" ".join(talk), " ".join(["new", *talk]))
    assert found.new.tolist() == list(range(1, 3001))


def test_a_text_of_one_word_over_and_over_is_paired_in_no_time() -> None:
    begin = time.process_time()
    found = aligned("ja " * 200_000, "nej " + "ja " * 150_000 + "nej " + "ja " * 50_000)
    assert time.process_time() - begin < 20
    assert np.count_nonzero(found.new == NONE) < 5_000


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=9))
def test_the_chain_is_the_heaviest_there_is(rows: list[tuple[int, int]]) -> None:
    runs = [Run(place, new, size) for place, (new, size) in enumerate(rows)]
    best = [0] * (len(runs) + 1)
    for place, run in enumerate(runs):
        best[place] = run.size + max(
            (best[other] for other in range(place) if runs[other].new < run.new), default=0
        )
    chain = heaviest_chain(runs)
    assert sum(run.size for run in chain) == max(best)
    assert all(a.old < b.old and a.new < b.new for a, b in pairwise(chain))


def test_steps_rise_and_may_leave() -> None:
    shares: list[float] = []
    keys = words_of("a b c " * 1000).keys
    align(keys, keys[::-1].copy(), shares.append)
    assert shares == sorted(shares)
