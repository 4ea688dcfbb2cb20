"""Words in a row that are the same in two texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from viewer.core.words import Keys, Places, grams


class Run(NamedTuple):
    """`size` words in a row that are the same from `old` in one text and from `new` in the other."""

    old: int
    new: int
    size: int


def heaviest_chain(runs: Sequence[Run]) -> list[Run]:
    """The runs of the largest size in all that follow each other in both texts.

    Args:
        runs: in the order of `old`, none with the same `old`.
    """
    ends: list[int] = []  # the chains worth going on with: the further the last run, the heavier
    weights: list[int] = []
    tips: list[int] = []
    before = [-1] * len(runs)
    for place, run in enumerate(runs):
        at = bisect_left(ends, run.new)
        before[place] = tips[at - 1] if at else -1
        weight = run.size + (weights[at - 1] if at else 0)
        beaten = bisect_right(weights, weight, at)
        if at < beaten or at == len(ends) or ends[at] != run.new:
            ends[at:beaten], weights[at:beaten], tips[at:beaten] = [run.new], [weight], [place]
    chain, place = [], tips[-1] if tips else -1
    while place != -1:
        chain.append(runs[place])
        place = before[place]
    return chain[::-1]


def single(old: Keys, new: Keys, size: int) -> list[Run]:
    """Runs of at least `size` words that occur once in each text, in the order of the old one."""
    found, firsts, counts = np.unique(grams(old, size), return_index=True, return_counts=True)
    once = counts == 1
    found, firsts = found[once], firsts[once]
    other, places, counts = np.unique(grams(new, size), return_index=True, return_counts=True)
    once = counts == 1
    other, places = other[once], places[once]
    _, here, there = np.intersect1d(found, other, assume_unique=True, return_indices=True)
    return joined(firsts[here], places[there], size)


def joined(old: Places, new: Places, size: int) -> list[Run]:
    """Pairs of places where `size` words are the same, put together where they go on."""
    if not len(old):
        return []
    order = np.argsort(old)
    old, new = old[order], new[order]
    breaks = np.flatnonzero((np.diff(old) != 1) | (np.diff(new) != 1)) + 1
    firsts = np.concatenate((np.zeros(1, np.int64), breaks))
    lengths = np.diff(np.append(firsts, len(old))) + size - 1
    columns = (old[firsts].tolist(), new[firsts].tolist(), lengths.tolist())
    return [Run(*row) for row in zip(*columns, strict=True)]


def apart(chain: list[Run]) -> list[Run]:
    """The runs of a chain without what two of them share."""
    apart: list[Run] = []
    at = to = 0
    for run in chain:
        shared = max(at - run.old, to - run.new, 0)
        if shared < run.size:
            apart.append(Run(run.old + shared, run.new + shared, run.size - shared))
            at, to = run.old + run.size, run.new + run.size
    return apart
