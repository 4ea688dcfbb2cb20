"""SubViewer as YouTube gives it (.sbv): both times on a line with a comma between, words, an empty line.

https://support.google.com/youtube/answer/2734698
"""

from __future__ import annotations

import re

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.blocks import scan
from viewer.readers.subtitles.turns import fill

_TIME = r"\d{1,3}:\d\d:\d\d\.\d{3}"
_TIMES = re.compile(rf"^[ \t\ufeff]{{0,9}}{_TIME},{_TIME}[ \t]{{0,9}}$", re.MULTILINE)
_LOOSE = r"(?:\d{1,4}:){1,2}\d{1,6}(?:[.,]\d{1,9})?"
_LOOSE_TIMES = re.compile(rf"({_LOOSE})\s?[,;]\s?({_LOOSE})")
_LIKE_TIMES = re.compile(r"(\w{1,4}:[\w:.]{1,20}),(\w{1,4}:[\w:.]{1,20})")


class SbvReader:
    """Cues of SubViewer."""

    key = "sbv"
    label = message("YouTube subtitles (SBV)")
    suffixes = (".sbv",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where a line holds two times and no more."""
        if _TIMES.search(head.replace("\r\n", "\n").replace("\r", "\n")):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join cues to turns; what is no cue is ignored, a time that is none costs its cue."""
        draft = Draft(self.key)
        lines = [_with_arrow(line) for line in split_lines(text.replace("\ufeff", ""))]
        blocks = scan(lines, blank_ends=True, step=part(step, 0.1, 0.5))
        fill(draft, blocks)
        step(1.0)
        return draft


def _with_arrow(line: str) -> str:
    """A line of times as other subtitles write it; any other line as it is."""
    times = _LOOSE_TIMES.fullmatch(line) or _LIKE_TIMES.fullmatch(line)
    return f"{times[1]} --> {times[2]}" if times else line
