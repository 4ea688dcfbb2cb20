"""What lies under the pointer, and whether pressing and releasing it was a click."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from viewer.core.marks import unheard
from viewer.ui.transcript.document import TurnDocument
from viewer.ui.transcript.layout import TurnLayout
from viewer.ui.transcript.marks import Marks
from viewer.ui.transcript.painter import TurnPainter


class SpotKind(Enum):
    """What kind of thing is at a place in the view."""

    TEXT = auto()  # words, or the room beside them
    TIME = auto()  # name and time at the side
    LINK = auto()  # an inline mark that names a time
    FLAG = auto()  # the flag of a sync point
    NOTE = auto()  # the sign of notes in the margin
    HEADING = auto()  # the name of a chapter above the turn


@dataclass(frozen=True, slots=True)
class Spot:
    """What is at a place in the view.

    Attributes:
        kind: text, time, link, flag, sign of notes or heading.
        turn: which turn it belongs to.
        offset: code-point offset in the turn's text; 0 at a time or a flag.
        ms: the transcript time a link names, or the audio time of a heading; None otherwise.
        notes: ids of the annotations a sign stands for, or that lie over the text, the shortest first.
    """

    kind: SpotKind
    turn: int
    offset: int
    ms: int | None = None
    notes: tuple[str, ...] = ()


def cursor_over(spot: Spot | None) -> Qt.CursorShape:
    """The pointer's shape: a hand where a click does something of its own."""
    if spot is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.IBeamCursor if spot.kind is SpotKind.TEXT else Qt.CursorShape.PointingHandCursor


def point_at(marks: Marks, spot: Spot | None) -> set[int]:
    """Note in `marks` what the pointer is over; the answer is the turns that look different now."""
    heading = spot.turn if spot and spot.kind is SpotKind.HEADING else None
    turn = spot.turn if spot and heading is None else None
    time = turn if spot and spot.kind is SpotKind.TIME else None
    if (turn, time, heading) == (marks.hovered, marks.pressed_time, marks.pressed_heading):
        return set()
    changed = {marks.hovered, turn, marks.pressed_heading, heading} - {None}
    marks.hovered, marks.pressed_time, marks.pressed_heading = turn, time, heading
    return changed  # type: ignore[return-value]  # None was taken out


class Pointer:
    """Finds spots, and tells a click from the end of a drag.

    Attributes:
        was_selecting: something was selected when the button went down; such a click only clears it.
    """

    def __init__(self, document: TurnDocument, layout: TurnLayout, painter: TurnPainter) -> None:
        self._document = document
        self._layout = layout
        self._painter = painter
        self._down: QPoint | None = None
        self.was_selecting = False

    def pressed(self, point: QPoint, *, selecting: bool) -> None:
        """The button went down at `point`."""
        self._down = point
        self.was_selecting = selecting

    def is_click(self, point: QPoint) -> bool:
        """Whether releasing the button at `point` ends a click."""
        down, self._down = self._down, None
        return down is not None and (point - down).manhattanLength() < QApplication.startDragDistance()

    def spot(self, x: int, y: int) -> Spot | None:
        """What is at document pixel (`x`, `y`)."""
        turns = self._document.transcript.turns
        metrics = self._layout.metrics
        if not turns or not metrics.left <= x <= metrics.right:
            return None
        turn = self._layout.turn_at(y)
        top, heading = self._layout.top(turn), self._layout.heading(turn)
        if heading is not None and top - metrics.heading <= y < top:
            return Spot(SpotKind.HEADING, turn, 0, heading.ms)
        if not top <= y < top + self._layout.height(turn) + metrics.gap:
            return None
        if turn in self._painter.marks.flags and self._painter.flag_rect(top).contains(x, y):
            return Spot(SpotKind.FLAG, turn, 0)
        noted = self._sign(turn, top, x, y)
        if noted:
            return Spot(SpotKind.NOTE, turn, 0, notes=noted)
        if self._over_time(top, x, y):
            return Spot(SpotKind.TIME, turn, 0)
        return self._in_text(turn, x, y)

    def _sign(self, turn: int, top: int, x: int, y: int) -> tuple[str, ...]:
        notes, metrics = self._painter.marks.notes, self._layout.metrics
        if notes is None or x < metrics.text_left + metrics.text_width or not notes.with_words(turn):
            return ()
        layout = self._layout.lines_of(self._document.block_of(turn))
        for area, strokes in self._painter.signs(turn, top, layout):
            if area.contains(x, y):
                return tuple(stroke.annotation.id for stroke in strokes)
        return ()

    def _over_time(self, top: int, x: int, y: int) -> bool:
        metrics = self._layout.metrics
        if not self._document.transcript.timed:
            return False
        if metrics.stacked:
            return y < top + metrics.pad_top + metrics.header
        return x <= metrics.gutter_right + 6

    def _in_text(self, turn: int, x: int, y: int) -> Spot:
        position = self._layout.hitTest(QPointF(x, y), Qt.HitTestAccuracy.FuzzyHit)
        offset = self._document.place(position).offset if position >= 0 else 0
        exact = self._layout.hitTest(QPointF(x, y), Qt.HitTestAccuracy.ExactHit) >= 0
        notes = self._painter.marks.notes if exact else None
        over = tuple(each.id for each in notes.at(turn, offset)) if notes is not None else ()
        for mark in unheard(self._document.transcript.turns[turn].text) if exact else ():
            if mark.start <= offset <= mark.end:
                return Spot(SpotKind.LINK, turn, offset, mark.ms, over)
        return Spot(SpotKind.TEXT, turn, offset, notes=over)
