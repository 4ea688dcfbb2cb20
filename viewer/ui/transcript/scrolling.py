"""Keeps the reading place: the view's own scrolling, and what stays put while heights change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation
from PySide6.QtWidgets import QAbstractScrollArea

from viewer.ui.transcript.layout import TurnLayout

_Result = TypeVar("_Result")

_GLIDE_MS = (100, 240)  # for a step to a short turn, and for a view's height and more
_FARTHEST_GLIDE = 2.0  # heights of the view; what is farther away is jumped to
_ROUNDS = 12  # making turns exact can bring others into view; it converges in two or three rounds


@dataclass(frozen=True, slots=True)
class Pin:
    """A scroll value told by what stands there, so that it survives changing heights."""

    turn: int
    inside: int  # pixels below the turn's upper edge


@dataclass(frozen=True, slots=True)
class TextPin:
    """A line of text and where it stands in the window; survives a change of width or font too."""

    turn: int
    units: int
    screen_y: int


class Scroller(QObject):
    """Scrolls a view over a `TurnLayout` without ever letting the text under the reader's eyes jump.

    Attributes:
        animated: False moves at once (reduced motion).
    """

    def __init__(self, area: QAbstractScrollArea, layout: TurnLayout) -> None:
        super().__init__(area)
        self._area = area
        self._layout = layout
        self._busy = False
        self._pin = Pin(0, 0)
        self._text_pin: TextPin | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(1.0)
        self._glide.setEndValue(0.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_step)
        self._goal, self._distance = Pin(0, 0), 0.0
        self._stale = False
        self.animated = True
        layout.heights_changed.connect(self._on_heights_changed)

    @property
    def value(self) -> int:
        """Document y at the upper edge of the view."""
        return self._area.verticalScrollBar().value()

    @property
    def view_height(self) -> int:
        """Height of the view in pixels."""
        return self._area.viewport().height()

    def scrolled(self) -> None:
        """To be called after each change of the scroll value, before it is painted."""
        if not self._busy:
            self._text_pin = None
            self._settle()

    def restore(self) -> None:
        """Put the reading place back if heights changed behind the scroller's back; before painting."""
        if self._stale and not self._busy:
            self._stale = False
            self._move(self._value_of(self._pin))
            self._settle()

    def relayout(self, change: Callable[[], None], eyes: tuple[int, int] | None) -> None:
        """Run `change` (another size or font) and put the line the reader looks at back where it was.

        A glide arrives at once: what the reader looks at is where it leads.

        Args:
            change: changes the layout's metrics.
            eyes: turn and UTF-16 unit the reader looks at; the line at the upper edge if None or out of view.
        """
        self._arrive()
        pin = self._text_pin or self._take_text_pin(eyes)
        self._busy = True
        try:
            change()
            self._layout.make_exact([pin.turn])
        finally:
            self._busy = False
        self._move(round(self._layout.line_rect(pin.turn, pin.units).top()) - pin.screen_y)
        self._settle()
        self._text_pin = pin

    def keep_line(self, change: Callable[[TextPin], TextPin]) -> None:
        """Run `change`, by which turns become others, and leave the line at the upper edge where it is.

        Args:
            change: gets that line, and answers where its words are afterwards.
        """
        self._arrive()
        self._busy = True
        try:
            pin = change(self._take_text_pin(None))
            self._layout.make_exact([pin.turn])
        finally:
            self._busy = False
        self._move(round(self._layout.line_rect(pin.turn, pin.units).top()) - pin.screen_y)
        self._settle()

    def go_to(self, value: int, *, glide: bool = True) -> None:
        """Scroll so that document y `value` is at the upper edge; what lies there is made exact first."""
        goal = self._pin_at(self._keeping_place(lambda: self._exact_around(value)))
        distance = self.value - self._value_of(goal)
        near = abs(distance) <= _FARTHEST_GLIDE * self.view_height
        self._glide.stop()
        if not (glide and self.animated and near and self._area.isVisible()):
            self._move(self._value_of(goal))
            self._settle()
            return
        self._keeping_place(lambda: self._layout.make_exact(self._passed(self.value, self._value_of(goal))))
        self._goal, self._distance = goal, float(self.value - self._value_of(goal))
        self._glide.setDuration(self._glide_ms())
        self._glide.start()

    def stop(self) -> None:
        """End a glide where it is: the reader takes over."""
        self._glide.stop()

    def prepare(self, turn: int, rest: float) -> None:
        """Make exact what will be seen when `turn` rests at the share `rest` of the view's height."""

        def work() -> None:
            self._layout.make_exact([turn])
            self._exact_around(self._layout.top(turn) - round(rest * self.view_height))

        self._keeping_place(work)

    def reveal(self, turn: int, units: int, rest: float = 0.3) -> None:
        """Bring a line into view, unless it is there.

        Args:
            turn: the turn.
            units: a UTF-16 unit of the line, in the turn's text.
            rest: where the line comes to stand, 0 at the top, 1 at the bottom.
        """
        self.prepare(turn, rest)
        line = self._layout.line_rect(turn, units)
        if line.top() < self.value or line.bottom() > self.value + self.view_height:
            self.go_to(round(line.top() - rest * self.view_height))

    def _arrive(self) -> None:
        if self._glide.state() is QVariantAnimation.State.Running:
            self._glide.stop()
            self._move(self._value_of(self._goal))
            self._settle()

    def _glide_ms(self) -> int:
        shortest, longest = _GLIDE_MS
        part = min(1.0, abs(self._distance) / max(1, self.view_height))
        return round(shortest + part * (longest - shortest))

    def _glide_step(self, share: float) -> None:
        value = self._value_of(self._goal) + round(share * self._distance)
        if value != self.value:  # the last steps of a short glide are less than a pixel
            self._move(value)
            self._remember()

    def _value_of(self, pin: Pin) -> int:
        return self._layout.top(pin.turn) + pin.inside

    def _pin_at(self, value: int) -> Pin:
        turn = self._layout.turn_at(value)
        return Pin(turn, value - self._layout.top(turn))

    def _visible(self, value: int) -> range:
        return range(self._layout.turn_at(value), self._layout.turn_at(value + self.view_height) + 1)

    def _settle(self) -> None:
        """Make what is in view exact; what was exact before keeps its place on the screen."""
        self._busy = True
        try:
            bar = self._area.verticalScrollBar()
            at_end = bar.value() >= bar.maximum() > 0
            value = self._exact_around(bar.value())
            self._layout.announce_size()
            bar.setValue(bar.maximum() if at_end else value)
        finally:
            self._busy = False
        self._remember()

    def _exact_around(self, value: int) -> int:
        busy, self._busy = self._busy, True
        try:
            for _ in range(_ROUNDS):
                turns = self._visible(value)
                known = next((turn for turn in turns if self._layout.is_exact(turn)), turns.start)
                screen_y = self._layout.top(known) - value
                if not self._layout.make_exact(turns):
                    break
                value = self._layout.top(known) - screen_y
        finally:
            self._busy = busy
        return value

    def _passed(self, start: int, end: int) -> range:
        """The turns that a glide from `start` to `end` passes."""
        low, high = sorted((start, end))
        return range(self._layout.turn_at(low), self._layout.turn_at(high + self.view_height) + 1)

    def _keeping_place(self, work: Callable[[], _Result]) -> _Result:
        """Run `work`, which may make heights exact, without moving what is on the screen."""
        pin, busy, self._busy = self._pin_at(self.value), self._busy, True
        try:
            result = work()
        finally:
            self._busy = busy
        if self._value_of(pin) != self.value:
            self._move(self._value_of(pin))
        return result

    def _on_heights_changed(self) -> None:
        if not self._busy and not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self.restore)

    def _move(self, value: int) -> None:
        self._busy = True
        try:
            self._layout.announce_size()
            self._area.verticalScrollBar().setValue(value)
        finally:
            self._busy = False

    def _remember(self) -> None:
        self._pin = self._pin_at(self.value)
        self._text_pin = None

    def _take_text_pin(self, eyes: tuple[int, int] | None) -> TextPin:
        top = self.value
        if eyes is not None and self._layout.is_exact(eyes[0]):
            y = round(self._layout.line_rect(*eyes).top()) - top
            if 0 <= y < self.view_height:
                return TextPin(*eyes, y)
        turn = self._layout.turn_at(top)
        units = self._layout.first_unit_below(turn, top)
        return TextPin(turn, units, round(self._layout.line_rect(turn, units).top()) - top)
