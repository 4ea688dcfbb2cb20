"""Shows the timing: flags beside the turns and on the strip, and a softer light where it is a guess."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QObject

from viewer.controllers.playback import PlaybackController
from viewer.controllers.timing import TimingController
from viewer.core.timeline import SyncPoint
from viewer.core.transcript import NOTHING, Timing, Transcript
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.timing_words import told_mark
from viewer.ui.transcript.tips import told_approximate
from viewer.ui.transcript.view import TranscriptView


class TimingMarks(QObject):
    """Between the timing and what is seen of it."""

    def __init__(
        self,
        timing: TimingController,
        playback: PlaybackController,
        view: TranscriptView,
        strip: OverviewStrip,
    ) -> None:
        super().__init__(view)
        self._timing, self._playback, self._view, self._strip = timing, playback, view, strip
        self._read, self._duration_ms = NOTHING, 0
        self._agree = True
        timing.changed.connect(lambda _state: self.show())
        playback.position_changed.connect(self._on_position)

    def measure(self, read: Transcript, duration_ms: int) -> None:
        """Transcript or audio are others, or their lengths are known better.

        Args:
            read: the transcript as its file has it.
            duration_ms: length of the audio; 0 while unknown.
        """
        self._read, self._duration_ms = read, duration_ms
        self.show()

    def points_at(self, turn: int) -> list[SyncPoint]:
        """The sync points that are flagged beside `turn`."""
        return self._flagged().get(turn, [])

    def show(self) -> None:
        """Show all of it anew."""
        state = self._timing.state
        self._strip.set_timing(state)
        self._view.lights.timeline = state.timeline
        flags = {
            turn: "\n".join(told_mark(point) for point in points) for turn, points in self._flagged().items()
        }
        self._view.lights.set_flags(flags)
        self._agree = self._lengths_agree()
        self._on_position(self._playback.position_ms)

    def _flagged(self) -> dict[int, list[SyncPoint]]:
        """The points by turn; in an edited transcript one may lie inside a turn, or two beside the same."""
        flagged: dict[int, list[SyncPoint]] = defaultdict(list)
        for point in self._timing.timeline.points:
            turn = self._playback.engine.turn_of(point.transcript_ms)
            if turn is not None and turn < len(self._view.transcript.turns):
                flagged[turn].append(point)
        return flagged

    def _lengths_agree(self) -> bool:
        if not (self._read.timed and self._read.turns):
            return True
        last = self._read.turns[-1]
        end_ms = None if last.timing is Timing.ESTIMATED else last.end_ms
        return self._timing.timeline.agrees(self._read.last_stamp_ms, end_ms, self._duration_ms)

    def _on_position(self, ms: int) -> None:
        approximate = self._timing.timeline.approximate(ms, agree=self._agree)
        if approximate != self._view.marks.approximate:
            self._view.lights.set_approximate(approximate)
            self._view.setAccessibleDescription(told_approximate() if approximate else "")
