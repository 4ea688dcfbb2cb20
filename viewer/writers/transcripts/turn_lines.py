"""Turns as lines of turn text, for formats whose readers take them from lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.core import turn_text
from viewer.core.timecode import LONGEST_MS
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.writers.transcripts.spoken import name_of, plain_lines
from viewer.writers.transcripts.times import end_of, stamp, start_of

_TITLED = r"(?:(?<=\b\w)|(?<=\bDr)|(?<=\bProf)|(?<=\bM[rs])|(?<=\bMrs)|(?<=\b[JS]r))\."
_NAME = re.compile(rf"[^\W\d_](?:[\w ’'&,()-]|{_TITLED}){{0,58}}(?<![ ,_-])|\d{{1,3}}")
_MOST_WORDS = 8
_ADDRESS = ("http", "www.", "mailto")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class TurnLines:
    """One turn.

    Attributes:
        head: who speaks and when, as far as either is known; with a colon.
        rows: what is said, line by line; a blank row parts paragraphs.
    """

    head: str
    rows: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join([f"{self.head} {self.rows[0]}".lstrip(), *self.rows[1:]])


def turn_lines(transcript: Transcript) -> Iterator[TurnLines]:
    """The turns in the order of their times.

    Source: the shape of public agencies' podcast pages, "Name [00:00:02]: text". Where a reader could take
    anything for something else the text is kept apart from it, see `viewer.core.turn_text`.
    """
    if is_plain(transcript):
        for turn in transcript.turns:
            yield TurnLines(f"{name_of(transcript, turn)}:", tuple(rows_of(turn.text)))
        return
    work = _Work(transcript)
    for place in range(len(transcript.turns)):
        yield work.turn(place)


def is_plain(transcript: Transcript) -> bool:
    """Whether names alone tell the turns apart, because nothing has a time and nothing can be mistaken."""
    turns = transcript.turns
    said: dict[int | None, int] = {}
    for turn in turns:
        said[turn.speaker] = said.get(turn.speaker, 0) + 1
    return (
        not transcript.timed
        and None not in said
        and min(said.values(), default=0) > 1
        and all(
            _is_name(name_of(transcript, turn)) and not name_of(transcript, turn)[0].isdigit()
            for turn in turns
        )
        and all(_is_plain_text(turn.text) for turn in turns)
    )


def rows_of(text: str) -> list[str]:
    """The lines of a text without blanks behind them or around the whole; at least one."""
    return "\n".join(row.rstrip() for row in plain_lines(text).split("\n")).strip("\n").split("\n")


class _Work:
    """What a reader knows by the turn that is to be written.

    Attributes:
        speaker: who speaks on, where nobody is named.
        stamped: those who have spoken with a time.
        longest: most lines of a turn that has several.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self.speaker: int | None = None
        self.stamped: set[int] = set()
        self.longest = 1

    def turn(self, place: int) -> TurnLines:
        """The lines of a turn; the turns before it have been asked for."""
        turn = self._transcript.turns[place]
        rows = rows_of(turn.text)
        time = self._time(place, rows[0])
        is_sound = len(rows) == 1 and turn.speaker is None and turn_text.is_sound(rows[0])
        who = "" if is_sound else self._who(turn)
        named = bool(who)
        head = f"{who}:" if time == "" else " ".join(part for part in (who, f"[{time}]:") if part)
        opening = turn_text.kept_opening(rows[0], named=named, alone=len(rows) == 1)
        written = [opening, *_paragraphs(rows[1:])]
        filled = sum(map(bool, written))
        if place and place + 1 == len(self._transcript.turns) and filled > self.longest:
            written.append("\\")  # the turn goes on until here
        if len(written) > 1:
            self.longest = max(self.longest, filled)
        if not is_sound:
            self.speaker = turn.speaker
        if turn.speaker is not None and turn.timing is not Timing.ESTIMATED:
            self.stamped.add(turn.speaker)
        return TurnLines(head, tuple(written))

    def _who(self, turn: Turn) -> str:
        if turn.speaker is None:
            return "" if self.speaker is None else turn_text.NOBODY
        name = name_of(self._transcript, turn)
        return name if _is_name(name) else turn_text.quoted_name(name[:_LONGEST_NAME])

    def _time(self, place: int, opening: str) -> str:
        """What stands in brackets; nothing where the speaker alone is enough."""
        turn = self._transcript.turns[place]
        start, end = start_of(self._transcript, place), end_of(self._transcript, place)
        if start is None or start >= LONGEST_MS:
            name = name_of(self._transcript, turn)
            known = turn.speaker in self.stamped and _is_name(name) and name[0].isalpha()
            return "" if known and not turn_text.mentions_time(opening) else turn_text.NO_TIME
        return stamp(start) if end is None or end >= LONGEST_MS else f"{stamp(start)} - {stamp(end)}"


def _paragraphs(rows: list[str]) -> list[str]:
    """Lines below the first; of blank lines behind each other a reader takes only one."""
    return [
        "\\" if not row and place and not rows[place - 1] else turn_text.kept(row) if row else ""
        for place, row in enumerate(rows)
    ]


def _is_name(name: str) -> bool:
    """Whether every reader takes it for a name without quotation marks."""
    return (
        _NAME.fullmatch(name) is not None
        and len(name.split()) <= _MOST_WORDS
        and not name.lower().startswith(_ADDRESS)
    )


def _is_plain_text(text: str) -> bool:
    row = text.strip()
    return (
        row == text
        and bool(row)
        and "\n" not in row
        and "\r" not in row
        and not turn_text.mentions_time(row)
        and turn_text.kept_opening(row, named=True, alone=True) == row
    )
