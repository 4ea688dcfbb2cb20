"""Ties the search of the whole library to what is open: shows hits, opens their episodes, plays from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.episodes import Episodes
from viewer.controllers.library_search import LibrarySearch, Outcome
from viewer.controllers.opening import Opening
from viewer.controllers.playback import PlaybackController
from viewer.core.clock import PlayState
from viewer.core.found import Found, FoundIn
from viewer.core.timing import ms_at
from viewer.core.transcript import Transcript
from viewer.errors import TurnlightError
from viewer.ui.desk import Desk
from viewer.ui.finding import Finding
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.marks import MarkStyle
from viewer.ui.translate import told_error

if TYPE_CHECKING:
    from viewer.store.library import Library

_LAYER = "library hit"
_FEW = 80  # code points: more are no words to be looked for


class SearchDesk(QObject):
    """What the panel asks for, and where its hits lead.

    Attributes:
        library: answers, and keeps what is shown.
    """

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        desk: Desk,
        opened: tuple[Opening, Episodes, CorrectionsController],
        heard: tuple[PlaybackController, Listening],
        finding: Finding,
    ) -> None:
        super().__init__(window)
        self._window, self._panel = window, window.search
        self.library = LibrarySearch(folder, self)
        self._desk = desk
        self._opening, self._episodes, self._corrections = opened
        self._playback, self._listening = heard
        self._coming: Found | None = None  # its episode is being opened
        self._back: int | None = None  # where the view stood before the search, while nothing was heard
        finding.elsewhere = self._walk
        self._connect()

    def attach(self, library: Library) -> None:
        """Search this library from now on."""
        self.library.attach(lasting=library.lasting)
        self._window.actions_table.enable({"search_library"}, on=True)

    def _connect(self) -> None:
        panel, actions = self._panel, self._window.actions_table
        actions.connect({"search_library": self.open})
        actions.enable({"search_library"}, on=False)
        panel.asked.connect(self.library.ask)
        panel.shown.connect(self._show)
        panel.opened.connect(self.play)
        panel.left.connect(self.close)
        self.library.found.connect(self._take)
        self.library.failed.connect(self._fail)
        self._window.split.guest_left.connect(self._leave)
        for signal in (self._desk.shown, self._desk.retimed, self._desk.reworded):
            signal.connect(self._keep)
        for known in (self._opening.episode_ready, self._episodes.listed):
            known.connect(lambda _episode: self._keep(self._desk.transcript))
        self._desk.shown.connect(self._arrive)
        self._opening.finished.connect(lambda: setattr(self, "_coming", None))
        self._window.view.spot_clicked.connect(lambda _spot: self._mark(None))

    def open(self) -> None:
        """Put the reader into the search, with what is selected in the text if that is a few words."""
        view, split = self._window.view, self._window.split
        if not split.guest_is_in:
            self._back = view.scroller.value if self._window.episode_shown else None
        selected = view.selected()
        words = ""
        if selected and selected[0].turn == selected[1].turn:
            words = view.turn_document.words(*selected).replace('"', " ").strip()
        words = words if len(words) <= _FEW else ""
        split.let_in(guest=True)
        self._panel.go(f'"{words}"' if " " in words else words)

    def close(self) -> None:
        """Give the place back: the panel's, and the view's where the reader only looked at hits."""
        self._window.split.let_in(guest=False)
        back = self._back
        self._leave()
        if self._window.episode_shown:
            if back is not None:
                self._window.view.scroller.go_to(back)
            self._window.view.setFocus()

    def play(self, hit: Found) -> None:
        """Play from a hit, in its episode."""
        self._back = None
        if self._is_open(hit):
            self._mark(hit)
            self._listening.play_at(self._ms(hit))
        else:
            self._open_episode(hit, play=True)

    def _walk(self, by: int) -> bool:
        """Go to another hit; what plays goes on from there, what is paused stays so."""
        here = self._window.header.search
        if not self._window.split.guest_is_in or here.isAncestorOf(
            self._window.focusWidget() or self._window
        ):
            return False
        hit = self._panel.walk(by)
        if hit is not None and self._is_open(hit):
            self._back = None
            self._mark(hit)
            self._playback.seek(self._ms(hit))
        elif hit is not None:
            self._open_episode(hit, play=self._playback.state is PlayState.PLAYING)
        return True

    def _show(self, hit: Found) -> None:
        """The reader looks at a hit: bring it into view, if its episode is open."""
        if self._is_open(hit):
            self._mark(hit)

    def _take(self, outcome: Outcome) -> None:
        self._panel.take(outcome)
        if outcome.answer.hits:
            self._window.actions_table.enable({"find_next", "find_previous"}, on=True)

    def _fail(self, error: TurnlightError) -> None:
        self._panel.fail(*told_error(error))

    def _leave(self) -> None:
        self.library.drop()
        self._mark(None)
        self._back = None

    # Where hits lead

    def _open_episode(self, hit: Found, *, play: bool) -> None:
        episode = self._episodes.load(hit.episode.id)
        if episode is None:
            return
        self._back = None
        self._opening.open_episode(episode)
        self._coming = hit
        self._desk.start_ms, self._desk.play_next = hit.ms, play

    def _arrive(self, _transcript: Transcript) -> None:
        """Another transcript is in the view: that of the hit, if one is awaited."""
        hit = self._coming
        if hit is not None and self._window.view.transcript.turns:
            self._coming = None
            self._mark(hit)
            self._desk.start_ms = self._start_of(hit)
            if not self._panel.isAncestorOf(self._window.focusWidget() or self._window):
                self._panel.setFocus()

    def _start_of(self, hit: Found) -> int:
        """When a hit is heard; its transcript may know that better than the library: by its cues."""
        place = self._place(hit)
        if place is None or hit.kind is FoundIn.NOTE:
            return hit.ms
        turn = self._window.view.transcript.turns[place[0]]
        return max(0, hit.ms + ms_at(turn, place[1]) - ms_at(replace(turn, cues=()), place[1]))

    def _keep(self, transcript: Transcript) -> None:
        """Have what is shown found, as soon as it is known which episode it belongs to."""
        current, hashed = self._episodes.current, self._corrections.transcript_hash
        if current is None or current.id is None or current.transcript is None:
            return
        if hashed == current.transcript.hash:
            self.library.show(hashed, transcript)

    def _is_open(self, hit: Found) -> bool:
        current = self._episodes.current
        return current is not None and current.id == hit.episode.id

    def _place(self, hit: Found) -> tuple[int, int, int] | None:
        """Turn, start and end of what was found, in the text that is shown; None where it is not there."""
        turns = self._window.view.transcript.turns
        if hit.turn is None or hit.turn >= len(turns):
            return None
        text = turns[hit.turn].text
        if hit.kind is FoundIn.TURN and hit.spans and text == hit.text:
            return hit.turn, *hit.spans[0]
        quote = hit.quote.split("\n", 1)[0]
        start = max(0, text.find(quote)) if quote else 0
        return hit.turn, start, start + len(quote)

    def _ms(self, hit: Found) -> int:
        place = self._place(hit)
        if place is None or hit.kind is FoundIn.NOTE:
            return hit.ms
        turn = self._window.view.transcript.turns[place[0]]
        return max(0, self._playback.timeline.to_audio(ms_at(turn, place[1])))

    def _mark(self, hit: Found | None) -> None:
        """Light what was found, and bring it into view; or light nothing."""
        view = self._window.view
        place = None if hit is None else self._place(hit)
        if place is None or hit is None:
            view.set_marks(_LAYER, {})
            return
        turn, start, end = place
        spans = hit.spans if hit.kind is FoundIn.TURN and view.transcript.turns[turn].text == hit.text else ()
        marks = [(*span, MarkStyle.HIT) for span in spans[1:]]
        if start < end:
            marks.insert(0, (start, end, MarkStyle.CURRENT_HIT))
        view.set_marks(_LAYER, {turn: marks})
        view.select(Place(turn, start), Place(turn, start))
        view.scroller.reveal(turn, view.turn_document.units(Place(turn, start)))
