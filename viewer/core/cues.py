"""Cues, the small pieces of subtitles: joined to turns, and kept in place when words are corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from viewer.core.draft import RawTurn
from viewer.core.transcript import Cue, Turn

PAUSE_MS = 3_000  # a longer silence ends a turn
LONG_MS = 30_000  # a turn as long as this ends with the sentence
LONGEST_MS = 120_000  # and one as long as this with the cue
_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]」』）]*$""")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True, slots=True)
class Caption:
    """A cue before it is joined to others.

    Attributes:
        start_ms: as written.
        end_ms: as written.
        text: the words.
        speaker: who is named at it; None where nobody is, which means the one before.
        line: 1-based source line of its time.
        marks: moments inside it that the source gives: offset into `text`, and milliseconds; in order.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    line: int = 0
    marks: tuple[tuple[int, int], ...] = ()


def join(captions: Iterable[Caption]) -> Iterator[RawTurn]:
    """The turns that captions make up, as a person would see them.

    A turn ends where another speaker is named, where it is quiet for `PAUSE_MS`, where the times run
    backwards, and with a sentence, later with any cue, once it is long. Who is named once goes on speaking
    until another one is.
    """
    group: list[Caption] = []
    speaker: str | None = None
    for caption in captions:
        named = caption.speaker if caption.speaker is not None else speaker
        if group and (named != speaker or _ends(group, caption)):
            yield _turn(group, speaker)
            group = []
        speaker = named
        group.append(caption)
    if group:
        yield _turn(group, speaker)


def edited(cues: tuple[Cue, ...], start: int, end: int, length: int) -> tuple[Cue, ...]:
    """The cues after the words from `start` to `end` were replaced by `length` code points.

    New words belong to the cue the old ones began in; words put between two cues to the second, behind the
    last one to that. A cue without words is none any more.
    """
    by = length - (end - start)
    taken = end > start or any(cue.start == start for cue in cues)

    def begin(place: int) -> int:
        return place if place <= start else place + by if place >= end else start + length

    def finish(place: int) -> int:
        if place < start or (place == start and taken):
            return place
        return place + by if place >= end else start + length

    return _whole(replace(cue, start=begin(cue.start), end=finish(cue.end)) for cue in cues)


def cut(cues: tuple[Cue, ...], end: int, start: int, ms: int) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues of the halves of a turn: of its text up to `end`, heard before `ms`, and from `start` on."""
    first = (
        replace(cue, end=min(cue.end, end), end_ms=min(cue.end_ms, ms) if cue.end > start else cue.end_ms)
        for cue in cues
        if cue.start < end
    )
    second = (
        replace(
            cue,
            start=max(0, cue.start - start),
            end=cue.end - start,
            start_ms=max(cue.start_ms, ms) if cue.start < end else cue.start_ms,
        )
        for cue in cues
        if cue.end > start
    )
    return _whole(first), _whole(second)


def joined(first: Turn, second: Turn, by: int) -> tuple[Cue, ...]:
    """The cues of two turns in one; the text of the second begins at `by`."""
    if not (first.cues or second.cues):
        return ()
    moved = (replace(cue, start=cue.start + by, end=cue.end + by) for cue in _own(second))
    return _own(first) + tuple(moved)


def _own(turn: Turn) -> tuple[Cue, ...]:
    """Its cues; the whole as one where it has none."""
    return turn.cues or _whole((Cue(0, len(turn.text), turn.start_ms, turn.end_ms),))


def _whole(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if cue.start < cue.end)


def _ends(group: Sequence[Caption], caption: Caption) -> bool:
    """Whether a turn of the same speaker ends before `caption`."""
    last = group[-1]
    if caption.start_ms < last.start_ms or caption.start_ms - last.end_ms >= PAUSE_MS:
        return True
    length = max(last.end_ms, caption.start_ms) - group[0].start_ms
    return length >= LONGEST_MS or (length >= LONG_MS and _SENTENCE_END.search(last.text) is not None)


def _turn(group: Sequence[Caption], speaker: str | None) -> RawTurn:
    pieces: list[str] = []
    cues: list[Cue] = []
    length = 0
    for caption in group:
        if pieces and not (_WIDE.match(pieces[-1][-1]) and _WIDE.match(caption.text[0])):
            pieces.append(" ")
            length += 1
        pieces.append(caption.text)
        cues += _pieces(caption, length)
        length += len(caption.text)
    end_ms = max(caption.end_ms for caption in group)
    return RawTurn("".join(pieces), group[0].line, speaker, group[0].start_ms, end_ms, tuple(cues))


def _pieces(caption: Caption, by: int) -> Iterator[Cue]:
    """The cue of a caption, or one for each stretch between its marks."""
    if not caption.marks and caption.start_ms <= caption.end_ms:
        yield Cue(by, by + len(caption.text), caption.start_ms, caption.end_ms)
        return
    inner = [mark for mark in caption.marks if 0 < mark[0] < len(caption.text)]
    inner = [mark for mark in inner if caption.start_ms <= mark[1] <= caption.end_ms]
    places = [(0, caption.start_ms), *inner, (len(caption.text), caption.end_ms)]
    for (start, start_ms), (end, end_ms) in pairwise(places):
        if start < end and start_ms <= end_ms:
            yield Cue(by + start, by + end, start_ms, end_ms)
