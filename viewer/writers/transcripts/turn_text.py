"""Turn text, "Name [00:00:02]: text", as our own reader and many programs take it."""

from __future__ import annotations

import re

from viewer.core.transcript import Transcript
from viewer.core.turn_text import kept
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.turn_lines import is_plain, turn_lines

_PLAIN_TITLE = re.compile(r"[^\W\d_][\w ’'&()–-]{0,80}\w")


class TurnTextWriter:
    """A paragraph or more for each turn; a blank line parts turns."""

    key = "txt"
    label = message("Text with times and speakers")
    suffix = ".txt"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The title, where there is one, and the turns."""
        blocks = [turn.text for turn in turn_lines(transcript)]
        title = " ".join(transcript.title.split())
        if title:
            plain = not is_plain(transcript) and _is_plain(title)
            blocks.insert(0, title if plain else f"# {kept(title)}")
        return utf8("\n\n".join(blocks) + "\n")


def _is_plain(title: str) -> bool:
    """Whether every reader takes it for a title, and for nothing else."""
    letters = sum(letter.isalpha() for letter in title)
    return _PLAIN_TITLE.fullmatch(title) is not None and kept(title) == title and 2 * letters >= len(title)
