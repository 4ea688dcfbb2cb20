"""The lines of a transcript's file, and what became of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.core.transcript import Remark, Turn
from viewer.errors import Message

_TIMES = "-->"  # between the two of a subtitle


class Fate(StrEnum):
    """What became of a line."""

    NONE = "none"  # blank, or nothing that anybody reads
    TURN = "turn"  # a turn begins here
    WORDS = "words"  # goes on with the turn above
    IGNORED = "ignored"  # left out


@dataclass(frozen=True, slots=True)
class SourceLines:
    """All lines, numbered from 1.

    Attributes:
        lines: as they are; element i is line i + 1.
        warnings: what is doubtful, by the line.
    """

    lines: Sequence[str]
    warnings: dict[int, tuple[Message, ...]]
    _starts: Sequence[int]
    _turns: Sequence[int]
    _ignored: frozenset[int]
    _end: int

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def fate(self, line: int) -> Fate:
        """What became of a line; one in which a turn begins may be left out in part, see `in_part`."""
        place = bisect_right(self._starts, line) - 1
        if place >= 0 and self._starts[place] == line:
            return Fate.TURN
        if line in self._ignored:
            return Fate.IGNORED
        passed = self._blank(line) or place < 0 or line >= self._end or self._numbers_next(line)
        return Fate.NONE if passed else Fate.WORDS

    def in_part(self, line: int) -> bool:
        """Whether a turn begins in a line, and something else of it is left out."""
        return line in self._ignored and self.fate(line) is Fate.TURN

    def turn(self, line: int) -> int | None:
        """Index of the turn a line belongs to; of the first where several begin in it."""
        if self.fate(line) not in (Fate.TURN, Fate.WORDS):
            return None
        place = bisect_right(self._starts, line) - 1
        return self._turns[place]

    def _blank(self, line: int) -> bool:
        text = self.lines[line - 1]
        return not text or text.isspace()

    def _numbers_next(self, line: int) -> bool:
        """Whether a line is the number, or the name, of a subtitle that begins the turn right below."""
        place = bisect_right(self._starts, line)
        below = place < len(self._starts) and self._starts[place] == line + 1
        return below and _TIMES in self.lines[line] and self._blank(line - 1)


def source_lines(
    text: str, turns: Sequence[Turn] = (), warnings: Iterable[Remark] = (), ignored: Iterable[Remark] = ()
) -> SourceLines:
    """What became of each line of `text`.

    A turn goes on until the next one begins; the last one until something is left out.

    Args:
        text: of a file; line feeds and carriage returns end a line.
        turns: in any order.
        warnings: what was doubtful.
        ignored: what is no turn.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first: dict[int, int] = {}
    for index, turn in enumerate(turns):
        if 0 < turn.line <= len(lines):
            first.setdefault(turn.line, index)
    starts = sorted(first)
    doubts: dict[int, list[Message]] = {}
    for remark in warnings:
        doubts.setdefault(remark.line, []).append(remark.text)
    left_out = frozenset(remark.line for remark in ignored)
    after = (line for line in left_out if starts and line > starts[-1])
    return SourceLines(
        lines,
        {line: tuple(texts) for line, texts in doubts.items()},
        starts,
        [first[line] for line in starts],
        left_out,
        min(after, default=len(lines) + 1),
    )
