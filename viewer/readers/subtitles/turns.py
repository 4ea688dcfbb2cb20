"""From the cues of a file to the turns of a draft: what all subtitles share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.subtitles.blocks import Block, Blocks
from viewer.readers.subtitles.cue_text import voices
from viewer.readers.subtitles.named import with_speakers


def fill(draft: Draft, blocks: Blocks, *, entities: bool = False, silent: Sequence[str] = ()) -> None:
    """Put everything into `draft`: turns, what is no cue, and what is doubtful.

    Args:
        draft: gets it.
        blocks: what is in the file.
        entities: whether ``&amp;`` and the like stand for characters.
        silent: first words of paragraphs that nobody misses.
    """
    draft.warnings += blocks.warnings
    for number, lines in blocks.loose:
        if lines[0].split(maxsplit=1)[0] not in silent:
            draft.ignored.append(Remark(number, message("{text}", text="\n".join(lines))))
    captions = [one for block in blocks.cues for one in _captions(block, draft, entities=entities)]
    draft.turns = list(join(with_speakers(captions)))


def _captions(block: Block, draft: Draft, *, entities: bool) -> Iterator[Caption]:
    """One caption for each voice; those of one cue share its time by the length of what they say."""
    said = voices("\n".join(block.lines), entities=entities)
    length = block.end_ms - block.start_ms
    if length < 0:
        text = message("The cue ends before it starts; its end was not used.")
        draft.warnings.append(Remark(block.line, text))
        length = 0
    total, before = sum(len(voice.text) for voice in said), 0
    for voice in said:
        start = block.start_ms + length * before // total
        before += len(voice.text)
        end = block.start_ms + length * before // total
        yield Caption(start, end, voice.text, voice.name, block.line, tuple(voice.marks))
