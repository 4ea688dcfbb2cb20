"""Chapters of Podcasting 2.0 in JSON: no transcript, and never to be taken for one.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from viewer.core import timecode
from viewer.core.chapters import MOST, Chapter
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.decode import decode
from viewer.readers.json_source import Source, seconds_of

_MOST_ROWS = 10 * MOST  # some of which are not to be shown
_LIST = re.compile(r'"chapters"\s{0,99}:\s{0,99}\[\s{0,99}(\]?)')
# What only transcripts hold; some of them have chapters beside their words.
_WORDS = re.compile(r'"(?:segments|utterances|words|results|body)"\s{0,99}:')


@dataclass(frozen=True, slots=True)
class ChapterList:
    """What a file lists.

    Attributes:
        chapters: those that are to be shown, in the order of the file.
        warnings: what could not be read.
    """

    chapters: tuple[Chapter, ...]
    warnings: tuple[Remark, ...]


def recognised(head: str) -> bool:
    """Whether a text that begins so lists chapters and is no transcript."""
    listed = _LIST.search(head) if head.lstrip("\ufeff \t\r\n").startswith("{") else None
    timed = listed is not None and (bool(listed[1]) or '"startTime"' in head)
    return timed and not holds_words(head)


def holds_words(head: str) -> bool:
    """Whether JSON that begins so is a transcript."""
    return _WORDS.search(head) is not None


def read_chapters(data: bytes) -> ChapterList:
    """Read a whole file; a chapter without a time is left out with a warning.

    Chapters that are not for the table of contents (``"toc": false``) only change the picture that is shown:
    they are left out.

    Raises:
        WorldError: the bytes are no text.
    """
    decoded = decode(data, None)
    source = Source(decoded.text, "chapters")
    doubts: list[Remark] = []
    chapters = list(_chapters(islice(source.rows(), _MOST_ROWS), doubts))
    return ChapterList(tuple(chapters), (*decoded.warnings, *source.warnings, *doubts))


def _chapters(rows: Iterator[dict[str, Any]], doubts: list[Remark]) -> Iterator[Chapter]:
    for number, row in enumerate(rows, 1):
        if row.get("toc") is False:
            continue
        start_ms = _time(row, "startTime")
        if start_ms is None:
            doubts.append(Remark(0, message("Chapter {number} has no time.", number=number)))
            continue
        title = row.get("title")
        yield Chapter(start_ms, _time(row, "endTime") or 0, title if isinstance(title, str) else "")


def _time(row: dict[str, Any], key: str) -> int | None:
    """Milliseconds, from seconds, or from a time as some write it."""
    value = row.get(key)
    ms = seconds_of(value)
    return timecode.parse(value) if ms is None and isinstance(value, str) else ms
