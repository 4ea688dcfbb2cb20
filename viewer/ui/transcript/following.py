"""Lets the view follow what is heard, by the rules of `core.follow`."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.core.follow import REST, Follow, Target, View
from viewer.core.timing import sentence_at
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pill import NowPlayingPill
from viewer.ui.transcript.view import TranscriptView


class Following(QObject):
    """Between a `Follow` and a view: lights, scrolls, shows the pill.

    Attributes:
        rules: decides when the view moves.
    """

    def __init__(self, view: TranscriptView, pill: NowPlayingPill, rules: Follow) -> None:
        super().__init__(view)
        self._view = view
        self._pill = pill
        self.rules = rules
        self._turn: int | None = None
        self._sentence = (0, 0)
        self._playing = self._still = False
        self._ms = 0
        view.reader_moved.connect(self._on_reader_moved)
        view.place_shown.connect(lambda: self._point())
        pill.clicked.connect(self.recall)

    def light(self, turn: int | None) -> None:
        """Light `turn` at once; whether the view moves is decided by `moved`, called next."""
        if turn == self._turn:
            return
        self._turn = turn
        self._sentence = (0, 0)
        self._view.light(turn)
        self._follow(turn_changed=True)

    def heard(self, ms: int, offset: int, *, playing: bool) -> None:
        """The sound is at `ms`, inside the lit turn at code point `offset`, as far as can be estimated."""
        if self._turn is not None and not self._sentence[0] <= offset < self._sentence[1]:
            self._playing = playing
            self._sentence = sentence_at(self._view.transcript.turns[self._turn].text, offset)
            self._light_sentence(self._turn)
            self._follow(turn_changed=False)
        # The pill says seconds; scrolling moves it by itself.
        if ms // 1000 != self._ms // 1000 or playing != self._playing:
            self._playing = playing
            self._point(ms)
        self._ms = ms

    def played(self) -> None:
        """The reader pressed play."""
        self.rules.played()
        self._playing = True
        self._follow(turn_changed=False)

    def sought(self, turn: int | None) -> None:
        """The reader moved the sound, into `turn`: it is lit, and shown as far as the rules want."""
        self.rules.sought()
        self.light(turn)
        self._follow(turn_changed=False)

    def arrived(self) -> None:
        """An episode was opened at this place: what is lit comes to rest at once."""
        if self._turn is not None:
            self._view.scroller.prepare(self._turn, REST)
            top = self._view.turn_layout.top(self._turn)
            self._view.scroller.go_to(top - round(REST * self._view.scroller.view_height), glide=False)

    def paused(self) -> None:
        """The sound stopped."""
        self._playing = False
        self._point()

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - a slot
        """The reader's switch."""
        self.rules.set_enabled(enabled)
        self._follow(turn_changed=False)

    def noting(self) -> None:
        """The reader looks at a note, or writes one: the place it is about stays in view."""
        self.rules.writing_note()
        self._point()

    def recall(self) -> None:
        """Bring what is heard into view."""
        self.rules.pill_pressed()
        self._follow(turn_changed=False)
        self._view.setFocus()

    def hold(self, *, still: bool) -> None:
        """The transcript is corrected, or was: meanwhile another turn may be lit, but nothing moves."""
        self._still = still
        if still:
            self._turn, self._sentence = None, (0, 0)
        else:
            self._point()

    def reset(self) -> None:
        """Another transcript is shown."""
        self._turn, self._sentence = None, (0, 0)
        self._pill.point(None, 0)

    def _on_reader_moved(self) -> None:
        self.rules.reader_moved()
        self._point()

    def _light_sentence(self, turn: int) -> None:
        start, end = self._sentence
        text = self._view.transcript.turns[turn].text
        whole = start == 0 and end >= len(text)
        shown = start + len(text[start:end].rstrip())
        self._view.light_passage(None if whole else (turn, start, shown))

    def _follow(self, *, turn_changed: bool) -> None:
        if self._still:
            return
        if self._turn is not None and not self.rules.suspended:
            self._view.scroller.prepare(self._turn, REST)
        value = self.rules.move(
            self._target(), self._seen(), playing=self._playing, turn_changed=turn_changed
        )
        if value is not None:
            self._view.scroller.go_to(value)
        self._point()

    def _target(self) -> Target | None:
        if self._turn is None:
            return None
        layout = self._view.turn_layout
        top, height = layout.top(self._turn), layout.height(self._turn)
        fits = height <= (1 - REST) * self._view.scroller.view_height
        units = 0 if fits else self._view.turn_document.units(Place(self._turn, self._sentence[0]))
        line = layout.line_rect(self._turn, units)
        line_top = round(line.top()) if units else top
        return Target(top, height, line_top, round(line.bottom()) - line_top)

    def _seen(self) -> View:
        scroller, layout = self._view.scroller, self._view.turn_layout
        return View(scroller.value, scroller.view_height, round(layout.documentSize().height()))

    def _point(self, ms: int | None = None) -> None:
        pill = self.rules.pill(self._target(), self._seen(), playing=self._playing)
        self._pill.point(pill.direction if pill else None, self._ms if ms is None else ms)
