"""Chapters: named stretches of the audio. All times are audio times, in milliseconds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from viewer.core.timecode import LONGEST_MS
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Turn
from viewer.errors import Message, message

MOST = 1_000
"""Nobody lists more chapters than this; what comes after them is damage."""

REPLAY_MS = 3_000  # farther than this into a chapter, "previous" means its own start
_GAP_MS = 1_000  # a chapter that ends so little before the next one ends with it
_LONGEST_TITLE = 300  # characters
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # also what turns the direction


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch ``[start_ms, end_ms)`` of the audio.

    Attributes:
        start_ms: its first moment.
        end_ms: the first moment after it; not after `start_ms` where nobody says.
        title: may be empty.
    """

    start_ms: int
    end_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Chapters:
    """The chapters of an episode, in order, none overlapping; between two there may be nothing.

    Attributes:
        all: each with its end, and a title of one line.
    """

    all: tuple[Chapter, ...] = ()

    def at(self, ms: int) -> int | None:
        """The chapter that is heard at `ms`; None between two, and before the first."""
        index = self._begun(ms) - 1
        return index if index >= 0 and ms < self.all[index].end_ms else None

    def next(self, ms: int) -> int | None:
        """The first chapter that begins after `ms`; None where none does."""
        index = self._begun(ms)
        return index if index < len(self.all) else None

    def previous(self, ms: int) -> int | None:
        """The chapter to go back to from `ms`; None before the first one.

        That is the one that began last when it began more than `REPLAY_MS` ago; else the one before it.
        """
        index = self._begun(ms) - 1
        if index < 0:
            return None
        return index if ms - self.all[index].start_ms > REPLAY_MS else max(0, index - 1)

    def title(self, index: int) -> Message:
        """What a chapter is called; its number where it has no title."""
        title = self.all[index].title
        return message("{title}", title=title) if title else message("Chapter {number}", number=index + 1)

    def _begun(self, ms: int) -> int:
        return bisect_right(self.all, ms, key=_start)


NONE = Chapters()
"""An episode without chapters."""


def cleaned(given: Iterable[Chapter], duration_ms: int = 0) -> Chapters:
    """Put chapters in order as far as they can be heard.

    Each begins inside the audio and ends by its end and by the next one's beginning. Of several that begin
    together the shortest that has a title counts.

    Args:
        given: as their source has them, in any order.
        duration_ms: length of the audio; 0 while unknown.
    """
    last_ms = duration_ms or LONGEST_MS
    begun: dict[int, Chapter] = {}
    for chapter in sorted(given, key=lambda each: (max(0, each.start_ms), _end(each))):
        start_ms, title = max(0, chapter.start_ms), _line(chapter.title)
        if start_ms < last_ms and (start_ms not in begun or (title and not begun[start_ms].title)):
            begun[start_ms] = Chapter(start_ms, chapter.end_ms, title)
    kept = list(islice(begun.values(), MOST))
    ends = [*(chapter.start_ms for chapter in kept[1:]), last_ms]
    return Chapters(tuple(_ended(chapter, end_ms) for chapter, end_ms in zip(kept, ends, strict=False)))


def by_turn(
    chapters: Chapters, turns: Sequence[Turn], timeline: Timeline = IDENTITY
) -> Mapping[int, Sequence[int]]:
    """The chapters by the turn whose beginning is nearest to that of each, before it or after it.

    One that begins in silence belongs to the turn to come; after the last words, to none.

    Args:
        chapters: of the audio.
        turns: in transcript time, in the order of their starts.
        timeline: how transcript time runs through the audio.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for index, chapter in enumerate(chapters.all):
        ms = timeline.to_transcript(chapter.start_ms)
        turn = max(0, bisect_right(turns, ms, key=_turn_start) - 1)
        following = turns[turn + 1].start_ms if turn + 1 < len(turns) else LONGEST_MS
        if turn < len(turns) and (turns[turn].end_ms <= ms or following - ms < ms - turns[turn].start_ms):
            turn += 1
        if turn < len(turns):
            found[turn].append(index)
    return dict(found)


def _ended(chapter: Chapter, end_ms: int) -> Chapter:
    """The chapter, which ends by `end_ms`, or then where nobody says."""
    said = chapter.end_ms > chapter.start_ms and chapter.end_ms < end_ms - _GAP_MS
    return Chapter(chapter.start_ms, chapter.end_ms if said else end_ms, chapter.title)


def _line(title: str) -> str:
    """A title in one line without control characters, not longer than anybody reads."""
    words = " ".join(_CONTROL.sub(" ", title[: 4 * _LONGEST_TITLE]).split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 2].rstrip() + " …"


def _end(chapter: Chapter) -> int:
    return chapter.end_ms if chapter.end_ms > chapter.start_ms else LONGEST_MS


def _start(chapter: Chapter) -> int:
    return chapter.start_ms


def _turn_start(turn: Turn) -> int:
    return turn.start_ms
