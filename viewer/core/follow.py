"""May the view move now, and where to: the rules of following, without a view.

The view tells what the reader did and asks `Follow.move` after every change of what is lit, heard or playing.
It must not report its own scrolling as the reader's: `reader_moved` is for the wheel, the scroll bar, Page
keys and the caret alone. Geometry is in pixels of the document; a turn's place may be an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

REST = 0.28  # where the line being heard rests, from the top of the view
BAND = (0.20, 0.75)  # inside a long turn the line may wander this far before the view goes after it


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of the document.

    Attributes:
        top: the scroll value: the document's pixel at the top of the view.
        height: the view's height.
        total: the document's height.
    """

    top: int
    height: int
    total: int


@dataclass(frozen=True, slots=True)
class Target:
    """The lit turn in the document.

    Attributes:
        top: its first pixel.
        height: its height.
        line_top: first pixel of the line being heard.
        line_height: that line's height.
    """

    top: int
    height: int
    line_top: int
    line_height: int


@dataclass(frozen=True, slots=True)
class Pill:
    """The way back to what is being heard.

    Attributes:
        direction: where that is, seen from the view.
    """

    direction: Literal["up", "down"]


class Follow:
    """Decides when the view moves.

    Attributes:
        enabled: the reader's switch; set it with `set_enabled`.
        suspended: the reader is looking elsewhere; ends with play, a seek or the pill.
    """

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self.suspended = False
        self._recalled = False  # the next move shows what is heard, playing or not
        self._band = BAND

    def set_enabled(self, on: bool) -> None:  # noqa: FBT001 - the one thing a switch says
        """The reader turned the switch; turned on, it shows what is heard at once."""
        self.enabled = on
        self.suspended = False
        self._recalled = on

    def reader_moved(self) -> None:
        """The reader scrolled or moved the caret."""
        self._suspend()

    def selected(self) -> None:
        """The reader selected text."""
        self._suspend()

    def searching(self) -> None:
        """The reader looks for something in the text."""
        self._suspend()

    def writing_note(self) -> None:
        """The reader writes a note, or has one open that must not be scrolled away."""
        self._suspend()

    def played(self) -> None:
        """The reader pressed play."""
        self._resume()

    def sought(self) -> None:
        """The reader sent the sound somewhere (not a loop going round); tell it before asking `move`."""
        self._resume()

    def pill_pressed(self) -> None:
        """The reader wants to see what is heard, also where following is switched off."""
        self.suspended = False
        self._recalled = True

    def move(self, now: Target | None, view: View, *, playing: bool, turn_changed: bool) -> int | None:
        """Where the view should scroll to.

        Args:
            now: the lit turn; None in a gap.
            view: what is seen at present.
            playing: whether the sound is running.
            turn_changed: whether the lit turn is another one than when last asked.

        Returns:
            The new scroll value, or None to stay.
        """
        if now is None:
            return None
        if self._recalled:
            self._recalled = False
            return self._show(now, view)
        if not self.enabled or self.suspended or not playing:
            return None
        if turn_changed or not (_whole(now, view) or _in_band(now, view, self._band)):
            return self._rest(now, view)
        return None

    def pill(self, now: Target | None, view: View, *, playing: bool) -> Pill | None:
        """The pill to show: while what is heard is out of view and the view will not go there by itself."""
        if now is None or (playing and self.enabled and not self.suspended):
            return None
        top, height = (now.top, now.height) if now.height <= view.height else (now.line_top, now.line_height)
        sliver = now.line_height // 2  # less than that cannot be read
        if top + height - sliver <= view.top:
            return Pill("up")
        return Pill("down") if top + sliver >= view.top + view.height else None

    def _suspend(self) -> None:
        self.suspended = True
        self._recalled = False

    def _resume(self) -> None:
        self.suspended = False
        self._recalled = self.enabled

    def _show(self, now: Target, view: View) -> int | None:
        """Scroll only as far as needed: what the reader sees already does not jump under the pointer."""
        fits = now.height <= view.height
        if fits and now.top < view.top + view.height and view.top < now.top + now.height:
            return _changed(max(min(view.top, now.top), now.top + now.height - view.height), view)
        if not fits and _in_band(now, view, (0.0, 1.0)):
            self._band = (0.0, 1.0)
            return None
        return self._rest(now, view)

    def _rest(self, now: Target, view: View) -> int | None:
        """Put the line being heard where it rests, as far as the document's ends allow."""
        self._band = BAND
        top = now.line_top - round(REST * view.height)
        top = max(min(top, view.total - view.height), 0)
        # Less than half a line is unrest, no help: estimated heights come true all the time.
        return _changed(top, view) if abs(top - view.top) * 2 > now.line_height else None


def _changed(top: int, view: View) -> int | None:
    return top if top != view.top else None


def _whole(now: Target, view: View) -> bool:
    """Whether the whole turn is in view."""
    return view.top <= now.top and now.top + now.height <= view.top + view.height


def _in_band(now: Target, view: View, band: tuple[float, float]) -> bool:
    """Whether the line being heard lies between two parts of the view's height."""
    low, high = (view.top + part * view.height for part in band)
    return low <= now.line_top and now.line_top + now.line_height <= high
