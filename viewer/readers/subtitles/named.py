"""Speakers who are named at the beginning of what they say: "Travis: When you first get started"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from viewer.core.cues import Caption
from viewer.readers.turn_text import names

_PREFIX = re.compile(r"(?:(>>)\s*|[-–—]\s*)?([^\W\d_][^:：\n]{0,58})[:：]\s+(?=\S)")


def with_speakers(captions: Sequence[Caption]) -> list[Caption]:
    """The captions with the names taken out of their texts; all as it was where none is found.

    A name counts that comes again, that the very first caption begins with, or that stands behind ``>>``; any
    where most captions begin with one.
    """
    found = [prefix(caption.text) for caption in captions]
    often = Counter(match[2] for match in found if match)
    known = {name for name, count in often.items() if count > 1}
    known |= {match[2] for match in found if match and match[1]}
    if found and (first := found[0]):
        known.add(first[2])
    if sum(often.values()) * 2 > len(found):
        known |= set(often)
    return [
        _named(caption, match) if match and match[2] in known else caption
        for caption, match in zip(captions, found, strict=True)
    ]


def prefix(text: str) -> re.Match[str] | None:
    """What may be a name at the beginning of `text`, as group 2; group 1: a ``>>`` stands before it."""
    match = _PREFIX.match(text) if ":" in text or "：" in text else None
    return match if match and names.strict(match[2]) else None


def _named(caption: Caption, match: re.Match[str]) -> Caption:
    by = match.end()
    marks = tuple(mark._replace(offset=max(0, mark.offset - by)) for mark in caption.marks)
    return Caption(caption.start_ms, caption.end_ms, caption.text[by:], match[2], caption.line, marks)
