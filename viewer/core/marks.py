"""Marks inside a turn's text that say "not heard, listen again here"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from viewer.core.timecode import LOOSE_STAMP, parse
from viewer.core.transcript import Turn

_WORDS = (
    "inaudible|unintelligible|unclear|indistinct|crosstalk|"  # English
    "ohörbart|oklart|otydligt|"  # Swedish
    "unverständlich|unv"  # German
)
_MARK = re.compile(rf"\[\s?(?:\?{{1,3}}|(?:{_WORDS})\b[.:]?)\s{{0,3}}({LOOSE_STAMP})\s?\??\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnheardMark:
    """One "not heard" mark, such as ``[?? 00:36:31]``.

    Attributes:
        start: code-point offset of the opening bracket.
        end: code-point offset after the closing bracket.
        ms: where to listen again.
    """

    start: int
    end: int
    ms: int


def all_unheard(turns: Iterable[Turn]) -> list[tuple[int, UnheardMark]]:
    """Every "not heard" mark of a transcript with the index of its turn, from the beginning."""
    marked = ((place, turn.text) for place, turn in enumerate(turns) if "[" in turn.text)
    return [(place, mark) for place, text in marked for mark in unheard(text)]


def unheard(text: str) -> list[UnheardMark]:
    """The "not heard" marks of a turn's text, from left to right."""
    if "[" not in text:
        return []
    found = ((match.span(), parse(match[1])) for match in _MARK.finditer(text))
    return [UnheardMark(start, end, ms) for (start, end), ms in found if ms is not None]
