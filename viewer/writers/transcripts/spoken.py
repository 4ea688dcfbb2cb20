"""What writers of formats with times share: who speaks, when, and words on one line."""

from __future__ import annotations

import re

from viewer.core.transcript import Transcript, Turn
from viewer.errors import WorldError, message

_BLANKS = re.compile(r"\s+")
_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def check_times(transcript: Transcript) -> None:
    """See to it that there are times.

    Raises:
        WorldError: there are none.
    """
    if not transcript.timed:
        raise WorldError(
            message("A transcript without times cannot be written in this format"),
            message("Choose a format that needs none, such as Markdown."),
        )


def name_of(transcript: Transcript, turn: Turn) -> str:
    """Who speaks a turn; empty where nobody is named."""
    return "" if turn.speaker is None else one_line(transcript.speakers[turn.speaker].name)


def one_line(text: str) -> str:
    """`text` with single blanks, without line breaks and control characters."""
    return printable(_BLANKS.sub(" ", text)).strip()


def printable(text: str) -> str:
    """`text` without control characters, which no format may hold; its line breaks are line feeds."""
    return _NOT_WRITTEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clock(ms: int, point: str) -> str:
    """``01:02:03.456`` with any mark before the thousandths; times before the beginning are 0."""
    seconds, ms = divmod(max(0, ms), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def seconds(ms: int) -> str:
    """Seconds with three decimals; times before the beginning are 0."""
    whole, ms = divmod(max(0, ms), 1000)
    return f"{whole}.{ms:03}"
