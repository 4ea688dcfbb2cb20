"""LRC: lyrics with the time of each line, or of each word; podcasts and lessons are written in it, too.

How lines become turns: what is spoken, told by names before the words or by sentences that run over the
lines, is joined as other subtitles are. Else it is verse, whose lines stay lines: a stanza is a turn, and
where there are no stanzas, a line is. A stanza ends with an empty line, with a stamp before no words, and
with another voice; what is longer than people write stanzas is none. A line that is sung several times is
there as often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

from viewer.core.cues import Caption, ends_sentence, turn_of
from viewer.core.draft import Draft, RawTurn
from viewer.core.spacing import MS_PER_CHARACTER
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.lyrics_lines import TIME, Line, read_lines
from viewer.readers.subtitles.named import with_speakers
from viewer.readers.subtitles.turns import turns

_STAMPED = re.compile(rf"^\s{{0,9}}\[\s?{TIME}\s?\]", re.MULTILINE)
_WELL_STAMPED = re.compile(r"^\s{0,9}\[\d{1,3}:\d\d[\].]", re.MULTILINE)
_SIGNS = re.compile(
    r"^\s{0,9}\[(?:ti|ar|al|by|offset|length|la|re|ve|au)\s?:|^\s{0,9}\[\d{1,3}:\d\d(?:\.\d{1,3})?\][^\n<]{0,999}<\d{1,3}:\d\d\.\d{1,3}>"
    r"|^\s{0,9}\[\d{1,3}:\d\d\.\d{1,3}\]\s?\[\d{1,3}:\d\d\.\d{1,3}\]",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST_STANZA = 16  # lines
_SPOKEN_SHARE = 0.25  # of lines that go on with a sentence
_SENTENCES_SHARE = 0.1
_OFTEN = 2  # a name before the words
_MOST_REPEATED = 10  # times as much text as the file has


@dataclass(slots=True)
class _Sung:
    """A line at one of its times; `order` is its place in the file."""

    start_ms: int
    order: int
    line: Line


class LyricsReader:
    """Simple and enhanced LRC."""

    key = "lrc"
    label = message("Lyrics with times (LRC)")
    suffixes = (".lrc",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where lines have stamps, and the file says of itself what only LRC does."""
        if _STAMPED.search(head) is None:
            return 10 if suffix in self.suffixes else 0
        if suffix in self.suffixes:
            return 100
        if _SIGNS.search(head):
            return 90
        return 50 if _WELL_STAMPED.search(head) else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join lines to turns; what has no stamp is ignored, a stamp that is none costs its line."""
        draft = Draft(self.key)
        lines = read_lines(split_lines(text.replace("\ufeff", ""), part(step, 0.0, 0.1)), draft)
        step(0.6)
        _bound(lines, len(text) * _MOST_REPEATED, draft)
        sung = [_Sung(ms, order, line) for order, line in enumerate(lines) for ms in line.starts]
        sung.sort(key=lambda each: (each.start_ms, each.order))
        captions = [_caption(each, following) for each, following in zip_longest(sung, sung[1:])]
        said = [caption for caption in captions if caption.text]
        draft.turns = list(turns(said) if _is_spoken(said) else _verse(sung, captions))
        step(1.0)
        return draft


def _bound(lines: Sequence[Line], most: int, draft: Draft) -> None:
    """Leave out repetitions behind which there are more than `most` characters: no song has so many."""
    for line in lines:
        repeated = len(line.text) * (len(line.starts) - 1)
        if repeated > most:
            del line.starts[1:]
            text = message("The line comes again too often; only its first time was read.")
            draft.warnings.append(Remark(line.number, text))
        else:
            most -= repeated


def _caption(sung: _Sung, following: _Sung | None) -> Caption:
    """A line with its time: until the next stamp, or the end of its last word; the last as long as it is."""
    line, by = sung.line, sung.start_ms - sung.line.starts[0]
    end_ms = sung.start_ms + round(len(line.text) * MS_PER_CHARACTER)
    if line.end_ms is not None:
        end_ms = max(sung.start_ms, line.end_ms + by)
    elif following is not None:
        end_ms = following.start_ms
    if following is not None:
        end_ms = min(end_ms, following.start_ms)
    marks = tuple(
        mark._replace(ms=mark.ms + by, end_ms=None if mark.end_ms is None else mark.end_ms + by)
        for mark in line.marks
    )
    return Caption(sung.start_ms, end_ms, line.text, line.voice, line.number, marks)


def _is_spoken(said: Sequence[Caption]) -> bool:
    """Whether names stand before the words, or sentences run over the lines; each line counts once."""
    said = list({caption.line: caption for caption in reversed(said)}.values())[::-1]
    named = sum(new is not old for new, old in zip(with_speakers(said), said, strict=True))
    goes_on = sum(
        caption.text[0].islower() and not ends_sentence(before.text) for before, caption in pairwise(said)
    )
    sentences = sum(ends_sentence(caption.text) for caption in said)
    runs_on = goes_on >= _SPOKEN_SHARE * len(said) and sentences >= _SENTENCES_SHARE * len(said)
    return named >= _OFTEN or (runs_on and goes_on > 0)


def _verse(sung: Sequence[_Sung], captions: Sequence[Caption]) -> Iterator[RawTurn]:
    """Stanzas as turns, or lines where there are no stanzas."""
    has_stanzas = len({(each.line.stanza, each.line.voice) for each in sung if each.line.text}) > 1
    number, numbers = 0, [0] if sung else []
    for before, each in pairwise(sung):
        number += _begins(before, each)
        numbers.append(number)
    for _, group in groupby(zip(numbers, captions, strict=True), key=lambda pair: pair[0]):
        lines = [caption for _, caption in group if caption.text]
        if lines and has_stanzas and len(lines) <= _LONGEST_STANZA:
            yield turn_of(lines, lines[0].speaker, "\n")
        else:
            yield from (turn_of([line], line.speaker) for line in lines)


def _begins(before: _Sung, each: _Sung) -> bool:
    """Whether a stanza begins with `each`: another one, a part sung once more, or another voice."""
    return (
        each.line.stanza != before.line.stanza
        or each.order != before.order + 1
        or (each.line.voice != before.line.voice and bool(each.line.text and before.line.text))
    )
