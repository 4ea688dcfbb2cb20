"""Making room in a folder of limited size: which of the files kept there have to go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that can be made again.

    Attributes:
        name: what it is called.
        size: bytes.
        used_s: when it was used last, in seconds of any clock.
    """

    name: str
    size: int
    used_s: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much room there may be taken.

    Attributes:
        total: bytes of all files together, at most.
        free: bytes that stay free on the disk, at least.
        age_s: seconds after which a file that nobody used goes in any case.
    """

    total: int
    free: int
    age_s: float


def leaving(
    kept: Collection[Kept], limits: Limits, *, coming: int, free: int, now_s: float
) -> list[Kept] | None:
    """The files that go so that another one fits in: the too old ones, then those unused for longest.

    None goes in vain: what goes makes the room that is needed, or was too old.

    Args:
        kept: what is there.
        limits: how much room may be taken.
        coming: bytes of the file to come; 0 for none.
        free: bytes that are free on the disk now.
        now_s: the present, on the clock of `Kept.used_s`.

    Returns:
        What goes; None where the file does not fit in, whatever goes.
    """
    by_age = sorted(kept, key=lambda file: (file.used_s, file.name))
    gone = [file for file in by_age if now_s - file.used_s > limits.age_s]
    total = sum(file.size for file in by_age[len(gone) :])
    free += sum(file.size for file in gone)
    for file in by_age[len(gone) :]:
        if _fits(total, free, coming, limits):
            return gone
        gone.append(file)
        total -= file.size
        free += file.size
    return gone if not coming or _fits(total, free, coming, limits) else None


def _fits(total: int, free: int, coming: int, limits: Limits) -> bool:
    return total + coming <= limits.total and (not coming or free - coming >= limits.free)
