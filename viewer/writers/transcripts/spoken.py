"""Who speaks, and what is said, as writers of transcripts put it."""

from __future__ import annotations

import re

from viewer.core.transcript import Transcript, Turn

_BLANKS = re.compile(r"\s+")
_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def name_of(transcript: Transcript, turn: Turn) -> str:
    """Who speaks a turn, in one line; empty where nobody is named."""
    return "" if turn.speaker is None else one_line(transcript.speakers[turn.speaker].name)


def one_line(text: str) -> str:
    """`text` with single blanks, without line breaks and control characters."""
    return printable(_BLANKS.sub(" ", text)).strip()


def printable(text: str) -> str:
    """`text` without control characters, which some formats may not hold; it has line feeds for line ends."""
    return _NOT_WRITTEN.sub("", _line_feeds(text))


def plain_lines(text: str) -> str:
    """`text` with line feeds for line ends, and no NUL, which no format of text takes."""
    return _line_feeds(text).replace("\0", "\N{REPLACEMENT CHARACTER}")


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
