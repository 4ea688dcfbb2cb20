"""Cues as they stand in a file of subtitles: where each one's time is, and which lines are its words.

The rules of WebVTT (https://www.w3.org/TR/webvtt1/#file-parsing), held loosely enough for SubRip, which has
none: a line with an arrow between two times begins a cue, whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.core.steps import Step, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message

_TIME = r"(?:(\d{1,4})[:：])?(?:(\d{1,4})[:：])?(\d{1,6})(?:[.,](\d{1,9}))?"
_ARROW = r"(?:--?|[–—])>|→"
_TIMES = re.compile(rf"{_TIME}\s{{0,9}}(?:{_ARROW})\s{{0,9}}{_TIME}(?![\d:.,])\s{{0,9}}(.*)")
_CLOCK = re.compile(r"\d[:：]\d\d")
_LONGEST_TIMES = 1_000
_LONGEST_MS = 1_000 * 3_600_000


@dataclass(slots=True)
class Block:
    """A cue with its words as written.

    Attributes:
        line: 1-based source line of its times.
        start_ms: as written.
        end_ms: as written.
        settings: what stands behind the times.
        lines: its words, line by line.
        name: its identifier; empty where it has none.
    """

    line: int
    start_ms: int
    end_ms: int
    settings: str
    lines: list[str] = field(default_factory=list)
    name: str = ""


@dataclass(slots=True)
class Blocks:
    """What is in a file.

    Attributes:
        cues: in the order of the file.
        loose: paragraphs that are no cue, each with the number of its first line.
        warnings: cues that cannot be used.
    """

    cues: list[Block] = field(default_factory=list)
    loose: list[tuple[int, list[str]]] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def scan(lines: Sequence[str], *, blank_ends: bool, step: Step = unwatched) -> Blocks:
    """Find all cues.

    Args:
        lines: without blanks around them.
        blank_ends: whether words end with an empty line, as in WebVTT; else only with the next cue.
        step: hears how far this is.
    """
    found, current, paragraph = Blocks(), None, 0
    for number, line in enumerate(stepped(lines, step), 1):
        if "->" in line or "→" in line or "–>" in line or "—>" in line:
            times = _times(line)
            if times is not None:
                name = _take_name_back(found, current, number)
                current = Block(number, *times, name=name)
                found.cues.append(current)
                continue
            if "-->" in line and (blank_ends or current is None or _CLOCK.search(line)):
                _take_name_back(found, current, number)
                found.warnings.append(Remark(number, message("The time {text} cannot be read.", text=line)))
                current, paragraph = None, 0
                continue
        if not line and (blank_ends or current is None):
            current, paragraph = None, 0
        elif current is not None:
            current.lines.append(line)
        elif paragraph:
            found.loose[-1][1].append(line)
        else:
            paragraph = number
            found.loose.append((number, [line]))
    return found


def _times(line: str) -> tuple[int, int, str] | None:
    match = _TIMES.match(line) if len(line) <= _LONGEST_TIMES else None
    if match is None:
        return None
    start, end = _ms(match.groups()[:4]), _ms(match.groups()[4:8])
    return None if max(start, end) > _LONGEST_MS else (start, end, match[9])


def _ms(fields: Sequence[str | None]) -> int:
    first, second, seconds, fraction = fields
    hours, minutes = (first, second) if second is not None else (None, first)
    ms = int(((fraction or "") + "000")[:3])
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + ms


def time_of(text: str) -> int | None:
    """The time that the whole of `text` names, in milliseconds."""
    match = re.fullmatch(_TIME, text.strip())
    return None if match is None else _ms(match.groups())


def _take_name_back(found: Blocks, current: Block | None, number: int) -> str:
    """What stands right above the times is the cue's own name, and no words of the cue before."""
    if current is not None and current.lines and current.lines[-1].isdecimal():
        before = current.lines[-2] if len(current.lines) > 1 else ""
        if not before or current.line + len(current.lines) + 1 == number:
            return current.lines.pop()
    elif current is None and found.loose:
        first, lines = found.loose[-1]
        if first + len(lines) == number:
            name = lines.pop()
            if not lines:
                found.loose.pop()
            return name
    return ""
