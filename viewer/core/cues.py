"""Captions, as subtitles and machines give them, joined to turns that keep their times as cues."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from viewer.core.cue import Cues, packed
from viewer.core.draft import RawTurn
from viewer.core.letters import WITHOUT_BLANKS

PAUSE_MS = 3_000  # a longer silence ends a turn
LONG_MS = 30_000  # a turn as long as this ends with the sentence
LONGEST_MS = 120_000  # and one as long as this with the cue
_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]」』）]*$""")
_WIDE = re.compile(rf"[{WITHOUT_BLANKS}]")


class Mark(NamedTuple):
    """Where a word begins inside a caption, and when.

    Attributes:
        offset: into the caption's text, in code points.
        ms: first moment of it.
        end_ms: first moment after it; None where that is when the next one begins.
        confidence: how sure the source is of it, 0 to 1; None where it does not say.
    """

    offset: int
    ms: int
    end_ms: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """A cue before it is joined to others.

    Attributes:
        start_ms: as written.
        end_ms: as written.
        text: the words.
        speaker: who is named at it; None where nobody is, which means the one before.
        line: 1-based source line of its time.
        marks: the words inside it whose times the source gives, in order.
        confidence: how sure the source is of all of it, 0 to 1; None where it does not say.
        is_word: whether it is one of the words of a longer piece, and nothing to be shown alone.
        begins: whether a turn begins with it, of whom it names; who is not named is nobody.
        goes_on: whether the source says that it belongs to the turn before, however long that is.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    line: int = 0
    marks: tuple[Mark, ...] = ()
    confidence: float | None = None
    is_word: bool = False
    begins: bool = False
    goes_on: bool = False


def join(captions: Iterable[Caption]) -> Iterator[RawTurn]:
    """The turns that captions make up, as a person would see them.

    A turn ends where the source says so and where another speaker is named; and unless the source says that
    it goes on, where it is quiet for `PAUSE_MS`, where the times run backwards, and with a sentence, later
    with any cue, once it is long. Who is named once goes on speaking until another one is.
    """
    group: list[Caption] = []
    speaker: str | None = None
    for caption in captions:
        before = "" if caption.begins else speaker
        named = caption.speaker if caption.speaker is not None else before
        ends = caption.begins or named != speaker
        if group and (ends or (not caption.goes_on and _ends(group, caption))):
            yield turn_of(group, speaker)
            group = []
        speaker = named
        group.append(caption)
    if group:
        yield turn_of(group, speaker)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with `text`, as far as its last characters tell."""
    return _SENTENCE_END.search(text[-12:]) is not None


def needs_blank(text: str, following: str) -> bool:
    """Whether a blank belongs between two texts: not where both are of a script without blanks."""
    return not (_WIDE.match(text[-1]) and _WIDE.match(following[0]))


def _ends(group: Sequence[Caption], caption: Caption) -> bool:
    """Whether a turn of the same speaker ends before `caption`."""
    last = group[-1]
    if caption.start_ms < last.start_ms or caption.start_ms - last.end_ms >= PAUSE_MS:
        return True
    length = max(last.end_ms, caption.start_ms) - group[0].start_ms
    return length >= LONGEST_MS or (length >= LONG_MS and ends_sentence(last.text))


def turn_of(group: Sequence[Caption], speaker: str | None, between: str = " ") -> RawTurn:
    """One turn of captions; `between` stands between two of them."""
    pieces: list[str] = []
    rows = array("I")
    length = 0
    for caption in group:
        if pieces and (between.strip(" ") or needs_blank(pieces[-1], caption.text)):
            pieces.append(between)
            length += len(between)
        pieces.append(caption.text)
        _add_rows(rows, caption, length)
        length += len(caption.text)
    end_ms = max(caption.end_ms for caption in group)
    return RawTurn("".join(pieces), group[0].line, speaker, group[0].start_ms, end_ms, Cues.of(rows))


def _add_rows(rows: array[int], caption: Caption, by: int) -> None:
    """The cue of a caption, or one for each of its words, which fill it from its start to its end."""
    length, end_ms = len(caption.text), caption.end_ms
    if not caption.marks:
        if caption.start_ms <= end_ms:
            place = (by, by + length, caption.start_ms, end_ms)
            rows.extend(packed(*place, inner=caption.is_word, confidence=caption.confidence))
        return
    words = [*_inside(caption), Mark(length, end_ms)]
    for word, (until, until_ms, _, _) in pairwise(words):
        offset, ms, word_end_ms, confidence = word
        if word_end_ms is not None and until < length:
            until_ms = word_end_ms
        if ms <= until_ms:
            inner = caption.is_word or offset > 0
            rows.extend(packed(by + offset, by + until, ms, until_ms, inner=inner, confidence=confidence))


def _inside(caption: Caption) -> Iterator[Mark]:
    """Its words, the first from its own start; without those that run backwards or stand outside."""
    first = next((mark for mark in caption.marks if mark.offset == 0), None)
    last = Mark(0, caption.start_ms, first.end_ms if first else None, first.confidence if first else None)
    yield last
    offset, ms = 0, caption.start_ms
    length, end_ms = len(caption.text), caption.end_ms
    for mark in caption.marks:
        if offset < mark[0] < length and ms <= mark[1] <= end_ms:
            offset, ms = mark[0], mark[1]
            yield mark
