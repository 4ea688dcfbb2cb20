"""SubRip (.srt), which has no standard: numbers, times with a comma, words, an empty line.

https://en.wikipedia.org/wiki/SubRip#Format
"""

from __future__ import annotations

import re

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.blocks import Block, scan
from viewer.readers.subtitles.cue_text import voices
from viewer.readers.subtitles.named import with_speakers

_TIMES = re.compile(
    r"^\s{0,9}[\d:]{3,12}(?:,\d{1,3})?\s{0,9}--?>\s{0,9}[\d:]{3,12}(?:,\d{1,3})?(?=\s|$)", re.MULTILINE
)


class SubRipReader:
    """Numbers may be missing, times wrong or doubled, words hold empty lines."""

    key = "subrip"
    label = message("SubRip subtitles")
    suffixes = (".srt",)

    def score(self, head: str, suffix: str) -> int:
        """Times in the way of SubRip."""
        if _TIMES.search(head):
            return 80
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join cues to turns; what stands above the first is ignored, a time that is none costs its cue."""
        draft = Draft(self.key)
        lines = split_lines(text.replace("\ufeff", ""), part(step, 0.0, 0.1))
        blocks = scan(lines, blank_ends=False, step=part(step, 0.1, 0.4))
        draft.warnings += blocks.warnings
        for number, loose in blocks.loose:
            draft.ignored.append(Remark(number, message("{text}", text="\n".join(loose))))
        captions = [caption for block in blocks.cues for caption in _captions(block, draft)]
        draft.turns = list(join(with_speakers(captions)))
        step(1.0)
        return draft


def _captions(block: Block, draft: Draft) -> list[Caption]:
    end_ms = block.end_ms
    if end_ms < block.start_ms:
        doubt = message("The cue ends before it starts; its end was not used.")
        draft.warnings.append(Remark(block.line, doubt))
        end_ms = block.start_ms
    text = " ".join(voice.text for voice in voices("\n".join(block.lines), entities=False))
    return [Caption(block.start_ms, end_ms, text, None, block.line)] if text else []
