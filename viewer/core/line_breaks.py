"""Where a text may be broken for the screen, how much room it takes, and how good each place is.

Source of the order of places: BBC Subtitle Guidelines, "Line breaks"
(https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/), and Netflix's Timed Text Style Guide,
"Line Treatment" (https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.core.letters import WITHOUT_BLANKS

LINE = 42
"""Columns of a line at the most; a wide letter takes two."""

FORCED = -1
SENTENCE, CLAUSE, CONJUNCTION, WORD, BOUND = 0, 2, 3, 5, 9
"""What a break behind a piece costs: `FORCED` where the text has one, `BOUND` before what belongs to it."""

_OPENING = "「『（〔［｛〈《【〖"
_CLOSING = "、。，．！？：；」』）〕］｝〉》】〗…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_RUN = re.compile(r"[\S\u00a0\u202f]+")  # nobody breaks at a no-break space
_INSIDE = re.compile(rf"(?<=[{WITHOUT_BLANKS}])(?<![{_OPENING}])(?=[{WITHOUT_BLANKS}])(?![{_CLOSING}])")
_ENDS_SENTENCE = re.compile(r"""[.!?…。！？]["'”’»)\]」』）]*$""")
_ENDS_CLAUSE = re.compile(r"""(?:[,;:，、；：–—]|\.\.)["'”’»)\]」』）]*$""")
_ABBREVIATION = re.compile(r"(?:\w{1,3}\.){2,}|(?:\w|[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|kl|nr|[Nn]o|ca)\.")
_BARE = re.compile(r"^\W+|\W+$")

_BINDING_WORDS = (
    "a an the of to in on at by for with from into about as than my your his her its our their this these no "
    "en ett den det de på av till från med för om hos vid mot utan mellan under över min din sin mitt vår er "
    "der die das dem des ein eine einen einem einer von zu mit bei nach aus für auf im am zum zur "
    "le la les un une des du de à au aux dans sur pour par avec sans el los las una del al con por para sin i"
)
_JOINING_WORDS = (
    "and but or so because that which who when while where if although though since unless until "
    "och men eller att som när medan där därför eftersom fast så utan innan und aber oder dass weil wenn als "
    "ob denn et mais ou que qui quand parce si y pero o porque cuando"
)
_BINDING = frozenset(_BINDING_WORDS.split())
_JOINING = frozenset(_JOINING_WORDS.split())


class Piece(NamedTuple):
    """A part of a text that is never broken: a word with its marks, or a letter of a script without blanks.

    Attributes:
        start: in code points of the text.
        end: the first code point behind it.
        begin: columns before it, counted from the beginning of the text with one for each run of blanks.
        finish: columns up to its end.
        cost: of a break behind it.
    """

    start: int
    end: int
    begin: int
    finish: int
    cost: int


def width(text: str) -> int:
    """Columns that `text` takes: two for a wide letter, none for a mark that is put on one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.combining(c) == 0 for c in text)


def pieces(text: str, start: int, end: int, lead: int = 0) -> list[Piece]:
    """The pieces of a part of `text`, in order; `lead` columns stand before the first."""
    found, column = list[Piece](), 0
    for (first, last), (following, behind) in pairwise([*_spans(text, start, end), (end, end)]):
        finish = column + width(text[first:last])
        cost = _cost(text[first:last], text[last:following], text[following:behind])
        found.append(Piece(first, last, column if found else -lead, finish, cost))
        column = finish + (following > last)
    return found


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text, start, end):
        cuts = [] if run[0].isascii() else [cut.start() for cut in _INSIDE.finditer(text, *run.span())]
        if not run[0].isspace():
            yield from pairwise([run.start(), *cuts, run.end()])


def _cost(piece: str, blank: str, following: str) -> int:
    if "\n" in blank or "\r" in blank:
        return FORCED
    if not following:
        return SENTENCE
    if _ENDS_SENTENCE.search(piece) and not following[0].islower() and not _ABBREVIATION.fullmatch(piece):
        return SENTENCE
    if _ENDS_CLAUSE.search(piece) or following[0] in "–—":
        return CLAUSE
    word = _BARE.sub("", piece).lower()
    if word in _BINDING or word in _JOINING:
        return BOUND
    return CONJUNCTION if _BARE.sub("", following).lower() in _JOINING else WORD


def room(some: Sequence[Piece], first: int, last: int) -> int:
    """Columns of a line with the pieces from `first` up to `last`, that not among them."""
    return some[last - 1].finish - some[first].begin


def fits(some: Sequence[Piece], first: int, last: int) -> bool:
    """Whether they make a line; a piece alone always does."""
    return last - first <= 1 or room(some, first, last) <= LINE


def full_lines(some: Sequence[Piece]) -> list[int]:
    """For each piece, the first one behind the longest line that begins with it."""
    ends, last = list[int](), 1
    for first in range(len(some)):
        last = max(last, first + 1)
        while last < len(some) and fits(some, first, last + 1):
            last += 1
        ends.append(last)
    return ends


def lines(some: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where the lines of `some` begin and end in the text: as few as there can be, the last two balanced."""
    found, first = list[tuple[int, int]](), 0
    for last in range(1, len(some) + 1):
        if last == len(some) or some[last - 1].cost == FORCED:
            found += _wrapped(some[first:last])
            first = last
    return found


def _wrapped(some: Sequence[Piece]) -> list[tuple[int, int]]:
    ends, first, found = full_lines(some), 0, list[tuple[int, int]]()
    while not fits(some, first, len(some)):
        cut = ends[first]
        if fits(some, cut, len(some)):
            cut = _middle(some, first)
        found.append((some[first].start, some[cut - 1].end))
        first = cut
    return [*found, (some[first].start, some[-1].end)]


def _middle(some: Sequence[Piece], first: int) -> int:
    """The best place to make two lines of what begins at `first`, and needs two.

    The lower line is the longer one rather than the upper; none holds a short word alone.
    """
    cuts = (
        cut for cut in range(first + 1, len(some)) if fits(some, first, cut) and fits(some, cut, len(some))
    )
    return min(cuts, key=lambda cut: _imbalance(some, first, cut))


def _imbalance(some: Sequence[Piece], first: int, cut: int) -> float:
    upper, lower = room(some, first, cut), room(some, cut, len(some))
    alone = sum(
        6 for one, count in ((upper, cut - first), (lower, len(some) - cut)) if count == 1 and one < 10
    )
    return some[cut - 1].cost + abs(upper - lower) / 5 + (upper > lower) + alone
