"""The light on a transcript: what is heard, and how sure that is; flags beside turns, headings above."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from viewer.core.timeline import IDENTITY, Timeline
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.headings import Heading
from viewer.ui.transcript.marks import HEARD, MarkStyle, SpanLayer
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.scrolling import TextPin
from viewer.ui.transcript.tips import tip_for

if TYPE_CHECKING:
    from viewer.ui.transcript.view import TranscriptView


class Lights:
    """Changes what is marked in one transcript, and has no more painted again than changed.

    Attributes:
        timeline: how transcript time runs through the audio; for what is told of places.
    """

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._passage: tuple[int, int, int] | None = None
        self.timeline: Timeline = IDENTITY

    def light(self, turn: int | None) -> None:
        """Light `turn`, or none."""
        marks = self._view.marks
        old, marks.active = marks.active, turn
        self.repaint(old)
        self.repaint(turn)
        if turn is None:
            self.light_passage(None)

    def light_passage(self, passage: tuple[int, int, int] | None) -> None:
        """Light a passage whose time is an estimate: ``(turn, start, end)`` in code points, or none."""
        if passage == self._passage:
            return
        old, self._passage = self._passage, passage
        layer = None
        if passage is not None:
            turn, start, end = passage
            layer = SpanLayer(self._view.turn_document, {turn: [(start, end, MarkStyle.ESTIMATED)]})
        self._view.marks.put(HEARD, layer)
        for changed in {passage[0] if passage else None, old[0] if old else None}:
            self.repaint(changed)

    def set_approximate(self, approximate: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Say whether the light is only about right."""
        marks = self._view.marks
        if approximate != marks.approximate:
            marks.approximate = approximate
            self.repaint(marks.active)

    def set_flags(self, flags: Mapping[int, str]) -> None:
        """Flag turns that are sync points.

        Args:
            flags: what is told of the flag, for each turn that has one.
        """
        marks = self._view.marks
        changed = {turn for turn in {*flags, *marks.flags} if flags.get(turn) != marks.flags.get(turn)}
        marks.flags = dict(flags)
        for turn in changed:
            self.repaint(turn)

    def set_headings(self, headings: Mapping[int, Heading]) -> None:
        """Put these above their turns; the uppermost line stays where it is.

        Args:
            headings: what begins at each turn that has one.
        """
        layout, scroller = self._view.turn_layout, self._view.scroller
        if headings == layout.headings:
            return

        def change(pin: TextPin) -> TextPin:
            layout.set_headings(headings)
            return pin

        at_top = scroller.value == 0
        scroller.keep_line(change)
        if at_top:  # what is above the first turn is to be seen
            scroller.go_to(0, glide=False)
        self._view.viewport().update()

    def tip(self, spot: Spot | None) -> str:
        """What is told of the place under the pointer."""
        if spot is None:
            return ""
        if spot.kind is SpotKind.HEADING:
            heading = self._view.turn_layout.heading(spot.turn)
            return heading.told if heading else ""
        own = tip_for(spot, self._view.transcript, self._view.marks, self._passage, self.timeline)
        return "\n".join(filter(None, (own, *(tell(spot) for tell in self._view.tellers))))

    def put_out(self) -> None:
        """Light and point at nothing: the turns become others."""
        self.light(None)
        marks = self._view.marks
        marks.hovered = marks.pressed_time = marks.pressed_heading = None

    def eyes(self) -> tuple[int, int] | None:
        """Turn and UTF-16 unit the reader looks at: what is heard, if anything is lit."""
        turn = self._view.marks.active
        if turn is None:
            return None
        start = self._passage[1] if self._passage and self._passage[0] == turn else 0
        return turn, self._view.turn_document.units(Place(turn, start))

    def repaint(self, turn: int | None) -> None:
        """Paint `turn` again, if it can be seen."""
        layout = self._view.turn_layout
        if turn is None or not layout.is_exact(turn):
            return
        room = layout.metrics.heading if layout.heading(turn) else 0
        top, width = layout.top(turn) - room - self._view.scroller.value, self._view.viewport().width()
        self._view.viewport().update(QRect(0, top - 1, width, layout.height(turn) + room + 2))
