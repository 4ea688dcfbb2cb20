"""Speakers without a colon: all that is left of a stamp's line, or the line below it.

"00:00:03 Speaker 1" and "[00:00:03] - Anna Berg" are followed by a line of words; so is a name below a line
that is nothing but a stamp. One such line says little; it counts where nearly all stamps have one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.core.builder import clean_name
from viewer.readers.turn_text.grammar import Mark
from viewer.readers.turn_text.names import strict

_NEARLY_ALL = 0.9
_FEWEST = 2
_FEW_NAMES = 8  # need not recur
_RECURS = 0.5
_LONGEST = 60
_EMPHASIS = "*_ \t\u00a0"


def settle(
    lines: Sequence[str], run: Sequence[Mark], no_speakers: frozenset[str] = frozenset()
) -> list[Mark]:
    """Name the marks of `run` whose speakers stand alone.

    Args:
        lines: the text's.
        run: stamps that begin turns, in the order of the text; those with a name behind them are changed.
        no_speakers: names that look like speakers' and are none.

    Returns:
        A mark for each name that stands in the line below.
    """
    first = [place for place, mark in enumerate(run) if mark.name is None]
    if len(first) < _FEWEST:
        return []
    beside = [run[place] for place in first if _is_beside(lines, run, place)]
    if _count_as_names([mark.after or "" for mark in beside], len(first)):
        for mark in beside:
            name = (mark.after or "").rstrip(_EMPHASIS)
            if clean_name(name) not in no_speakers:
                mark.name, mark.text_at = name, mark.named_at
        return []
    below = [named for place in first if (named := _below(lines, run, place)) is not None]
    if not _count_as_names([mark.name or "" for mark in below], len(first)):
        return []
    return [mark for mark in below if clean_name(mark.name or "") not in no_speakers]


def _count_as_names(names: Sequence[str], stamps: int) -> bool:
    if len(names) < max(_FEWEST, _NEARLY_ALL * stamps):
        return False
    different = len(Counter(map(clean_name, names)))
    return different <= max(_FEW_NAMES, _RECURS * len(names))


def _is_beside(lines: Sequence[str], run: Sequence[Mark], place: int) -> bool:
    mark = run[place]
    if not mark.alone or not strict((mark.after or "").rstrip(_EMPHASIS)):
        return False
    return _filled(lines, mark.line + 1, _end(lines, run, place)) is not None


def _below(lines: Sequence[str], run: Sequence[Mark], place: int) -> Mark | None:
    """The name below a stamp that is all of its line, where words follow."""
    mark, end = run[place], _end(lines, run, place)
    if mark.text_at < len(lines[mark.line]):
        return None
    named = _filled(lines, mark.line + 1, end)
    if named is None or _filled(lines, named + 1, end) is None:
        return None
    name = lines[named].strip(_EMPHASIS)
    if not name[:1].isalpha() or ":" in name or len(name) > _LONGEST or not strict(name):
        return None
    return Mark(named, 0, len(lines[named]), name=name)


def _filled(lines: Sequence[str], begin: int, end: int) -> int | None:
    """The first line from `begin` to before `end` that is not blank."""
    return next((index for index in range(begin, end) if lines[index]), None)


def _end(lines: Sequence[str], run: Sequence[Mark], place: int) -> int:
    return run[place + 1].line if place + 1 < len(run) else len(lines)
