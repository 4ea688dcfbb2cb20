"""Lines that roll up: automatic subtitles show each line a second time, above the next one.

So does YouTube write them. In WebVTT new lines hold the times of their words, in SubRip made of it they do
not.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.readers.subtitles.blocks import Block
from viewer.readers.subtitles.cue_text import voices

_FEWEST = 3  # cues that begin with what was shown
_ROWS = 8  # lines on a screen, at most
_GAP_MS = 100  # a line that is shown anew after longer is said anew


def rolls(blocks: Sequence[Block]) -> bool:
    """Whether most cues of several lines begin with the last line of the cue before."""
    grown = repeats = 0
    last = ""
    for block in blocks:
        lines = _filled(block)
        if len(lines) > 1:
            grown += 1
            repeats += lines[0] == last and lines[0] != lines[1]
        last = lines[-1] if lines else ""
    return repeats >= _FEWEST and repeats * 2 > grown


def unrolled(blocks: Sequence[Block]) -> list[Block]:
    """The cues without the lines that were shown just before; those with nothing else are left out."""
    kept: list[Block] = []
    shown: list[str] = []
    end_ms = 0
    for block in blocks:
        lines = _filled(block)
        bare = [_bare(line) for line in lines]
        if block.start_ms > end_ms + _GAP_MS:
            shown = []
        again = next((rows for rows in range(_ROWS, 0, -1) if bare[:rows] == shown[-rows:]), 0)
        shown, end_ms = bare, block.end_ms
        if lines[again:]:
            kept.append(Block(block.line, block.start_ms, block.end_ms, block.settings, lines[again:]))
    return kept


def _filled(block: Block) -> list[str]:
    return [line for line in block.lines if line]


def _bare(line: str) -> str:
    return " ".join(voice.text for voice in voices(line))
