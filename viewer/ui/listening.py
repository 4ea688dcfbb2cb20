"""Ties the playing to what is seen: light, playhead, clicks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.controllers.playback import PlaybackController
from viewer.core.clock import PlayState
from viewer.core.timeline import Timeline
from viewer.core.timing import ms_at, sentence_start
from viewer.core.transcript import Transcript
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.following import Following
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView
from viewer.ui.transport_bar import TransportBar


class Listening(QObject):
    """What a click in the text or on the strip does to the sound, and what the sound does to them.

    Signals:
        beyond: (ms) a place was clicked that lies after the end of the audio, which has this length.
        before: a place was clicked that lies before the beginning of the audio.
    """

    beyond = Signal(int)
    before = Signal()

    def __init__(
        self,
        playback: PlaybackController,
        view: TranscriptView,
        following: Following,
        strip: OverviewStrip,
        transport: TransportBar,
    ) -> None:
        super().__init__(view)
        self._playback = playback
        self._view = view
        self._following = following
        self._strip = strip
        self._transport = transport
        view.spot_clicked.connect(self.go_to)
        view.spot_entered.connect(self.play_from)
        strip.seek_requested.connect(playback.seek)
        playback.seeked.connect(self._on_seeked)
        playback.turn_changed.connect(following.light)
        playback.position_changed.connect(self._on_position)
        playback.state_changed.connect(self._on_state)
        playback.duration_changed.connect(self._on_duration)
        playback.loop_changed.connect(strip.set_loop)

    def show(self, transcript: Transcript | None) -> None:
        """Another transcript is in the view."""
        self._following.reset()
        self._playback.set_transcript(transcript)
        self._on_duration(self._playback.duration_ms)
        self._following.light(self._playback.turn)
        self._on_position(self._playback.position_ms)

    def retime(self, transcript: Transcript, timeline: Timeline) -> None:
        """The transcript in the view runs otherwise through the audio; nothing else changes."""
        self._playback.retime(transcript, timeline)
        self._on_duration(self._playback.duration_ms)
        self._on_position(self._playback.position_ms)  # the sentence being heard may be another one

    def reword(self, transcript: Transcript) -> None:
        """The transcript was corrected: show it, light what is heard, and move nothing."""
        self._following.hold(still=True)
        self._view.correct(transcript)
        self._playback.reword(transcript)
        self._on_duration(self._playback.duration_ms)
        self._following.light(self._playback.turn)
        self._on_position(self._playback.position_ms)
        self._following.hold(still=False)

    def start_at(self, ms: int) -> None:
        """Stand at `ms` of an episode just opened."""
        self._playback.restore(ms)
        self._following.arrived()

    def time_of(self, spot: Spot) -> int | None:
        """The audio time of a spot: what a mark or heading names, a turn's start, or that of a sentence."""
        if spot.kind is SpotKind.HEADING:
            return spot.ms
        if not self._view.transcript.timed:
            return None
        turn = self._view.transcript.turns[spot.turn]
        written = turn.start_ms
        if spot.kind is SpotKind.LINK and spot.ms is not None:
            written = spot.ms
        elif start := sentence_start(turn.text, spot.offset):
            written = ms_at(turn, start)
        return self._playback.timeline.to_audio(written)

    def go_to(self, spot: Spot) -> None:
        """Move the sound to `spot`; a paused player stays paused."""
        ms = self.time_of(spot)
        if ms is None or self._is_beyond(ms):
            return
        if ms < 0 and (spot.kind is SpotKind.LINK or self._playback.engine.end_of(spot.turn) <= 0):
            self.before.emit()
        else:
            self._playback.seek(ms)

    def play_from(self, spot: Spot) -> None:
        """Play from `spot`."""
        self.go_to(spot)
        self._playback.play()

    def play_at(self, ms: int) -> None:
        """Play from this audio time, as far as the audio reaches."""
        if not self._is_beyond(ms):
            self._playback.seek(ms)
            self._playback.play()

    def _is_beyond(self, ms: int) -> bool:
        """Whether the audio ends before `ms`; then that is told."""
        beyond = 0 < self._playback.duration_ms <= ms
        if beyond:
            self.beyond.emit(self._playback.duration_ms)
        return beyond

    def loop(self, wanted: bool) -> None:  # noqa: FBT001 - the state of a switch
        """Play the selection again and again, else the turn heard; or play on."""
        if not wanted:
            self._playback.clear_loop()
            return
        selected = self._view.selected()
        if selected and self._view.transcript.timed:
            timeline, (first, last) = self._playback.timeline, map(self._written_at, selected)
            self._playback.loop(timeline.to_audio(first), timeline.end_to_audio(last))
        else:
            self._playback.loop_turn()

    def _written_at(self, place: Place) -> int:
        """The transcript time of `place`."""
        turn = self._view.transcript.turns[place.turn]
        return turn.end_ms if place.offset >= len(turn.text) else ms_at(turn, place.offset)

    def _on_seeked(self, _ms: int) -> None:
        self._following.sought(self._playback.turn)

    def _on_position(self, ms: int) -> None:
        self._strip.set_position(ms)
        self._playback.playhead_step_ms = self._strip.step_ms
        self._transport.set_position(ms)
        self._following.heard(ms, self._playback.offset, playing=self._playback.state is PlayState.PLAYING)

    def _on_state(self, state: PlayState) -> None:
        self._transport.set_playing(state is PlayState.PLAYING)
        if state is PlayState.PLAYING:
            self._following.played()
        else:
            self._following.paused()

    def _on_duration(self, ms: int) -> None:
        transcript = self._view.transcript
        self._strip.set_episode(transcript if transcript.timed else None, ms)
        self._transport.set_duration(ms)
