"""How files that are written here say which turn a piece belongs to: what their readers have to know."""

from __future__ import annotations

import re

TURNS, WORDS = " - turns", " - words"
"""What names of tiers end with, behind that of the speaker; without the dash where nobody is named."""

_CUE = re.compile(r"turn-(\d{1,9})-(\d{1,9})")


def cue_name(turn: int, place: int) -> str:
    """The identifier of a cue: its turn, and its place in there, both counted from 1."""
    return f"turn-{turn}-{place}"


def place_of(name: str) -> tuple[int, int] | None:
    """Turn and place that an identifier tells; None where it is another one."""
    found = _CUE.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None


def tier_name(speaker: str, what: str) -> str:
    """The name of a speaker's tier; `what` is one of `TURNS` and `WORDS`."""
    return f"{speaker}{what}" if speaker else what.removeprefix(" - ")


def speaker_of(tier: str) -> tuple[str, str] | None:
    """The speaker that a tier's name tells, and what the tier holds; None where it is another name."""
    for what in (TURNS, WORDS):
        if tier == what.removeprefix(" - ") or tier.endswith(what):
            return tier.removesuffix(what) if tier.endswith(what) else "", what
    return None
