"""Which word of one text is which word of another, in time that hardly grows faster than the texts.

Runs of words that occur once in each text are paired, the heaviest chain of pairs that keeps their order is
held fast, and what lies between is compared in the same way with shorter runs, at last word by word (patience
diff, Bram Cohen; the word by word part is the longest common subsequence, by rapidfuzz). What is left over in
both texts and alike is a passage that was moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from viewer.core.runs import Run, apart, heaviest_chain, joined, single
from viewer.core.steps import EVERY, Step, part, unwatched
from viewer.core.words import Keys, Places, grams

NONE = -1
"""The partner of a word that has none."""

_SIZES = (6, 3, 1)  # words in a run, from the whole texts down to small gaps
_MOST_COMPARED = 1 << 20  # pairs of words that are compared word by word
_PIECE = 1000  # words of a piece of what is larger
_MOVED_SIZE = 3  # words in a run that tells of a move
_LEAST_MOVED = 5  # fewer words that are found elsewhere are chance
_LEAP = 12  # words that may differ between two runs of one moved passage


class _Gap(NamedTuple):
    """Stretches of both texts that lie between the same neighbours, and with which size to begin."""

    old: int
    old_end: int
    new: int
    new_end: int
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """What became of each word of an old text, and where each word of the new one comes from.

    Attributes:
        new: the partner of each old word, or `NONE`; shape (old words,).
        old: the partner of each new word, or `NONE`; shape (new words,).
        moved: whether an old word has its partner out of order; shape (old words,).
        arrived: the same for the new words; shape (new words,).
    """

    new: Places
    old: Places
    moved: NDArray[np.bool_]
    arrived: NDArray[np.bool_]


def align(old: Keys, new: Keys, step: Step = unwatched) -> Alignment:
    """Pair the words of two texts: each has one partner at most.

    Args:
        old: keys of the words of the old text.
        new: keys of the words of the new text.
        step: hears how far this is.
    """
    partners = np.full(len(old), NONE, np.int64)
    origins = np.full(len(new), NONE, np.int64)
    for run in _in_order(old, new, part(step, 0.0, 0.8)):
        partners[run.old : run.old + run.size] = np.arange(run.new, run.new + run.size)
        origins[run.new : run.new + run.size] = np.arange(run.old, run.old + run.size)
    moved, arrived = np.zeros(len(old), np.bool_), np.zeros(len(new), np.bool_)
    step(0.8)
    for run in _elsewhere(old, new, partners, origins):
        partners[run.old : run.old + run.size] = np.arange(run.new, run.new + run.size)
        origins[run.new : run.new + run.size] = np.arange(run.old, run.old + run.size)
        moved[run.old : run.old + run.size] = True
        arrived[run.new : run.new + run.size] = True
    step(1.0)
    return Alignment(partners, origins, moved, arrived)


def _in_order(old: Keys, new: Keys, step: Step) -> Iterator[Run]:
    """Runs that are the same and in the same order in both texts."""
    todo, done, total = [_Gap(0, len(old), 0, len(new), 0)], 0, len(old) + 1
    while todo:
        done += 1
        gap = todo.pop()
        if done % EVERY == 0:
            step(min(gap.old / total, 1.0))
        gap, edges = _trimmed(old, new, gap)
        yield from edges
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        runs = _divide(old, new, gap)
        if runs is None:
            yield from _word_by_word(old, new, gap)
            continue
        yield from runs
        todo.extend(reversed(_between(old, new, runs, gap)))


def _trimmed(old: Keys, new: Keys, gap: _Gap) -> tuple[_Gap, list[Run]]:
    """The gap without the words that are the same at its edges, and those."""
    most = min(gap.old_end - gap.old, gap.new_end - gap.new)
    differ = np.flatnonzero(old[gap.old : gap.old + most] != new[gap.new : gap.new + most])
    head = int(differ[0]) if len(differ) else most
    most -= head
    differ = np.flatnonzero(old[gap.old_end - most : gap.old_end] != new[gap.new_end - most : gap.new_end])
    tail = most - 1 - int(differ[-1]) if len(differ) else most
    runs = [Run(gap.old, gap.new, head), Run(gap.old_end - tail, gap.new_end - tail, tail)]
    rest = _Gap(gap.old + head, gap.old_end - tail, gap.new + head, gap.new_end - tail, gap.level)
    return rest, [run for run in runs if run.size]


def _divide(old: Keys, new: Keys, gap: _Gap) -> list[Run] | None:
    """Runs that divide a gap; None where it is small, or nothing does."""
    pairs = (gap.old_end - gap.old) * (gap.new_end - gap.new)
    for size in _SIZES[gap.level :]:
        if pairs <= (1 << 10 if size > 1 else _MOST_COMPARED):
            break
        a, b = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
        chain = heaviest_chain(single(a, b, size))
        if chain:
            return apart([Run(run.old + gap.old, run.new + gap.new, run.size) for run in chain])
    return None


def _between(old: Keys, new: Keys, runs: list[Run], gap: _Gap) -> list[_Gap]:
    """What lies between the runs that divide a gap, but for single words that differ: there are very many."""
    gaps, at, to = [], gap.old, gap.new
    level = min(gap.level + 1, len(_SIZES) - 1)
    for run in (*runs, Run(gap.old_end, gap.new_end, 0)):
        is_single = run.old - at == 1 and run.new - to == 1
        if at < run.old and to < run.new and not (is_single and old[at] != new[to]):
            gaps.append(_Gap(at, run.old, to, run.new, level))
        at, to = run.old + run.size, run.new + run.size
    return gaps


def _word_by_word(old: Keys, new: Keys, gap: _Gap) -> Iterator[Run]:
    """The longest common subsequence of a gap; of piece by piece where it is large and nothing divides it."""
    length, width = gap.old_end - gap.old, gap.new_end - gap.new
    pieces = 1 + max(length, width) // _PIECE if length * width > _MOST_COMPARED else 1
    for piece in range(pieces):
        first, to = gap.old + length * piece // pieces, gap.new + width * piece // pieces
        a = old[first : gap.old + length * (piece + 1) // pieces].tolist()
        b = new[to : gap.new + width * (piece + 1) // pieces].tolist()
        if not set(a).isdisjoint(b):
            for block in LCSseq.opcodes(a, b).as_matching_blocks():
                if block.size:
                    yield Run(first + block.a, to + block.b, block.size)


def _elsewhere(old: Keys, new: Keys, partners: Places, origins: Places) -> Iterator[Run]:
    """Runs among the words without a partner that are the same, whatever their order."""
    here, there = np.flatnonzero(partners == NONE), np.flatnonzero(origins == NONE)
    runs = _single_left_over(old, new, here, there)
    taken = set[int]()
    for block in _blocks(runs):
        begin, end = block[0], block[-1]
        gap = _Gap(begin.old, end.old + end.size, begin.new, end.new + end.size, len(_SIZES) - 1)
        free = [
            run
            for run in (*apart(block), *_inside(old, new, block))
            if not _touched(run, partners, origins) and taken.isdisjoint(range(run.new, run.new + run.size))
        ]
        if sum(run.size for run in free) >= _LEAST_MOVED and gap.new < gap.new_end:
            for run in free:
                taken.update(range(run.new, run.new + run.size))
            yield from free


def _single_left_over(old: Keys, new: Keys, here: Places, there: Places) -> list[Run]:
    """`single` of the words `here` and `there`, in runs that are unbroken in their texts."""
    size = _MOVED_SIZE
    if len(here) < size or len(there) < size:
        return []
    rows, columns = _unbroken(here, size), _unbroken(there, size)
    found, firsts, counts = np.unique(grams(old[here], size)[rows], return_index=True, return_counts=True)
    other, places, others = np.unique(grams(new[there], size)[columns], return_index=True, return_counts=True)
    found, firsts, other, places = (
        found[counts == 1],
        firsts[counts == 1],
        other[others == 1],
        places[others == 1],
    )
    _, a, b = np.intersect1d(found, other, assume_unique=True, return_indices=True)
    return joined(here[rows[firsts[a]]], there[columns[places[b]]], size)


def _unbroken(places: Places, size: int) -> Places:
    """Where in `places` `size` places in a row begin."""
    return np.flatnonzero(places[size - 1 :] - places[: len(places) - size + 1] == size - 1)


def _blocks(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs that belong to one moved passage."""
    block: list[Run] = []
    for run in runs:
        if block:
            last = block[-1]
            leap, other = run.old - last.old - last.size, run.new - last.new - last.size
            if leap > _LEAP or not -_MOVED_SIZE < other <= _LEAP:
                yield block
                block = []
        block.append(run)
    if block:
        yield block


def _inside(old: Keys, new: Keys, block: list[Run]) -> Iterator[Run]:
    """What else is the same between the runs of a moved passage."""
    runs = apart(block)
    end = runs[-1]
    whole = _Gap(runs[0].old, end.old + end.size, runs[0].new, end.new + end.size, len(_SIZES) - 1)
    for gap in _between(old, new, runs, whole):
        yield from _word_by_word(old, new, gap)


def _touched(run: Run, partners: Places, origins: Places) -> bool:
    """Whether some word of a run has a partner already."""
    old, new = partners[run.old : run.old + run.size], origins[run.new : run.new + run.size]
    return bool((old != NONE).any() or (new != NONE).any())
