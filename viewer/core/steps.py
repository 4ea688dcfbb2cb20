"""Following a long work from outside, and leaving it: it says now and then how far it is.

A `Step` may raise, which is how a work that nobody waits for any more is stopped: whoever works lets that
exception pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Step = Callable[[float], None]
"""Hears how far a work is, 0 to 1, never falling; may raise to stop it."""

EVERY = 2048
"""Items between two steps: some milliseconds of reading, and too many for steps to cost anything."""

_T = TypeVar("_T")


def unwatched(_share: float) -> None:
    """Nobody listens; the default of every `step` argument."""


def part(step: Step, begin: float, end: float) -> Step:
    """The step of a work that is the stretch from `begin` to `end` of a longer one."""
    return lambda share: step(begin + (end - begin) * share)


def stepped(items: Sequence[_T], step: Step) -> Iterator[_T]:
    """All `items`, with a step before each `EVERY` of them."""
    for place in range(0, len(items), EVERY):
        step(place / len(items))
        yield from items[place : place + EVERY]


def checked(items: Iterable[_T], check: Callable[[], None]) -> Iterator[_T]:
    """All `items`, of which nobody knows how many there are, with a `check` before each `EVERY` of them."""
    rest = iter(items)
    while some := list(islice(rest, EVERY)):
        check()
        yield from some
