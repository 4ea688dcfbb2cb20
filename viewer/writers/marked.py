"""The transcript cut where marks begin and end, so that each part can be shown with its marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.core.bundle import Bundle, pieces
from viewer.writers.passages import Passage


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a turn.

    Attributes:
        words: its text.
        marks: numbers of the passages that cover it, from 1, the one that begins last behind the others.
        ending: numbers of the passages that end with it.
    """

    words: str
    marks: tuple[int, ...]
    ending: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    number: int
    last: bool


def marked_turns(bundle: Bundle, found: Sequence[Passage]) -> Iterator[list[Segment]]:
    """The segments of each turn; passages are numbered as in `found`, from 1."""
    turns = bundle.transcript.turns
    spans: dict[int, list[_Span]] = defaultdict(list)
    for number, passage in enumerate(found, 1):
        anchor = passage.annotation.anchor
        if anchor is not None and passage.placed:
            parts = list(pieces(turns, anchor))
            for place, (index, start, end) in enumerate(parts, 1):
                spans[index].append(_Span(start, end, number, place == len(parts)))
    for index, turn in enumerate(turns):
        yield list(_segments(turn.text, spans.get(index, [])))


def _segments(text: str, spans: Sequence[_Span]) -> Iterator[Segment]:
    edges = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    waiting = sorted(spans, key=lambda span: (span.start, -span.end, span.number), reverse=True)
    active: list[_Span] = []
    for place, start in enumerate(edges[:-1]):
        end = edges[place + 1]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        ending = tuple(span.number for span in active if span.last and span.end == end)
        yield Segment(text[start:end], tuple(span.number for span in active), ending)
        active = [span for span in active if span.end > end]
