"""Finding words in the turns of a transcript, in bounded time whatever is asked."""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple, overload

from viewer.errors import WorldError, message

if TYPE_CHECKING:
    import regex

PATTERN_BUDGET_S = 1.0
_LONGEST_PATTERN = 1_000
_LARGEST_REPEAT = 100_000


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    Attributes:
        text: the words, or a regular expression; an empty text finds nothing.
        case: whether capital and small letters differ.
        whole_word: whether a hit must not begin or end inside a word.
        regex: whether `text` is a regular expression.
    """

    text: str
    case: bool = False
    whole_word: bool = False
    regex: bool = False


class Hit(NamedTuple):
    """One place found.

    Attributes:
        turn: index of the turn.
        start: code-point offset of the first character in the turn's text.
        end: code-point offset behind the last one; always larger than `start`.
    """

    turn: int
    start: int
    end: int


class Hits(Sequence[Hit]):
    """Hits as a row of numbers: so many objects would have the garbage collector stop the whole program.

    Args:
        hits: in reading order.
    """

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._numbers = array("q", chain.from_iterable(hits))

    def __len__(self) -> int:
        return len(self._numbers) // 3

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Hits: ...
    def __getitem__(self, index: int | slice) -> Hit | Hits:
        if isinstance(index, slice):
            return Hits(self[place] for place in range(len(self))[index])
        place = 3 * range(len(self))[index]
        return Hit(*self._numbers[place : place + 3])

    def __iter__(self) -> Iterator[Hit]:
        numbers = iter(self._numbers)
        return map(Hit, numbers, numbers, numbers)

    def in_turn(self, turn: int) -> Iterator[Hit]:
        """The hits in one turn."""
        first = bisect_left(self, (turn, 0, 0))
        return takewhile(lambda hit: hit.turn == turn, map(self.__getitem__, range(first, len(self))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and self._numbers == other._numbers

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Hits({list(self)})"


def find(
    turn_texts: Iterable[str],
    query: Query,
    *,
    budget_s: float = PATTERN_BUDGET_S,
    most: int | None = None,
) -> Hits:
    """The hits of `query`, in reading order; none overlap, none cross a turn.

    Blanks in plain words stand for any white space, so a phrase is found across a line break. Plain words
    take time linear in the text. A regular expression may take for ever by its nature: its time is limited.

    Args:
        turn_texts: the texts of all turns; taken one by one, none after the last hit wanted.
        query: what to look for.
        budget_s: how many seconds a regular expression may take in all.
        most: how many hits are wanted at most, the first ones; None for all.

    Raises:
        WorldError: the regular expression is invalid, or its time is up.
    """
    if not query.text:
        return Hits()
    pattern = _compile(query)
    timeouts = _remaining(budget_s) if query.regex else _endless()
    try:
        return Hits(islice(_hits(pattern, turn_texts, timeouts), most))
    except (TimeoutError, MemoryError, RecursionError):
        raise WorldError(
            message("This pattern takes too long"),
            message("Repeats inside repeats make a search slow; try a simpler pattern."),
        ) from None


def _hits(
    pattern: regex.Pattern[str], turn_texts: Iterable[str], timeouts: Iterator[float | None]
) -> Iterator[Hit]:
    for turn, text in enumerate(turn_texts):
        for match in pattern.finditer(text, timeout=next(timeouts)):
            if match.end() > match.start():
                yield Hit(turn, *match.span())


def _remaining(budget_s: float) -> Iterator[float]:
    end = time.monotonic() + budget_s
    while True:
        yield max(0.001, end - time.monotonic())


def _endless() -> Iterator[None]:
    while True:
        yield None


def _compile(query: Query) -> regex.Pattern[str]:
    import regex  # only here: the window is on the screen long before anybody searches

    source = _checked(query.text) if query.regex else _literal(query.text)
    if query.whole_word:
        source = rf"(?<!\w)(?:{source})(?!\w)" if query.regex else _word(query.text, source)
    try:
        return regex.compile(source, regex.VERSION0 | (0 if query.case else regex.IGNORECASE))
    except (regex.error, RecursionError, OverflowError) as fault:
        raise WorldError(
            message("This pattern is not complete"), message("{reason}", reason=str(fault))
        ) from None


def _literal(text: str) -> str:
    # One blank at either end, not a run: a run tried from each of its own blanks would take quadratic time.
    words = r"\s+".join(re.escape(word) for word in text.split())
    if not words:
        return r"\s"
    before = r"\s" if text[0].isspace() else ""
    after = r"\s" if text[-1].isspace() else ""
    return before + words + after


def _word(text: str, source: str) -> str:
    """`source` bounded where `text` itself begins or ends with a letter: "(what" is a whole word too."""
    before = r"(?<!\w)" if _in_word(text[0]) else ""
    after = r"(?!\w)" if _in_word(text[-1]) else ""
    return before + source + after


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _checked(pattern: str) -> str:
    """The pattern, if it can be compiled in little time: repeats of repeats are written out by the engine."""
    size = 1
    for least, most in re.findall(r"\{(\d*),?(\d*)\}", pattern[:_LONGEST_PATTERN]):
        size *= max(1, int(least or 0), int(most or 0))
    if len(pattern) > _LONGEST_PATTERN or size > _LARGEST_REPEAT:
        raise WorldError(
            message("This pattern is too large"), message("Try a shorter one, or smaller repeats.")
        )
    return pattern
