"""The layout of our REFI-QDA sources taken away again, for texts that are not the target's own.

See `viewer.core.flat.labelled`: a speaker and a time in square brackets on a line above each turn, a blank
line between two. What looks so in other programs' texts is taken for the same.
"""

from __future__ import annotations

import re

from viewer.core.anchor import BREAK, CONTEXT
from viewer.core.timecode import parse
from viewer.importers.anchors import Clues

_HEADING = re.compile(r"(?:\A|(?<=\n)\n|\n\n)[^\n\[]{0,200}\[(\d{1,3}:\d\d:\d\d)\]\n")
_NEAR = 1_000  # code points around a passage that are looked at
_FAR = 20_000  # code points before it in which its time is looked for


def clues_at(text: str, start: int, end: int) -> Clues:
    """What stands at a place of a text, and around it, without headings; its time, where one is written.

    Args:
        text: the source.
        start: code points into it.
        end: the first one behind the passage; not before `start`.
    """
    above = [parse(found[1]) for found in _HEADING.finditer(text, max(0, start - _FAR), start)]
    prefix = _plain(text[max(0, start - _NEAR) : start])[-CONTEXT:]
    suffix = _plain(text[end : end + _NEAR])[:CONTEXT]
    return Clues(_plain(text[start:end]), prefix, suffix, start_ms=above[-1] if above else None)


def _plain(text: str) -> str:
    return _HEADING.sub(lambda found: BREAK if found[0].startswith("\n") else "", text)
