"""Lines of LRC: stamps before a line, stamps before its words, and what the file says of itself.

https://en.wikipedia.org/wiki/LRC_(file_format): ``[00:12.34]`` before a line, several where it comes again;
``<00:12.60>`` before a word ("enhanced"); ``[ti:Title]``; ``F:``, ``M:``, ``D:`` before what a woman, a man,
or both sing ("Walaoke").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from viewer.core.cues import Mark
from viewer.core.draft import Draft
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.subtitles.said import Said

TIME = r"(\d{1,3}):(\d{1,3})(?:[.,](\d{1,9})|:(\d{1,2})(?:[.,](\d{1,9}))?)?"
_STAMP = re.compile(rf"\s*\[\s?{TIME}\s?\]")
_INNER = re.compile(rf"<\s?{TIME}\s?>|\[\s?{TIME}\s?\]")
_BAD_STAMP = re.compile(r"\[\s?\d[^\[\]]{0,30}\]")
_FACT = re.compile(r"\[\s?([A-Za-z#][\w ]{0,30}?|)\s?:((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_OFFSET = re.compile(r"\s*([+-]?\d{1,8})\s*")
_LANGUAGE = frozenset({"la", "lang", "language"})
_VOICE = re.compile(r"([FMD]):\s*(?=\S)")
_HUNDREDTHS = 60  # in the last of three fields this is no second


@dataclass(slots=True)
class Line:
    """A line as often as it is sung.

    Attributes:
        number: its source line.
        stanza: which one it stands in.
        starts: its stamps in milliseconds.
        text: the words; empty where the line only says that what came before ends.
        voice: who sings, as written.
        marks: when its words begin, at its first stamp.
        end_ms: when its last word ends, at its first stamp; None where nobody says.
    """

    number: int
    stanza: int
    starts: list[int]
    text: str = ""
    voice: str | None = None
    marks: list[Mark] = field(default_factory=list)
    end_ms: int | None = None


def read_lines(lines: Sequence[str], draft: Draft) -> list[Line]:
    """All lines with a stamp; `draft` gets facts, what is astray, and warnings.

    Args:
        lines: without blanks around them.
        draft: gets title and language, too.
    """
    clock = _Clock(lines)
    found: list[Line] = []
    stanza, voice = 0, None
    for number, text in enumerate(lines, 1):
        starts, words_at = clock.stamps(text)
        if starts:
            line = Line(number, stanza, starts)
            _add_words(line, text[words_at:], clock)
            voice = _take_voice(line) or voice
            line.voice = voice
            stanza += not line.text
            found.append(line)
        elif not text:
            stanza += 1
        elif fact := _FACT.fullmatch(text):
            _take_fact(fact[1].lower(), fact[2].strip(), number, draft)
        else:
            if bad := _BAD_STAMP.match(text):
                draft.warnings.append(Remark(number, message("The time {text} cannot be read.", text=bad[0])))
            draft.ignored.append(Remark(number, message("{text}", text=text)))
    return found


class _Clock:
    """Reads stamps; a third field without a fraction is hundredths where any is more than a second can be.

    Attributes:
        early_ms: how much earlier all is than written: ``[offset:+500]`` makes words appear sooner.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.early_ms = 0
        self._has_hundredths = False
        for line in lines:
            fact = _FACT.fullmatch(line)
            if fact and fact[1].lower() == "offset" and (offset := _OFFSET.fullmatch(fact[2])):
                self.early_ms = int(offset[1])
            stamp = _STAMP.match(line)
            if stamp and stamp[4] and stamp[5] is None and int(stamp[4]) >= _HUNDREDTHS:
                self._has_hundredths = True

    def ms(self, fields: Sequence[str | None]) -> int:
        """The time of a stamp's five fields, in milliseconds."""
        first, second, fraction, third, last = fields
        values = [int(first or 0), int(second or 0)]
        if third is not None and (last is not None or not self._has_hundredths):
            values.append(int(third))
            fraction = last
        elif third is not None:
            fraction = third.zfill(2)
        seconds = 0
        for value in values:
            seconds = seconds * 60 + value
        return max(0, seconds * 1_000 + int(((fraction or "") + "000")[:3]) - self.early_ms)

    def stamps(self, text: str) -> tuple[list[int], int]:
        """The times that a line begins with, and where its words do."""
        starts, place = [], 0
        while stamp := _STAMP.match(text, place):
            starts.append(self.ms(stamp.groups()))
            place = stamp.end()
        return starts, place


def _add_words(line: Line, text: str, clock: _Clock) -> None:
    """The words, and their marks; a stamp before no word ends the word before it."""
    stamps = list(_INNER.finditer(text))
    said = Said()
    said.add(text[: stamps[0].start()] if stamps else text)
    for stamp, following in zip_longest(stamps, stamps[1:]):
        ms = clock.ms(stamp.groups()[:5] if stamp[1] else stamp.groups()[5:])
        begin = said.add(text[stamp.end() : following.start() if following else len(text)])
        if begin is not None:
            line.marks.append(Mark(begin, ms))
        elif line.marks and line.marks[-1].end_ms is None:
            line.marks[-1] = line.marks[-1]._replace(end_ms=max(ms, line.marks[-1].ms))
        line.end_ms = ms if begin is None else None
    line.text = said.text


def _take_voice(line: Line) -> str | None:
    """Who sings, taken from before the words."""
    voice = _VOICE.match(line.text)
    if voice is None:
        return None
    by = voice.end()
    line.text = line.text[by:]
    line.marks = [mark._replace(offset=max(0, mark.offset - by)) for mark in line.marks]
    return voice[1]


def _take_fact(key: str, value: str, number: int, draft: Draft) -> None:
    """What the file says of itself."""
    if key == "ti" and value and not draft.title:
        draft.title = value
    elif key in _LANGUAGE and value and not draft.language:
        draft.language = value[:35]
    elif value and key != "offset":
        draft.ignored.append(Remark(number, message("{text}", text=f"{key}: {value}" if key else value)))
