"""How files that are written here say which turn a piece belongs to: what their readers have to know."""

from __future__ import annotations

import re

TURNS, WORDS, CAPTIONS = "turns", "words", "captions"
"""What tiers hold: it ends their names, behind that of the speaker and a dash where somebody is named."""

_DASH = " - "
_CUE = re.compile(r"turn-(\d{1,9})-(\d{1,9})")


def cue_name(turn: int, place: int) -> str:
    """The identifier of a cue: its turn, and its place in there, both counted from 1."""
    return f"turn-{turn}-{place}"


def place_of(name: str) -> tuple[int, int] | None:
    """Turn and place that an identifier tells; None where it is another one."""
    found = _CUE.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None


def tier_name(speaker: str, what: str) -> str:
    """The name of a speaker's tier."""
    return f"{speaker}{_DASH}{what}" if speaker else what


def speaker_of(tier: str) -> tuple[str, str] | None:
    """The speaker that a tier's name tells, and what the tier holds; None where it is another name."""
    speaker, dash, what = tier.rpartition(_DASH)
    told = what in (TURNS, WORDS, CAPTIONS) and bool(speaker) == bool(dash)
    return (speaker, what) if told else None
