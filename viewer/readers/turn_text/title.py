"""The episode's title, as far as the lines before the turns tell it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from viewer.core.turn_text import freed

_LONGEST = 90
_BEFORE_NAMES = frozenset({"attendees", "participants", "deltagare", "teilnehmer"})
_NO_TITLES = _BEFORE_NAMES | {"transcript", "transkript", "avskrift", "audio file"}
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",")


def title_of(intro: Sequence[str]) -> str:
    """The title among the lines that stand before the first turn; empty where none looks like one.

    A Markdown heading is one. Else it is the first line that reads like a heading and has a sentence below,
    which a page's title has and its menus and links have not; or the only line that reads like a heading.

    Args:
        intro: the lines, without blank ones.
    """
    for line in intro:
        if line.startswith("# "):
            return freed(line[2:].strip())
    lines = [line.strip() for line in intro]
    lines = [line for above, line in pairwise(["", *lines]) if above.lower() not in _BEFORE_NAMES]
    for line, below in pairwise(lines):
        if _is_heading(line) and below.endswith(_SENTENCE_ENDS[:4]):
            return line
    headings = [line for line in lines if _is_heading(line)]
    return headings[0] if len(headings) == 1 else ""


def _is_heading(line: str) -> bool:
    if line.lower() in _NO_TITLES:
        return False
    plain = len(line) <= _LONGEST and not line.endswith(_SENTENCE_ENDS) and "://" not in line
    return plain and sum(char.isalpha() for char in line) >= len(line) / 2
