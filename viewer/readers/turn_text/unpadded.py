"""Ranges whose fields are not padded with zeros, so that "0:0:6.90" is 90 ms after the sixth second.

Microsoft Teams writes its documents so ("0:0:6.90 --> 0:0:6.500"); where the fields of one range are seen to
be short, the fractions of all ranges of the text are whole milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.core.timecode import parse
from viewer.readers.turn_text.grammar import Mark

_TIME = r"(\d{1,2}:\d{1,2}:\d{1,2})\.(\d{1,3})"
_RANGE = re.compile(rf"\s*{_TIME}\s?-->\s?{_TIME}(?!\d)")
_SHORT = re.compile(r":\d(?!\d)")


def settle(lines: Sequence[str], heads: Sequence[Mark]) -> None:
    """Put the times of such ranges right.

    Args:
        lines: the text's.
        heads: the marks that begin lines; their times are changed.
    """
    found = [
        (mark, span) for mark in heads if mark.end_ms is not None and (span := _RANGE.match(lines[mark.line]))
    ]
    if not any(_SHORT.search(span[0]) for _, span in found):
        return
    for mark, span in found:
        start, end = parse(span[1]), parse(span[3])
        if start is not None and end is not None:
            mark.start_ms, mark.end_ms = start + int(span[2]), end + int(span[4])
