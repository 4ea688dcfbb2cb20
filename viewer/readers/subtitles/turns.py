"""From the cues of a file to the turns of a draft: what all subtitles share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Remark
from viewer.core.turn_names import place_of
from viewer.errors import message
from viewer.readers.subtitles.blocks import Block, Blocks
from viewer.readers.subtitles.cue_text import voices
from viewer.readers.subtitles.dialogue import parted, with_sounds_apart
from viewer.readers.subtitles.named import with_speakers
from viewer.readers.subtitles.parts import parts


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
    told = in_turns(blocks.cues)
    if told is not None:
        draft.turns = list(join(_told(told, draft, entities=entities)))
        return
    captions = [one for block in blocks.cues for one in _captions(block, draft, entities=entities)]
    draft.turns = list(turns(captions, _apart(blocks.cues)))


def in_turns(cues: Sequence[Block]) -> list[tuple[int, Block]] | None:
    """The cues in the order of turns, each behind the number of its turn; None where not all tell it."""
    if not cues or place_of(cues[0].name) is None:
        return None
    places = [place_of(cue.name) for cue in cues]
    known = [(*place, at) for at, place in enumerate(places) if place is not None]
    return [(turn, cues[at]) for turn, _, at in sorted(known)] if len(known) == len(cues) else None


def _told(cues: Iterable[tuple[int, Block]], draft: Draft, *, entities: bool) -> Iterator[Caption]:
    """Their captions; who is not named at the first of a turn is nobody."""
    last = 0
    for turn, block in cues:
        for caption in _captions(block, draft, entities=entities):
            text = caption.text.replace("\n", " ")
            yield replace(caption, text=text, begins=turn != last, goes_on=turn == last)
            last = turn


def turns(captions: Iterable[Caption], apart: Collection[int] = ()) -> Iterator[RawTurn]:
    """Captions joined to turns, by who is named, and by dashes, marks and sounds where nobody is.

    Args:
        captions: in the order of the file.
        apart: the lines of those that two empty lines or more stand before.
    """
    return join(with_sounds_apart(with_speakers(list(parted(captions)), apart)))


def _apart(cues: Sequence[Block]) -> set[int]:
    return {cue.line for before, cue in pairwise(cues) if before.lines[-2:] == ["", ""]}


def _captions(block: Block, draft: Draft, *, entities: bool) -> list[Caption]:
    """One caption for each voice of a cue."""
    said = voices("\n".join(block.lines), entities=entities)
    end_ms = block.end_ms
    if end_ms < block.start_ms:
        text = message("The cue ends before it starts; its end was not used.")
        draft.warnings.append(Remark(block.line, text))
        end_ms = block.start_ms
    if len(said) == 1:
        (voice,) = said
        return [Caption(block.start_ms, end_ms, voice.text, voice.name, block.line, tuple(voice.marks))]
    places = list(accumulate((len(voice.text) for voice in said[:-1]), initial=0))
    marks = [
        mark._replace(offset=by + mark.offset)
        for by, voice in zip(places, said, strict=False)
        for mark in voice.marks
    ]
    whole = Caption(
        block.start_ms, end_ms, "".join(voice.text for voice in said), None, block.line, tuple(marks)
    )
    pieces = parts(whole, places) if said else []
    return [replace(piece, speaker=voice.name) for piece, voice in zip(pieces, said, strict=True)]
