"""Pieces of a turn that have times of their own, kept as columns of numbers: there may be a million."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

_WIDTH = 5  # numbers a cue: start, end, start_ms, end_ms, and the sureness with one bit for `inner`
_MOST = (1 << 32) - 1
_SURENESS = 1000


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of a turn whose own time the source gives, as subtitles do.

    Attributes:
        start: where its words begin in the turn's text, in code points.
        end: where they end.
        start_ms: first moment of it, as written.
        end_ms: first moment after it, as written; that of the next cue may come before.
        inner: whether it goes on with what the source shows as one piece: a word inside a caption.
        confidence: how sure the source is of its words, 0 to 1 in thousandths; None where it does not say.
    """

    start: int
    end: int
    start_ms: int
    end_ms: int
    inner: bool = False
    confidence: float | None = None


class Cues(Sequence[Cue]):
    """Cues in the order of their places; equal to any sequence of equal cues. 20 bytes each."""

    __slots__ = ("_numbers",)

    def __init__(self, cues: Iterable[Cue] = ()) -> None:
        self._numbers = array("I")
        for cue in cues:
            place = (cue.start, cue.end, cue.start_ms, cue.end_ms)
            self._numbers.extend(packed(*place, inner=cue.inner, confidence=cue.confidence))

    @classmethod
    def of(cls, numbers: array[int]) -> Cues:
        """The cues of rows that `packed` gave, which now belong to them."""
        made = cls()
        made._numbers = numbers
        return made

    def __len__(self) -> int:
        return len(self._numbers) // _WIDTH

    @overload
    def __getitem__(self, place: int) -> Cue: ...
    @overload
    def __getitem__(self, place: slice) -> Cues: ...
    def __getitem__(self, place: int | slice) -> Cue | Cues:
        if isinstance(place, slice):
            return Cues(self[each] for each in range(*place.indices(len(self))))
        count = len(self)
        if not -count <= place < count:
            raise IndexError(place)
        begin = place % count * _WIDTH
        return _cue(self._numbers[begin : begin + _WIDTH])

    def __iter__(self) -> Iterator[Cue]:
        for begin in range(0, len(self._numbers), _WIDTH):
            yield _cue(self._numbers[begin : begin + _WIDTH])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Cues):
            return self._numbers == other._numbers
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Cues({list(self)!r})"


def packed(
    start: int, end: int, start_ms: int, end_ms: int, *, inner: bool, confidence: float | None
) -> tuple[int, int, int, int, int]:
    """A cue as the numbers of one row; times that fit in none are cut to what does."""
    sureness = 0
    if confidence is not None:
        sureness = 1 + round((confidence if 0 <= confidence <= 1 else float(confidence > 0)) * _SURENESS)
    if not (0 <= start_ms <= _MOST and 0 <= end_ms <= _MOST):
        start_ms, end_ms = min(max(start_ms, 0), _MOST), min(max(end_ms, 0), _MOST)
    return start, end, start_ms, end_ms, sureness * 2 + inner


def _cue(row: Sequence[int]) -> Cue:
    start, end, start_ms, end_ms, rest = row
    sureness = rest >> 1
    return Cue(start, end, start_ms, end_ms, bool(rest & 1), (sureness - 1) / _SURENESS if sureness else None)
