"""The corrections of one edition of a transcript, made again in another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from viewer.core.correcting import Desk
from viewer.core.corrections import Correction, Join, Recast, Split, Words, seen
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.transcript import Transcript, Turn


@dataclass(frozen=True, slots=True)
class Carried:
    """What of another edition's corrections can be made.

    Attributes:
        corrections: those, as they are to be made here, in their order.
        of: how many there are in the other edition.
    """

    corrections: tuple[Correction, ...] = ()
    of: int = 0


def prints(turns: Iterable[Turn]) -> list[str]:
    """By what each turn is known again in another edition: its words, and where it starts."""
    return [seen(turn) for turn in turns]


def carry(original: Transcript, corrections: Sequence[Correction], step: Step = unwatched) -> Carried:
    """The corrections that can be made here, too: those of turns that are the same in both editions.

    One that builds on another is carried with it, or not at all. A speaker is renamed where there is one of
    that name.

    Args:
        original: the edition to make them in, without corrections.
        corrections: those of the other edition, all of them, in their order.
        step: hears how far this is.
    """
    desk, known = Desk(original), prints(original.turns)
    made: list[Correction] = []
    for correction in stepped(corrections, step):
        here = _moved(correction, known)
        if here is not None and desk.make(here):
            made.append(here)
            _follow(here, known, desk.turns)
    return Carried(tuple(made), len(corrections))


def _moved(correction: Correction, known: Sequence[str]) -> Correction | None:
    """The same correction at the place of its turn here; None where there is no such turn."""
    if not isinstance(correction, Words | Split | Join | Recast):
        return correction
    if known[correction.turn : correction.turn + 1] == [correction.seen]:
        return correction
    try:
        return replace(correction, turn=known.index(correction.seen))
    except ValueError:
        return None


def _follow(made: Correction, known: list[str], turns: Sequence[Turn]) -> None:
    """Know the turns by what they are after a correction."""
    if isinstance(made, Words | Recast):
        known[made.turn] = seen(turns[made.turn])
    elif isinstance(made, Split):
        known[made.turn : made.turn + 1] = prints(turns[made.turn : made.turn + 2])
    elif isinstance(made, Join):
        known[made.turn : made.turn + 2] = prints(turns[made.turn : made.turn + 1])
