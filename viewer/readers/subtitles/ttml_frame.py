"""What is open around the words of TTML, and from where its times count.

https://www.w3.org/TR/ttml2/#timing-attribute-timeContainer: inside a parallel container, which is the usual
one, times count from its beginning; inside a sequence, from the end of what stands before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Times = Mapping[str, int | None]
"""The attributes ``begin``, ``end`` and ``dur`` as far as they are there: milliseconds, None for no time."""


@dataclass(slots=True)
class Frame:
    """An open element.

    Attributes:
        name: of the element.
        line: its source line.
        begin_ms: when it begins, and what is inside counts from.
        end_ms: when it ends; None where nobody says.
        next_ms: in a sequence, when what comes next begins; None in any other.
        last_ms: when the last of what is inside ends.
        is_timed: whether it, or a division around it, has a time.
        agent: who speaks: ids with blanks between; None where nobody is named.
        keeps_blanks: whether its blanks are as they are meant.
        caught: its text, where that is none of the words, or is lost; None for content.
        about: the agent that it tells of.
    """

    name: str
    line: int = 0
    begin_ms: int = 0
    end_ms: int | None = None
    next_ms: int | None = None
    last_ms: int = 0
    is_timed: bool = False
    agent: str | None = None
    keeps_blanks: bool = False
    caught: list[str] | None = None
    about: str = ""

    def inside(self, name: str, attributes: Mapping[str, str], line: int) -> Frame:
        """An element that begins inside of this one, as long as nothing is known of its times."""
        base = self.begin_ms if self.next_ms is None else self.next_ms
        end_ms = self.end_ms if self.next_ms is None else None
        space = attributes.get("space")
        keeps = space == "preserve" if space else self.keeps_blanks
        agent = attributes.get("agent", self.agent)
        return Frame(
            name, line, base, end_ms, None, base, self.is_timed, agent, keeps, self.caught, self.about
        )

    def take(self, times: Times, outer: Frame, *, whole: bool) -> None:
        """Take its times, which are those of the recording where `whole`, else count from `outer`."""
        zero = 0 if whole else self.begin_ms
        begin, end, dur = (times.get(key) for key in ("begin", "end", "dur"))
        if begin is not None:
            self.begin_ms = self.last_ms = zero + begin
        ends = [zero + end] if end is not None else []
        if dur is not None:
            ends.append(self.begin_ms + dur)
        if ends:
            self.end_ms = min(ends)
        if not whole and outer.end_ms is not None and self.begin_ms < outer.end_ms:
            self.end_ms = outer.end_ms if self.end_ms is None else min(self.end_ms, outer.end_ms)
        if self.name != "body" and (ends or begin is not None or outer.next_ms is not None):
            self.is_timed = True

    def leave(self, outer: Frame) -> None:
        """It ends, which moves what comes next in the sequence around it."""
        end_ms = self.last_ms if self.end_ms is None else self.end_ms
        outer.last_ms = max(outer.last_ms, end_ms)
        if outer.next_ms is not None:
            outer.next_ms = max(end_ms, self.begin_ms)


class Reading:
    """Whether times count from what is around them, as they should, or from the beginning of the recording.

    Attributes:
        relative: how many times can only count from what is around: they are less than its own.
        whole: how many can only count from the beginning: else they would lie behind the end around them.
    """

    def __init__(self) -> None:
        self.relative = self.whole = 0

    def look(self, begin: int | None, outer: Frame) -> None:
        """Look at what is written inside `outer`."""
        if begin is None or outer.next_ms is not None or outer.begin_ms <= 0:
            return
        if begin < outer.begin_ms:
            self.relative += 1
        elif outer.end_ms is not None and begin < outer.end_ms <= outer.begin_ms + begin:
            self.whole += 1
