"""How many notes find their passages in another edition by themselves, how many wrongly, how fast.

The editions are made up and the truth is known (`tests/editions.py`): teasers, turns that come again, words
as frequent as words are. The floor is reading the words of both editions.
"""

from __future__ import annotations

import random
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from tests.bench.measure import Report
from tests.editions import (
    Edit,
    Edition,
    Note,
    altered,
    conversation,
    copied,
    dropped,
    edition,
    moved,
    notes,
    respelt,
    resplit,
)
from viewer.core.anchor import Anchor
from viewer.core.annotations import Place
from viewer.core.editions import difference
from viewer.core.reanchor import reanchor
from viewer.core.words import Page

pytestmark = pytest.mark.bench

NOTES = 1_000
ASKED_S = 5.0
MOST_LEFT = 0.02  # of the notes whose words are still there
AS_ASKED: list[Edit] = [altered(0.05), moved(0.05)]
HARDER: list[Edit] = [dropped(0.02), copied(0.02), altered(0.05), respelt(0.05), moved(0.05), resplit(0.03)]
SEEDS = range(8)


class Truth:
    """Where the words of the first edition are in another one."""

    def __init__(self, made: Edition) -> None:
        self._spans = made.spans
        self._left = {uid for uid, *_ in made.spans}
        self._ends = [(turn, end) for _, turn, _, end in made.spans]

    def judge(self, note: Note, anchor: Anchor | None) -> str:
        """What to call the place that a note was given; None: it was left to the reader."""
        left = note.uids & self._left
        if anchor is None:
            return "left" if left else "gone"
        first = bisect_left(self._ends, (anchor.start_turn, anchor.start + 1))
        uids = []
        for uid, turn, start, _ in self._spans[first:]:
            if (turn, start) >= (anchor.end_turn, anchor.end):
                break
            uids.append(uid)
        own = sum(uid in note.uids for uid in uids)
        return "right" if 2 * own >= max(len(uids), len(left)) else "wrong"


def made_anew(seed: int, edits: Sequence[Edit], turns: int) -> tuple[Edition, Edition, list[Note]]:
    chance = random.Random(seed)
    said = conversation(chance, turns)
    old = edition(said)
    made = notes(chance, old, NOTES)
    for edit in edits:
        said = edit(chance, said)
    return old, edition(said), made


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def placed(seed: int, edits: Sequence[Edit], turns: int, *, known: bool) -> tuple[Counter[str], float, float]:
    """How many notes of each sort, in how many seconds, and the floor."""
    old, new, made = made_anew(seed, edits, turns)
    floor = seconds(lambda: (Page(old.turns).words(), Page(new.turns).words()))
    begin = time.process_time()
    found = reanchor([note.anchor for note in made], new.turns, old.turns if known else None)
    took = time.process_time() - begin
    truth = Truth(new)
    sure = [one.anchor if one.place is Place.SURE else None for one in found]
    return Counter(map(truth.judge, made, sure)), took, floor


@pytest.mark.parametrize("turns", [100, 1_000, 3_000])
@pytest.mark.parametrize("edits", [AS_ASKED, HARDER], ids=["as asked", "harder"])
def test_notes_find_their_passages(edits: list[Edit], turns: int, report: Report) -> None:
    total: Counter[str] = Counter()
    slowest = (0.0, 1.0)
    for seed in SEEDS:
        counts, took, floor = placed(seed, edits, turns, known=True)
        report.say(f"{turns} turns, seed {seed}: {dict(counts)}")
        slowest, total = max(slowest, (took, floor)), total + counts
    is_asked = edits is AS_ASKED
    # The harder edits put copies beside or instead of what was moved; not all can be told from it.
    report.row("placed wrong without a word", total["wrong"], 0 if is_asked else len(SEEDS) * NOTES // 1000)
    left = total["left"] / (total["left"] + total["right"])
    report.row("share left to the reader", left, MOST_LEFT if is_asked else 2 * MOST_LEFT)
    report.row(f"seconds for {NOTES} notes, slowest", slowest[0], ASKED_S, slowest[1])


@pytest.mark.parametrize("turns", [100, 3_000])
def test_without_the_old_edition_more_is_left_and_nothing_is_wrong(turns: int, report: Report) -> None:
    total: Counter[str] = Counter()
    for seed in SEEDS:
        counts, took, _ = placed(seed, AS_ASKED, turns, known=False)
        report.say(f"{turns} turns, seed {seed}: {dict(counts)}, {took:.2f} s")
        total += counts
    report.row("placed wrong without a word", total["wrong"], 0)
    report.row("share left to the reader", total["left"] / (total["left"] + total["right"]), 0.15)


def test_a_hundred_thousand_turns(report: Report) -> None:
    counts, took, floor = placed(1, AS_ASKED, 100_000, known=True)
    report.say(str(dict(counts)))
    report.row("placed wrong without a word", counts["wrong"], 0)
    report.row(f"seconds for {NOTES} notes", took, ASKED_S, floor)


def test_the_difference_of_two_editions(report: Report) -> None:
    short, long = (made_anew(1, AS_ASKED, turns)[:2] for turns in (10_000, 100_000))
    few = seconds(lambda: difference(short[0].turns, short[1].turns))
    many = seconds(lambda: difference(long[0].turns, long[1].turns))
    report.say(f"10,000 turns in {few:.2f} s, 100,000 in {many:.2f} s")
    report.row("ten times the turns take times as long", many / few, 20.0)
    report.row("seconds for 100,000 turns", many, 10.0)
