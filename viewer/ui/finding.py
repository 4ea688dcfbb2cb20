"""Ties the search field to the text: hits marked in the view and on the strip, one of them current."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.core.find import Hits, find
from viewer.core.timeline import IDENTITY
from viewer.errors import TurnlightError
from viewer.ui.strip_layers import thinned
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.marks import HitLayer, MarkStyle
from viewer.ui.translate import told_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from viewer.controllers.timing import TimingState
    from viewer.controllers.worker import Job, Task, Workers
    from viewer.core.find import Hit, Query
    from viewer.core.follow import Follow
    from viewer.core.transcript import Turn
    from viewer.ui.overview_strip import OverviewStrip
    from viewer.ui.search_bar import SearchBar
    from viewer.ui.theme import Theme
    from viewer.ui.transcript.view import TranscriptView

MOST_HITS = 50_000
"""Nobody walks through more; behind so many the search stops."""

_LAYER = "hits"
_CURRENT = "current hit"


@dataclass(frozen=True, slots=True)
class Found:
    """What the background brings back, ready to be shown.

    Attributes:
        hits: in reading order, at most `MOST_HITS`.
        more: whether there are others behind them.
        ticks: transcript times in ms at which the strip shows that there are hits.
    """

    hits: Hits = field(default_factory=Hits)
    more: bool = False
    ticks: list[int] = field(default_factory=list)


class Finding(QObject):
    """Looks for what the reader asks, in the background, and walks through what was found.

    Attributes:
        theme: colours of the ticks on the strip; change it with `set_theme`.
        elsewhere: goes so many hits on in another search, and says whether there is one.
    """

    def __init__(
        self,
        workers: Workers,
        bar: SearchBar,
        view: TranscriptView,
        strip: OverviewStrip,
        rules: Follow,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._workers, self._bar, self._view, self._strip, self._rules = workers, bar, view, strip, rules
        self._found = Found()
        self._timeline = IDENTITY
        self._current: int | None = None
        self._job: Job | None = None
        self.theme = theme
        self.elsewhere: Callable[[int], bool] = lambda _by: False
        bar.query_changed.connect(self.search)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.opened.connect(rules.searching)
        bar.closed.connect(self._on_closed)

    def open(self) -> None:
        """Put the reader into the search field, with what is selected if it lies inside one turn."""
        selected = self._view.selected()
        words = ""
        if selected and selected[0].turn == selected[1].turn:
            words = self._view.turn_document.words(*selected)
        self._bar.activate(words)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.theme = theme
        self._tick()

    def set_timing(self, state: TimingState) -> None:
        """The transcript runs otherwise through the audio."""
        self._timeline = state.timeline
        self._tick()

    def reset(self) -> None:
        """Another transcript is shown: what was found belongs to the old one. The view stays where it is."""
        self._take(Found())
        self._look_for(self._bar.query, self._count)

    def reword(self) -> None:
        """The transcript was corrected: look again, and go on from where the reader was."""
        here = None if self._current is None else self._hits[self._current]
        self._take(Found())
        self._look_for(self._bar.query, lambda found: self._count(found, here))

    def search(self, query: Query) -> None:
        """Look for `query` and go to the nearest hit; an empty one takes the marks away."""
        if query.text:
            self._rules.searching()
        else:
            self._take(Found())
        self._look_for(query, self._on_found)

    def walk(self, by: int) -> None:
        """Go `by` hits on or back: in the whole library while that is searched, else here."""
        if not self.elsewhere(by):
            self.step(by)

    def step(self, by: int) -> None:
        """Go `by` hits on or back, round and round."""
        if not self._hits:
            return
        start = self._nearest() - (by > 0) if self._current is None else self._current
        self._go_to((start + by) % len(self._hits))

    @property
    def _hits(self) -> Hits:
        return self._found.hits

    def _look_for(self, query: Query, then: Callable[[Found], None]) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not query.text:
            return
        turns = self._view.transcript.turns
        self._job = self._workers.run(lambda task: _find(turns, query, task))
        self._job.finished.connect(then)
        self._job.failed.connect(self._on_failed)

    def _count(self, found: Found, here: Hit | None = None) -> None:
        self._take(found)
        if here is not None and found.hits:
            self._current = min(bisect_left(found.hits, here), len(found.hits) - 1)
            self._mark_current()
        self._tell()

    def _on_found(self, found: Found) -> None:
        self._take(found)
        if found.hits:
            self._go_to(self._nearest() % len(found.hits))
        else:
            self._tell()

    def _tell(self) -> None:
        self._bar.set_result(self._current, len(self._hits), more=self._found.more)

    def _on_failed(self, error: TurnlightError) -> None:
        self._take(Found())
        self._bar.set_error(*told_error(error))

    def _take(self, found: Found) -> None:
        self._found, self._current = found, None
        layer = HitLayer(self._view.turn_document, found.hits) if found.hits else None
        self._view.marks.put(_LAYER, layer)
        self._mark_current()
        self._tick()

    def _tick(self) -> None:
        ticks = [(self._timeline.to_audio(ms), self.theme.hit_tick) for ms in self._found.ticks]
        self._strip.set_layer(_LAYER, ticks if ticks and self._view.transcript.timed else None)

    def _nearest(self) -> int:
        """The first hit at or below the upper edge of the view."""
        layout, top = self._view.turn_layout, self._view.scroller.value
        turn = layout.turn_at(top)
        place = self._view.turn_document.place_in(turn, layout.first_unit_below(turn, top))
        return bisect_left(self._hits, (place.turn, place.offset, 0))

    def _go_to(self, number: int) -> None:
        self._current = number
        self._rules.searching()
        self._mark_current()
        hit = self._hits[number]
        place = Place(hit.turn, hit.start)
        self._view.select(place, place)  # an old selection would cover the hit; the caret goes along
        units = self._view.turn_document.units(place)
        self._view.scroller.reveal(hit.turn, units)
        self._tell()

    def _mark_current(self) -> None:
        # A layer of its own, over the others: a step takes as long among very many hits as among few.
        ranges = {}
        if self._current is not None:
            hit = self._hits[self._current]
            ranges[hit.turn] = [(hit.start, hit.end, MarkStyle.CURRENT_HIT)]
        self._view.set_marks(_CURRENT, ranges)

    def _on_closed(self) -> None:
        if self._hits and self._current is not None:
            hit = self._hits[self._current]
            self._view.select(Place(hit.turn, hit.start), Place(hit.turn, hit.end))
        self._view.setFocus()


def _find(turns: Sequence[Turn], query: Query, task: Task) -> Found:
    hits = find(_texts(turns, task), query, most=MOST_HITS + 1)
    more = len(hits) > MOST_HITS
    ticks = thinned([turns[hit.turn].start_ms for hit in hits])
    return Found(hits[:MOST_HITS] if more else hits, more, ticks)


def _texts(turns: Sequence[Turn], task: Task) -> Iterator[str]:
    for turn in turns:
        task.check()
        yield turn.text
