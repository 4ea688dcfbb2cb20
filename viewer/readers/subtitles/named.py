"""Speakers who are named at the beginning of what they say: "Travis: When you first get started"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from viewer.core.cues import Caption
from viewer.readers.subtitles.dialogue import unmarked
from viewer.readers.subtitles.parts import trimmed
from viewer.readers.turn_text import names

_PREFIX = re.compile(r"(?:(>{2,3})\s*|[-–—]\s*)?([^\W\d_][^:：\n]{0,58})[:：]\s+(?=\S)")

_FEWEST = 2  # names given again


def with_speakers(captions: Sequence[Caption], apart: Collection[int] = ()) -> list[Caption]:
    """The captions with the names taken out of their texts; all as it was where none is found.

    A name counts that comes again, that the very first caption begins with, or that stands behind ``>>``; any
    where most captions begin with one, and any in capitals where one that counts is in capitals.

    Args:
        captions: in the order of the file.
        apart: the lines of those that two empty lines or more stand before.
    """
    found = [prefix(caption.text) for caption in captions]
    spaced = _spaced(captions, found, apart) if apart else None
    if spaced is not None:
        return spaced
    often = Counter(match[2] for match in found if match)
    known = {name for name, count in often.items() if count > 1}
    known |= {match[2] for match in found if match and match[1]}
    if found and (first := found[0]):
        known.add(first[2])
    if sum(often.values()) * 2 > len(found):
        known |= set(often)
    elif any(name.isupper() for name in known):
        known |= {name for name in often if name.isupper()}
    named = [
        _named(caption, match) if match and match[2] in known else unmarked(caption)
        for caption, match in zip(captions, found, strict=True)
    ]
    return _again(named)


def _spaced(
    captions: Sequence[Caption], found: Sequence[re.Match[str] | None], apart: Collection[int]
) -> list[Caption] | None:
    """The captions of a file that sets turns apart by empty lines; None where it is none.

    It is one where names stand behind such a gap, hardly ever elsewhere, and behind one gap in two at least.
    """
    begins = [
        place == 0 or (caption.line in apart and captions[place - 1].line != caption.line)
        for place, caption in enumerate(captions)
    ]
    told = [match if first else None for match, first in zip(found, begins, strict=True)]
    known = {match[2] for match in told if match}
    behind = sum(match is not None for match in told)
    elsewhere = sum(match is not None and match[2] in known for match in found) - behind
    if behind < 2 or behind * 2 < sum(begins) or elsewhere * 4 > behind:
        return None
    return [
        replace(_named(caption, match) if match else caption, begins=first, goes_on=not first)
        for caption, match, first in zip(captions, told, begins, strict=True)
    ]


def _again(captions: list[Caption]) -> list[Caption]:
    """The captions; where a name given again means that a turn begins, they say so.

    So it is where that happens, but less often than that a caption names nobody: it is no habit of the file.
    """
    speaker: str | None = None
    repeats = others = 0
    for caption in captions:
        others += caption.speaker is None
        repeats += caption.speaker is not None and caption.speaker == speaker
        speaker = caption.speaker or speaker
    if not _FEWEST <= repeats < others:
        return captions
    return [caption if caption.speaker is None else replace(caption, begins=True) for caption in captions]


def prefix(text: str) -> re.Match[str] | None:
    """What may be a name at the beginning of `text`, as group 2; group 1: a ``>>`` stands before it."""
    match = _PREFIX.match(text) if ":" in text or "：" in text else None
    return match if match and names.strict(match[2]) else None


def _named(caption: Caption, match: re.Match[str]) -> Caption:
    return trimmed(caption, match.end(), match[2])
