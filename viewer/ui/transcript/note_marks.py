"""What the reader marked in a turn, as strokes of the highlighters and signs in the margin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from viewer.core.annotations import Annotation, Colour
from viewer.ui.transcript.document import TurnDocument, to_utf16


@dataclass(frozen=True, slots=True)
class Stroke:
    """The part of a highlight that lies in one turn.

    Attributes:
        start: first UTF-16 unit of the turn's block.
        end: first unit behind it.
        colour: the highlighter.
        level: which line under the text is its own, 0 the upper one; no two that overlap share one.
        begins: whether the highlight begins in this turn.
        annotation: whose it is.
    """

    start: int
    end: int
    colour: Colour
    level: int
    begins: bool
    annotation: Annotation


class NoteLayer:
    """The highlights, looked up for a turn when it is first painted.

    Args:
        document: what is marked.
        in_turn: the annotations that lie in a turn.
    """

    def __init__(self, document: TurnDocument, in_turn: Callable[[int], Sequence[Annotation]]) -> None:
        self._document = document
        self._in_turn = in_turn
        self._known: dict[int, tuple[Stroke, ...]] = {}

    def strokes(self, turn: int) -> tuple[Stroke, ...]:
        """The strokes in `turn`, in the order in which they begin."""
        known = self._known.get(turn)
        if known is None:
            known = self._known[turn] = tuple(self._strokes(turn))
        return known

    def at(self, turn: int, offset: int) -> list[Annotation]:
        """The annotations over the code point at `offset` of `turn`, the shortest first."""
        unit = to_utf16(self._document.transcript.turns[turn].text, offset)
        over = [stroke for stroke in self.strokes(turn) if stroke.start <= unit < stroke.end]
        return [stroke.annotation for stroke in sorted(over, key=lambda stroke: stroke.end - stroke.start)]

    def with_words(self, turn: int) -> list[Stroke]:
        """The strokes that begin in `turn` and have a sign: a note, tags, or something to be completed."""
        return [stroke for stroke in self.strokes(turn) if stroke.begins and has_words(stroke.annotation)]

    def those(self, turn: int, ids: Collection[str]) -> list[Annotation]:
        """The annotations in `turn` with these ids."""
        return [stroke.annotation for stroke in self.strokes(turn) if stroke.annotation.id in ids]

    def forget(self, turns: Iterable[int] | None = None) -> None:
        """Look these turns up anew, or all."""
        if turns is None:
            self._known.clear()
        for turn in turns or ():
            self._known.pop(turn, None)

    def _strokes(self, turn: int) -> list[Stroke]:
        annotations = self._in_turn(turn)
        if not annotations:
            return []
        text = self._document.transcript.turns[turn].text
        ends: list[int] = []  # where the last stroke of each level ends
        strokes = []
        for annotation in annotations:
            anchor = annotation.anchor
            if anchor is None:
                continue
            begins = anchor.start_turn == turn
            start = to_utf16(text, anchor.start) if begins else 0
            end = to_utf16(text, anchor.end if anchor.end_turn == turn else len(text))
            if start < end:
                level = next((free for free, busy in enumerate(ends) if busy <= start), len(ends))
                ends[level : level + 1] = [end]
                strokes.append(Stroke(start, end, annotation.colour, level, begins, annotation))
        return strokes


def has_words(annotation: Annotation) -> bool:
    """Whether there is more to it than its colour."""
    return bool(annotation.note or annotation.tags or annotation.unfinished)
