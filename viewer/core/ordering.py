"""Turns whose written times run backwards: which of them are astray, and where they go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from operator import le

from viewer.core.draft import RawTurn
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.timecode import format_ms
from viewer.core.transcript import Remark
from viewer.errors import message

_FEW = 3
_FEW_SHARE = 0.05


def arrange(
    turns: Sequence[RawTurn], step: Step = unwatched
) -> tuple[list[RawTurn], list[int | None], list[Remark]]:
    """The turns in the order in which they are heard, their trusted starts, a warning for each one astray.

    Astray are the fewest turns without which the times never run backwards. A few slips are moved to the
    place their time says. Where many are astray (two recordings after each other, say) the order of the text
    is worth more than the times: all stays where it is written, and the times astray are not trusted.

    Args:
        turns: in the order of the text.
        step: hears how far this is.

    Returns:
        The turns; for each its start, None where it has none or it is not trusted; the warnings.
    """
    starts = [turn.start_ms for turn in turns]
    astray = _astray(starts, step)
    if not astray:
        return list(turns), starts, []
    if len(astray) > max(_FEW, len(turns) * _FEW_SHARE):
        for place in astray:
            starts[place] = None
        return list(turns), starts, [_left(turns[place]) for place in astray]
    order = _by_time(starts)
    return [turns[i] for i in order], [starts[i] for i in order], [_moved(turns[place]) for place in astray]


def _astray(starts: Sequence[int | None], step: Step) -> list[int]:
    """Indices outside the longest sequence of starts that never decreases (patience sorting, n log n)."""
    times = [start for start in starts if start is not None]
    if all(map(le, times, islice(times, 1, None))):
        return []
    known = [(place, start) for place, start in enumerate(starts) if start is not None]
    tails: list[int] = []  # smallest last start of a sequence of each length
    holders: list[int] = []  # whose start that is
    before: dict[int, int] = {}
    for place, start in stepped(known, step):
        length = bisect_right(tails, start)
        tails[length : length + 1] = [start]
        holders[length : length + 1] = [place]
        before[place] = holders[length - 1] if length else -1
    kept = set()
    place = holders[-1]
    while place >= 0:
        kept.add(place)
        place = before[place]
    return [place for place, _ in known if place not in kept]


def _by_time(starts: Sequence[int | None]) -> list[int]:
    """Places in the order of their starts; a turn without a time stays with the one it follows."""
    keys: list[int] = []
    for start in starts:
        keys.append(start if start is not None else keys[-1] if keys else 0)
    return sorted(range(len(starts)), key=keys.__getitem__)


def _moved(turn: RawTurn) -> Remark:
    text = message("The time {time} is out of order; the turn was moved to its time.", time=_stamp(turn))
    return Remark(turn.line, text)


def _left(turn: RawTurn) -> Remark:
    text = message(
        "The time {time} is out of order; the turn is timed by estimate instead.", time=_stamp(turn)
    )
    return Remark(turn.line, text)


def _stamp(turn: RawTurn) -> str:
    return format_ms(turn.start_ms or 0, hours=True)


_ASTRAY = frozenset(remark(RawTurn("", 0)).text.template for remark in (_moved, _left))


def is_astray(remark: Remark) -> bool:
    """Whether `remark` is one of this module: a time that runs backwards, written in its value ``time``."""
    return remark.text.template in _ASTRAY
