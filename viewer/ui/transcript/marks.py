"""What is marked in the visible turns: the lit turn, the passage heard, search hits, marks in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from viewer.core.find import Hit, Hits
from viewer.core.marks import unheard
from viewer.ui.transcript.document import TurnDocument, to_utf16
from viewer.ui.transcript.note_marks import NoteLayer

HEARD = "heard"
"""Name of the layer that marks what is being heard."""


class MarkStyle(Enum):
    """How a passage looks; the painter turns it into colours of the theme."""

    ESTIMATED = auto()  # is being heard, as far as can be estimated
    HIT = auto()  # a search hit
    CURRENT_HIT = auto()  # the search hit the reader is at
    SHOWN_NOTE = auto()  # the passage of the note the reader looks at
    LINK = auto()  # a click on it does something
    CORRECTED = auto()  # the file has other words here


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch inside one turn, in UTF-16 units of its block."""

    start: int
    end: int
    style: MarkStyle


class Layer(Protocol):
    """One kind of mark; asked only for turns that are painted."""

    def spans(self, turn: int) -> Sequence[Span]:
        """The marks of this kind in `turn`."""


class SpanLayer:
    """A few marks known beforehand, such as what is heard.

    Args:
        document: what is marked.
        ranges: for each turn, ``(start, end)`` in code points, with the style.
    """

    def __init__(
        self, document: TurnDocument, ranges: Mapping[int, Sequence[tuple[int, int, MarkStyle]]]
    ) -> None:
        self._document = document
        self._ranges = ranges

    def spans(self, turn: int) -> Sequence[Span]:
        """The marks of this kind in `turn`."""
        ranges = self._ranges.get(turn)
        if not ranges:
            return ()
        text = self._document.transcript.turns[turn].text
        return [Span(to_utf16(text, start), to_utf16(text, end), style) for start, end, style in ranges]


class HitLayer:
    """Search hits, however many: those of a turn are looked up when it is first painted.

    Hits that touch are one span, as they look: a pattern may hit every single character.

    Args:
        document: what was searched.
        hits: in reading order.
    """

    def __init__(self, document: TurnDocument, hits: Hits) -> None:
        self._document = document
        self._hits = hits
        self._known: dict[int, tuple[Span, ...]] = {}

    def spans(self, turn: int) -> Sequence[Span]:
        """The marks of this kind in `turn`."""
        known = self._known.get(turn)
        if known is None:
            text = self._document.transcript.turns[turn].text
            known = self._known[turn] = tuple(_spans(text, _joined(self._hits.in_turn(turn))))
        return known


def _spans(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[Span]:
    # Counted on from range to range: from the beginning each time, a very long turn would take for ever.
    done = units = 0
    for start, end in ranges:
        first = units + to_utf16(text[done:start], start - done)
        units = first + to_utf16(text[start:end], end - start)
        done = end
        yield Span(first, units, MarkStyle.HIT)


def _joined(hits: Iterable[Hit]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for hit in hits:
        start = joined.pop()[0] if joined and joined[-1][1] == hit.start else hit.start
        joined.append((start, hit.end))
    return joined


class UnheardLayer:
    """The inline marks for words not heard, found when their turn is first painted."""

    def __init__(self, document: TurnDocument) -> None:
        self._document = document
        self._known: dict[int, tuple[Span, ...]] = {}

    def spans(self, turn: int) -> Sequence[Span]:
        """The marks of this kind in `turn`."""
        known = self._known.get(turn)
        if known is None:
            text = self._document.transcript.turns[turn].text
            known = tuple(
                Span(to_utf16(text, mark.start), to_utf16(text, mark.end), MarkStyle.LINK)
                for mark in unheard(text)
            )
            self._known[turn] = known
        return known


@dataclass(slots=True)
class Marks:
    """All that is marked.

    Attributes:
        active: the lit turn.
        hovered: the turn under the pointer.
        pressed_time: the turn whose time is under the pointer.
        pressed_heading: the turn whose heading is.
        caret: whether the caret is shown: while keys move it.
        approximate: whether the light is only about right.
        flags: turns that are sync points, and what is told of each.
        notes: the reader's highlights; None for none.
        recast: whether the file has another speaker at a turn.
        layers: named kinds of marks; what is heard is painted below all others.
    """

    active: int | None = None
    hovered: int | None = None
    pressed_time: int | None = None
    pressed_heading: int | None = None
    caret: bool = False
    approximate: bool = False
    flags: Mapping[int, str] = field(default_factory=dict)
    notes: NoteLayer | None = None
    recast: Callable[[int], bool] = lambda _turn: False
    layers: dict[str, Layer] = field(default_factory=dict)

    def put(self, name: str, layer: Layer | None) -> None:
        """Put a layer in the place of the one with the same name; None takes it away."""
        self.layers.pop(name, None)
        if layer is not None:
            self.layers[name] = layer
            self.layers = dict(sorted(self.layers.items(), key=lambda item: item[0] != HEARD))

    def spans(self, turn: int) -> list[Span]:
        """Every mark in `turn`, the later painted over the earlier."""
        return [span for layer in self.layers.values() for span in layer.spans(turn)]
