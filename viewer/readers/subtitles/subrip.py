"""SubRip (.srt), which has no standard: numbers, times with a comma, words, an empty line.

https://en.wikipedia.org/wiki/SubRip#Format
"""

from __future__ import annotations

import re

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.blocks import Block, Blocks, scan
from viewer.readers.subtitles.rolling import rolls, unrolled
from viewer.readers.subtitles.turns import fill

_TIMES = re.compile(
    r"^\s{0,9}[\d:]{3,12}(?:,\d{1,3})?\s{0,9}--?>\s{0,9}[\d:]{3,12}(?:,\d{1,3})?(?=\s|$)", re.MULTILINE
)
_NUMBER = re.compile(r"(?:^|[\r\n\ufeff])\d{1,7}[ \t]{0,9}(?:\r\n|\r|\n)$")
_LONGEST_NUMBER = 9  # digits


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
        _part_from_timeless(blocks)
        if rolls(blocks.cues):
            blocks.cues = unrolled(blocks.cues)
        fill(draft, blocks)
        step(1.0)
        return draft


def _part_from_timeless(blocks: Blocks) -> None:
    """Take a cue with a number and no time out of the words of the one before; it is ignored, and told."""
    for block in blocks.cues:
        place = _next_number(block)
        if place:
            line, number = block.line + 1 + place, block.lines[place]
            lost = [words for words in block.lines[place + 1 :] if words]
            del block.lines[place:]
            blocks.warnings.append(Remark(line, message("The cue {number} has no time.", number=number)))
            blocks.loose.append((line + 1, lost))
    blocks.loose.sort(key=lambda loose: loose[0])


def _next_number(block: Block) -> int:
    """Where behind an empty line the number after the cue's own stands above words; 0 for nowhere."""
    if not (block.name.isdecimal() and len(block.name) <= _LONGEST_NUMBER) or "" not in block.lines:
        return 0
    following = str(int(block.name) + 1)
    for place in range(1, len(block.lines) - 1):
        lines = block.lines[place - 1 : place + 2]
        if lines[0] == "" and lines[1] == following and lines[2]:
            return place
    return 0
