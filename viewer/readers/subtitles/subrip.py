"""SubRip (.srt), which has no standard: numbers, times with a comma, words, an empty line.

https://en.wikipedia.org/wiki/SubRip#Format
"""

from __future__ import annotations

import re

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.blocks import scan
from viewer.readers.subtitles.rolling import rolls, unrolled
from viewer.readers.subtitles.turns import fill

_TIMES = re.compile(
    r"^\s{0,9}[\d:]{3,12}(?:,\d{1,3})?\s{0,9}--?>\s{0,9}[\d:]{3,12}(?:,\d{1,3})?(?=\s|$)", re.MULTILINE
)
_NUMBER = re.compile(r"(?:^|[\r\n\ufeff])\d{1,7}[ \t]{0,9}(?:\r\n|\r|\n)$")


class SubRipReader:
    """Numbers may be missing, times wrong or doubled, words hold empty lines."""

    key = "subrip"
    label = message("SubRip subtitles")
    suffixes = (".srt",)

    def score(self, head: str, suffix: str) -> int:
        """Times in the way of SubRip, more so below a number."""
        times = _TIMES.search(head)
        if times:
            return 95 if _NUMBER.search(head, max(0, times.start() - 20), times.start()) else 80
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join cues to turns; what stands above the first is ignored, a time that is none costs its cue."""
        draft = Draft(self.key)
        lines = split_lines(text.replace("\ufeff", ""), part(step, 0.0, 0.1))
        blocks = scan(lines, blank_ends=False, step=part(step, 0.1, 0.4))
        if rolls(blocks.cues):
            blocks.cues = unrolled(blocks.cues)
        fill(draft, blocks)
        step(1.0)
        return draft
