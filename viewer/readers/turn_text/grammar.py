"""Marks in a line: where a stamp, a speaker, or both may begin a turn.

Every pattern looks at a limited stretch of a line, or repeats nothing without a limit, so that the time taken
is linear in the length of the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from viewer.core.steps import checked
from viewer.core.timecode import LOOSE_STAMP, STAMP, TO, parse
from viewer.core.turn_text import NO_TIME, WINDOW, unquoted_name
from viewer.readers.turn_text.names import plausible, strict


class Trust(IntEnum):
    """What has to be true of the whole text before a mark begins a turn."""

    SURE = 0
    NAME_RECURS = 1  # its speaker must begin other lines in the same way
    COMMON = 2  # most turns of the text must be marked in this way
    FITS = 3  # inside a line: its time must fit between its neighbours' times


@dataclass(slots=True, eq=False)
class Mark:
    """A place where a turn may begin.

    Attributes:
        line: index of its line.
        begin: offset where the mark begins; what stands before it belongs to the turn before.
        text_at: offset where the turn's words begin.
        start_ms: its time; None where it has none, or one that cannot be.
        end_ms: the second time of a range.
        bracket: what opens around the stamp; empty for a bare stamp.
        name: the speaker before the stamp, or of a line without a stamp.
        after: a possible speaker after the stamp, whose name ends at `named_at`.
        named_at: offset of the words if `after` is a speaker.
        trust: what else has to hold.
        bad_stamp: the stamp, where it cannot be a time.
        no_name: what stands where the speaker's name does, and is none.
        piped: its words end with a vertical bar that is none of them.
        untimed: it says that nobody knows the time.
        alone: `after` is all that its line holds besides the stamp, and has no colon.
    """

    line: int
    begin: int
    text_at: int
    start_ms: int | None = None
    end_ms: int | None = None
    bracket: str = ""
    name: str | None = None
    after: str | None = None
    named_at: int = 0
    trust: Trust = Trust.SURE
    bad_stamp: str = ""
    no_name: str = ""
    piped: bool = False
    untimed: bool = False
    alone: bool = False


_WINDOW = WINDOW  # a mark that begins a line ends before this
_LONG = 1 << 16  # characters: a line that takes a while by itself
_PROBED = 120  # and its stamp begins before this
_CLOSING = "])}>#】）"

# A name cannot hold what ends it, so giving back characters never helps: no pattern needs to try again.
_NAME = r"[^\W\d_][^:：\[\]{}<>#|【】\t]{0,59}+"
_COLON = r"[:：](?!//|\d)"
_EMPHASIS = r"(?:\*\*|__)?"
_BULLETS = r"(?:(?:(?:[•◦▪‣●○■·*+–—-]|#{1,6}|>)\s{1,9}|\|\s{0,9}){1,2})?"
_PERSON = rf"(?P<square>\[)?(?P<name>{_NAME}|\d{{1,3}}\s?)(?(square)\])"
_WHO = rf"(?:{_PERSON}(?P<colon>[:：])?{_EMPHASIS}\s{{0,9}}[,|–—-]?\s{{0,9}})?"
_BRACKET = r"(?P<bracket>[\[{<#【])"  # a name may hold parentheses, so they are looked for in another way
_CLOSE = r"\s?[\])}>#】）]"
_IN_BRACKET = rf"\s?(?P<start>{LOOSE_STAMP})(?:{TO}(?P<end>{LOOSE_STAMP}))?{_CLOSE}"
_SEPARATOR = r"(?P<separator>\s?[:：]|\s{0,9}\||\t|\s{1,9}[–—-](?=\s))?"
_NAMED = rf"(?:{_COLON}|\t){_EMPHASIS}\s{{0,9}}"
_AFTER = rf"(?P<text>)(?:{_EMPHASIS}(?P<after>{_NAME})(?:{_NAMED}|(?P<alone>$)))?"
_AFTER_INSIDE = rf"(?P<text>)(?:{_EMPHASIS}(?P<after>{_NAME}){_NAMED})?"

_HEAD = re.compile(rf"{_BULLETS}{_WHO}{_BRACKET}{_IN_BRACKET}{_SEPARATOR}\s{{0,9}}{_AFTER}")
# What only those write who mean it: a name in quotes, nobody, or that the time is not known.
_QUOTED = r'"(?:[^"\\]|\\.){1,180}+"'
_SAID_HEAD = re.compile(
    rf"(?:(?P<name>{_QUOTED}|\?|{_NAME}|\d{{1,3}}) ?)?(?P<bracket>\[)(?P<start>{LOOSE_STAMP}|{NO_TIME})"
    rf"(?:{TO}(?P<end>{LOOSE_STAMP}))?\]:\s?"
)

_PROBE = re.compile(r"\d(?:[:：.]\d|\s?[hms])")
_PROBED_BEFORE = 8  # a stamp begins this far before what the probe finds, at most
_TIME = rf"(?(bracket){LOOSE_STAMP}|{STAMP})"
_STAMP = re.compile(
    rf"(?P<bracket>[\[({{<#【（])?\s?(?P<start>{_TIME})(?:{TO}(?P<end>{_TIME}))?(?(bracket){_CLOSE})"
)
_BEFORE = re.compile(rf"{_BULLETS}(?P<emphasis>\*\*|__)?{_WHO}")
_BEHIND = re.compile(rf"{_SEPARATOR}\s{{0,9}}{_AFTER}")
_BEHIND_EMPHASIS = re.compile(rf"{_EMPHASIS}{_SEPARATOR}{_EMPHASIS}\s{{0,9}}{_AFTER}")

_INNER = re.compile(rf"(?<!\\){_BRACKET}{_IN_BRACKET}\s?{_AFTER_INSIDE}")
_LABEL = re.compile(
    rf"{_BULLETS}(?P<emphasis>\*\*|__)?(?P<name>{_NAME}){_COLON}(?(emphasis){_EMPHASIS})\s{{0,9}}"
)
_BESIDE_NAME = ",–—-*_ \t\u00a0\u2009\u202f"


def may_have_stamps(line: str) -> bool:
    """Whether it is worth while to look for stamps in `line`; quick."""
    return _PROBE.search(line) is not None or NO_TIME in line[:_WINDOW]


def head(line: str, index: int) -> Mark | None:
    """The mark with a stamp that begins `line`, which has no blanks around it."""
    if line[0] in '"?' or NO_TIME in line[:_WINDOW]:
        said = _SAID_HEAD.match(line, 0, _WINDOW)
        if said:
            return _said(index, said)
    found = _HEAD.match(line, 0, _WINDOW)
    if found:
        return _mark(line, index, found, found, found)
    probe = _PROBE.search(line, 0, _PROBED)
    if not probe:
        return None  # what there is begins too late
    stamp = _STAMP.search(line, max(0, probe.start() - _PROBED_BEFORE), _WINDOW)
    before = stamp and _BEFORE.fullmatch(line, 0, stamp.start())
    if not stamp or not before:
        return None
    pattern = _BEHIND_EMPHASIS if before["emphasis"] else _BEHIND
    behind = pattern.match(line, stamp.end(), _WINDOW)
    return _mark(line, index, before, stamp, behind) if behind else None


def _said(index: int, found: re.Match[str]) -> Mark:
    """The mark of a head that can be nothing else."""
    name = found["name"]
    if name is not None:
        name = unquoted_name(name) if name[0] == '"' else name.rstrip()
    if found["start"] == NO_TIME:
        return Mark(index, 0, found.end(), bracket="[", name=name, untimed=True)
    return _timed(index, 0, found.end(), found, name, None, 0, Trust.SURE)


def _mark(
    line: str, index: int, before: re.Match[str], stamp: re.Match[str], behind: re.Match[str]
) -> Mark | None:
    name, after, text_at = before["name"], None, behind.start("text")
    alone = name is None and behind["alone"] is not None and behind.end() == len(line)
    if name is not None:
        name = name.rstrip(_BESIDE_NAME)
    elif alone or behind["alone"] is None:
        after = behind["after"]
    trust = _trust(
        stamp,
        name,
        None if alone else after,
        marks=(before["colon"], behind["separator"], text_at == len(line)),
    )
    if trust is None:
        return None
    mark = _timed(index, 0, text_at, stamp, name, after, behind.end(), trust)
    mark.alone = alone
    mark.piped = line[-1] == "|" and "|" in (behind["separator"] or "")
    return mark


def inner(line: str, index: int, start: int, check: Callable[[], None]) -> list[Mark]:
    """The stamps in brackets inside `line`, from offset `start` on; `check` may raise to stop it."""
    places: Iterable[re.Match[str]] = _INNER.finditer(line, start)
    if len(line) > _LONG:
        places = checked(places, check)
    return [
        _timed(
            index, found.start(), found.start("text"), found, None, found["after"], found.end(), Trust.FITS
        )
        for found in places
    ]


def closes_with_stamp(line: str, marks: list[Mark]) -> bool:
    """Whether `line` ends with the last of its stamps, as f4 and its relatives write paragraphs."""
    return line[-1] in _CLOSING and bool(marks) and marks[-1].text_at >= len(line) and marks[-1].begin > 0


def label(line: str, index: int) -> Mark | None:
    """The speaker with a colon that begins `line`, without a stamp."""
    if ":" not in line[:_PROBED] and "：" not in line[:_PROBED]:
        return None
    found = _LABEL.match(line, 0, _PROBED)
    if not found or not plausible(found["name"]):
        return None
    return Mark(index, 0, found.end(), name=found["name"])


def _timed(
    index: int,
    begin: int,
    text_at: int,
    stamp: re.Match[str],
    name: str | None,
    after: str | None,
    named_at: int,
    trust: Trust,
) -> Mark:
    """The mark of a stamp; made in one go, since there may be hundreds of thousands."""
    bracket, start, end = stamp.group("bracket", "start", "end")
    start_ms = parse(start)
    end_ms = None if end is None else parse(end)
    bad_stamp = start if start_ms is None else ""
    return Mark(
        index, begin, text_at, start_ms, end_ms, bracket or "", name, after, named_at, trust, bad_stamp
    )


def _trust(
    stamp: re.Match[str], name: str | None, after: str | None, *, marks: tuple[str | None, str | None, bool]
) -> Trust | None:
    """How far a stamp can be trusted; `marks`: a colon before it, a separator behind it, an end of line."""
    colon, separator, ends_line = marks
    bracket = stamp["bracket"]
    if name is None:
        return Trust.SURE if bracket else _trust_bare(stamp, after, marked=any(marks))
    if name.isdecimal():
        return Trust.SURE if bracket and separator else None
    if bracket == "#" and ends_line and not colon:
        return None  # the end of a short paragraph, as f4 writes it
    if bracket and any(marks):
        return Trust.SURE if plausible(name) else None
    if strict(name):
        return Trust.SURE if any(marks) else Trust.NAME_RECURS
    return Trust.NAME_RECURS if any(marks) and plausible(name) and len(name.split()) <= 3 else None


def _trust_bare(stamp: re.Match[str], after: str | None, *, marked: bool) -> Trust | None:
    """A stamp without brackets at the beginning: "10:30am is early" has one, too."""
    if marked or (after and strict(after)):
        return Trust.SURE
    line, end = stamp.string, stamp.end()
    return None if line[end : end + 1].isalpha() else Trust.COMMON
