"""A library of very many episodes, in words that are as common and as rare as those of a language."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np

from tests.store.notes import episode
from viewer.core.transcript import Speaker, Timing, Transcript, Turn
from viewer.store.library import Library
from viewer.store.search_index import keep_transcript

TURNS = 100  # in an episode
TURN_MS = 30_000
_COMMON = """
    det och att är som en i på för inte så jag vi man men de har av den till om med vad ett var när kan då
    här där sig från också eller hur mycket alla nu bara år än finns sedan hår någon måste själv två över
"""
_PARTS = "ka to la mi ne ru så pä vö li sta bro kon ver tra un ing er ar en het lig skap från är de ro mål by"
_NAMES = ("Anders Ek", "Bo Al", "Cilla Lind", "Dag Ask", "Eva Björk")
_WORDS = 200_000
_LENGTHS = (3, 12, 40, 80, 110, 220)  # of turns, in words


def vocabulary() -> list[str]:
    """All words there are, the most common first."""
    chance, parts = random.Random(1), _PARTS.split()
    known = dict.fromkeys(_COMMON.split())
    while len(known) < _WORDS:
        known["".join(chance.choices(parts, k=chance.choice((2, 3, 3, 4, 5))))] = None
    return list(known)


def transcripts(count: int) -> Iterator[Transcript]:
    """The episodes, one by one."""
    chance = np.random.default_rng(2)
    words = np.array(vocabulary(), dtype=object)
    weights = 1 / (np.arange(len(words)) + 4) ** 1.05
    steps = np.cumsum(weights / weights.sum())
    steps[-1] = 1.0
    speakers = tuple(map(Speaker, _NAMES))
    for _ in range(count):
        lengths = chance.choice(_LENGTHS, TURNS)
        said = words[np.searchsorted(steps, chance.random(int(lengths.sum())), side="right")]
        texts = [" ".join(said[start:end]) for start, end in pairwise(accumulate(lengths, initial=0))]
        turns = tuple(_turn(number, text) for number, text in enumerate(texts))
        yield Transcript("", "", "", "sv", turns, speakers)


def _turn(number: int, text: str) -> Turn:
    start = number * TURN_MS
    return Turn(start, start + TURN_MS, None, number % 5, f"{text.capitalize()}.", Timing.GIVEN)


def fill(library: Library, folder: Path, count: int) -> int:
    """Put so many episodes into a library.

    Returns:
        How long their plain text is, in bytes.
    """
    size = 0
    for number, transcript in enumerate(transcripts(count)):
        library.episodes.save(
            episode(f"a{number}", f"t{number}", opened_at=number + 1, title=f"Episode {number}")
        )
        keep_transcript(folder, f"t{number}", transcript, lambda: None)
        size += sum(len(turn.text.encode()) for turn in transcript.turns)
    return size
