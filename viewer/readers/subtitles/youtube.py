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
_TIMES = re.compile(rf"^({_TIME}),({_TIME})$", re.MULTILINE)


class SbvReader:
    """Cues of SubViewer."""

    key = "sbv"
    label = message("YouTube subtitles (SBV)")
    suffixes = (".sbv",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where a line holds two times and no more."""
        if _TIMES.search(head.replace("\r\n", "\n")):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join cues to turns; what is no cue is ignored."""
        draft = Draft(self.key)
        lines = [_TIMES.sub(r"\1 --> \2", line) for line in split_lines(text.replace("\ufeff", ""))]
        blocks = scan(lines, blank_ends=True, step=part(step, 0.1, 0.5))
        fill(draft, blocks)
        step(1.0)
        return draft
