"""Chapters of Podcasting 2.0 in JSON: no transcript, and never to be taken for one.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from viewer.core import timecode
from viewer.core.chapters import Chapter
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.decode import decode
from viewer.readers.json_source import load, seconds_of

_LIST = re.compile(r'"chapters"\s{0,99}:\s{0,99}\[')
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
    begins = head.lstrip("\ufeff \t\r\n").startswith("{")
    return begins and bool(_LIST.search(head)) and not _WORDS.search(head)


def read_chapters(data: bytes) -> ChapterList:
    """Read a whole file; a chapter without a time is left out with a warning.

    Chapters that are not for the table of contents (``"toc": false``) only change the picture that is shown:
    they are left out.

    Raises:
        WorldError: the bytes are no text.
    """
    decoded = decode(data, None)
    source = load(decoded.text, "chapters")
    warnings = [*decoded.warnings, *source.warnings]
    chapters = []
    for number, row in enumerate(source.rows, 1):
        start_ms = _time(row, "startTime")
        if row.get("toc") is False:
            continue
        if start_ms is None:
            warnings.append(Remark(0, message("Chapter {number} has no time.", number=number)))
            continue
        title = row.get("title")
        chapters.append(
            Chapter(start_ms, _time(row, "endTime") or 0, title if isinstance(title, str) else "")
        )
    return ChapterList(tuple(chapters), tuple(warnings))


def _time(row: dict[str, Any], key: str) -> int | None:
    """Milliseconds, from seconds, or from a time as some write it."""
    value = row.get(key)
    ms = seconds_of(value)
    return timecode.parse(value) if ms is None and isinstance(value, str) else ms
