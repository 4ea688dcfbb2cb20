"""What may be a speaker's name, judged without its surroundings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# "J. Smith" and "Dr. Berg" hold no end of a sentence, "Han sa nej. Sedan" does.
_TITLES = r"(?<!\bDr)(?<!\bProf)(?<!\bM[rs])(?<!\bMrs)(?<!\b[JS]r)"
_SENTENCE_END = re.compile(rf"(?:[^\W\d_]{{2,}}{_TITLES}\.|[!?…])(?:\s|$)")
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_ADDRESS = ("http", "www.", "mailto")
_PARTICLE_WORDS = "af av von van der den de del della di da dos du la le el al bin ibn y och and und et of"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_MOST_WORDS = 8
_MOST_STRICT_WORDS = 6
_MOST_POSSIBLE = 40


@lru_cache(maxsize=4096)  # a transcript names few people, many times
def plausible(name: str) -> bool:
    """Whether `name` may be a name when a stamp stands beside it: no sentence, no address."""
    return (
        len(name.split()) <= _MOST_WORDS
        and "//" not in name
        and not name.lower().startswith(_ADDRESS)
        and _SENTENCE_END.search(name) is None
    )


@lru_cache(maxsize=4096)
def strict(name: str) -> bool:
    """Whether `name` looks like a name even where it stands alone: no word but a particle begins small.

    "Sarah Burke (Voiceover)", "S01" and "Ludwig van Beethoven" do; "The meeting starts at" does not.
    """
    words = _IN_PARENTHESES.sub(" ", name).split()
    return (
        0 < len(words) <= _MOST_STRICT_WORDS
        and plausible(name)
        and not words[-1].islower()
        and all(word in _PARTICLES or not word[0].islower() for word in words)
    )


def possible(counts: Mapping[str, int]) -> dict[str, int]:
    """Those of names nobody took for speakers that may be some: the frequent ones first, and not too many."""
    likely = [name for name in counts if name and plausible(name)]
    likely = [name for name in likely if counts[name] > 1 or strict(name)]
    return {name: counts[name] for name in sorted(likely, key=lambda name: -counts[name])[:_MOST_POSSIBLE]}
