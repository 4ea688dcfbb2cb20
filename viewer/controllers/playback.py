"""Playing with the transcript: one timer asks the player, and says what changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from viewer.controllers.awake import seconds
from viewer.controllers.deck import Deck
from viewer.controllers.shown import Shown
from viewer.controllers.sounding import Sounding
from viewer.core.clock import PlayState
from viewer.core.history import SeekHistory
from viewer.core.loop import Loop, loop_over
from viewer.core.pace import TICK_MS
from viewer.core.resume import resume_at
from viewer.core.transcript import Transcript
from viewer.errors import Message, message
from viewer.player.base import Player

STEP_BACK_MS = 2000

_log = logging.getLogger(__name__)


class PlaybackController(Shown):
    """Moves the sound, and says which turn of the transcript is heard.

    A seek is shown before the call returns: `seeked` first, then `turn_changed`, then `position_changed`.

    Attributes: (beside those of `Shown`)
        audio: the file that is played; None where silence is.
        sounding: speed, loudness and audio delay.
        step_back_ms: how far play goes back after a pause of more than 30 s; 0 for not at all.
        seeked: (int) the reader, or play after a long pause or the end, sent the sound to this time.
        looped: (int) the loop is heard to have gone back to its start, at this time.
        loop_changed: ((start_ms, end_ms) | None)
        history_changed: (bool, bool) there is a way back, a way forward.
        player_changed: (str, Message) the player in use, and why that one.
    """

    seeked = Signal(int)
    looped = Signal(int)
    loop_changed = Signal(object)
    history_changed = Signal(bool, bool)
    player_changed = Signal(str, object)

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = seconds) -> None:
        super().__init__(parent)
        self.audio: Path | None = None
        self.step_back_ms = STEP_BACK_MS
        self._now = now
        self._deck = Deck(now)
        self.sounding = Sounding(self._deck, self)
        self._history = SeekHistory()
        self._loop: Loop | None = None
        self._paused_at: float | None = None
        self._player = ("", Message(""))
        self._tripped = False
        self._ways = (False, False)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def loop_range(self) -> tuple[int, int] | None:
        """Start and end of what is played again and again, in milliseconds."""
        return (self._loop.start_ms, self._loop.end_ms) if self._loop else None

    @property
    def active(self) -> bool:
        """Whether the timer runs: while playing, and shortly after each command."""
        return self._timer.isActive()

    def set_player(self, player: Player | None, why: Message) -> None:
        """Play audio with `player` from now on (None: in silence only), from the same place.

        Raises:
            WorldError: it cannot play the present audio; silence takes its place.
        """
        try:
            self._deck.set_sound(player, why)
        finally:
            self._media_changed()

    def load_audio(self, path: Path | None) -> None:
        """Take up another audio file (None: silence as long as the transcript), paused at 0.

        Raises:
            WorldError: it cannot be played; silence takes its place, the transcript can still be followed.
        """
        self.audio = path
        self.clear_loop()
        self._history = SeekHistory()
        self._paused_at = None
        try:
            self._deck.load(path)
        finally:
            self._media_changed()
            self._say_history()

    def set_true_duration(self, ms: int) -> None:
        """The length of the loaded audio as measured; players are often wrong about it."""
        self._deck.set_true_duration(ms)
        self._wake()

    def set_transcript(self, transcript: Transcript | None) -> None:
        """Follow another transcript; one without times lights nothing."""
        self._set_turns(transcript.turns if transcript and transcript.timed else ())
        self._deck.set_silence(max((turn.end_ms for turn in self._turns), default=0))
        self._announce_player()
        self._wake()

    def play(self) -> None:
        """Go on: a little earlier after a long pause, from the start after the end."""
        state = self._deck.read().state
        if state in (PlayState.PLAYING, PlayState.EMPTY):
            return
        self._failed = False
        if state is PlayState.ENDED:
            self._go(0, self.seeked, play=True)
        else:
            self._step_back()
            self._deck.play()
        self._paused_at = None
        self._wake()

    def pause(self) -> None:
        """Halt."""
        if self.state is PlayState.PLAYING:
            self._deck.pause()
            self._paused_at = self._now()
            self._wake()

    def toggle(self) -> None:
        """Pause when playing, else play."""
        if self.state is PlayState.PLAYING:
            self.pause()
        else:
            self.play()

    def seek(self, ms: int) -> None:
        """Go to `ms` of audio time; a paused player stays paused. May come many times a second (a drag)."""
        self._jump(ms)

    def skip(self, delta_ms: int) -> None:
        """Go so much further, or back."""
        self._jump(self.position_ms + delta_ms, step=True)

    def next_turn(self) -> None:
        """Go to the start of the next turn, if there is one."""
        turn = self._engine.next_turn(self.position_ms)
        if turn is not None:
            self._jump(self._engine.start_of(turn), step=True)

    def previous_turn(self) -> None:
        """Go to the start of this turn when well into it, else of the one before."""
        turn = self._engine.previous_turn(self.position_ms)
        if turn is not None:
            self._jump(self._engine.start_of(turn), step=True)

    def restore(self, ms: int) -> None:
        """Go where the reader left off another day: no jump to go back from, and a long pause before play."""
        self._go(ms, self.seeked)
        self._paused_at = float("-inf")

    def go_back(self) -> None:
        """Go back to the place jumped from last."""
        self._travel(self._history.go_back(self.position_ms))

    def go_forward(self) -> None:
        """Go forward again to the place gone back from."""
        self._travel(self._history.go_forward(self.position_ms))

    def loop(self, start_ms: int, end_ms: int) -> None:
        """Play ``[start_ms, end_ms)`` again and again, until cleared or until the reader goes elsewhere."""
        self._loop = loop_over(start_ms, end_ms, self.duration_ms)
        self.loop_changed.emit(self.loop_range)
        if not self._loop.holds(self.position_ms):
            self._jump(self._loop.start_ms)

    def loop_turn(self) -> None:
        """Play the turn being heard again and again; in a gap, the one heard last."""
        turn = self.turn if self.turn is not None else self._engine.previous_turn(self.position_ms)
        if turn is not None:
            self.loop(self._engine.start_of(turn), self._engine.end_of(turn))

    def clear_loop(self) -> None:
        """Play on."""
        if self._loop:
            self._loop = None
            self.loop_changed.emit(None)

    def close(self) -> None:
        """Stop, and let go of the player."""
        self._timer.stop()
        self._deck.close()

    def tick(self) -> None:
        """Ask the player how things stand and say what changed; the timer calls it."""
        try:
            self._advance()
            self._tripped = False
        except Exception:  # noqa: BLE001 - an exception out of a timer must end neither the app nor the playing
            self._trip()

    def _advance(self) -> None:
        reading = self._deck.read()
        runs = reading.state in (PlayState.PLAYING, PlayState.ENDED)
        if self._loop and runs and self._loop.is_over(self._deck.sent_ms, ended=self._deck.all_sent):
            reading = self._deck.turn_back(self._loop.start_ms)
        self._show(reading, self.looped if reading.came_round else None)
        if self._deck.settled:
            self._timer.stop()
        elif self._timer.isActive():
            loop_end = self._loop.end_ms if self._loop else None
            change = self._change_after(self.position_ms)
            self._timer.setInterval(self._deck.pause_ms(change, loop_end))

    def _trip(self) -> None:
        if not self._tripped:
            self._tripped = True
            _log.exception("Following the player failed")
            self.failed.emit(message("Something went wrong while playing"))

    def _jump(self, ms: int, *, step: bool = False) -> None:
        """The reader goes somewhere."""
        if self.state is PlayState.EMPTY:
            return
        origin = self.position_ms
        self._go(ms, self.seeked)
        self._history.jumped(origin, self.position_ms, self._now(), step=step)
        self._say_history()

    def _travel(self, place: int | None) -> None:
        if place is not None:
            self._go(place, self.seeked)
            self._say_history()

    def _go(self, ms: int, said_by: SignalInstance, *, play: bool = False) -> None:
        """Send the sound to `ms`, to `play` from there, show it at once and say so."""
        ms = self._deck.seek(ms)
        if play:
            self._deck.play()
        self._paused_at = None
        if self._loop and not self._loop.holds(ms):
            self.clear_loop()
        self._show(self._deck.reading, said_by)
        self._wake()

    def _step_back(self) -> None:
        """After a long pause go back a little, but not out of the turn or the loop."""
        if self._paused_at is None:
            return
        earliest = max(
            0 if self.turn is None else self._engine.start_of(self.turn),
            self._loop.start_ms if self._loop else 0,
        )
        paused_s = self._now() - self._paused_at
        start = resume_at(self.position_ms, paused_s, self.step_back_ms, earliest)
        if start != self.position_ms:
            self._go(start, self.seeked)

    def _media_changed(self) -> None:
        self._failed = False
        self._announce_player()
        self._wake()

    def _announce_player(self) -> None:
        player = (self._deck.name, self._deck.why)
        if player != self._player:
            self._player = player
            self.player_changed.emit(*player)

    def _say_history(self) -> None:
        ways = (self._history.can_back, self._history.can_forward)
        if ways != self._ways:
            self._ways = ways
            self.history_changed.emit(*ways)

    def _wake(self) -> None:
        """Look at once, and keep looking until everything has settled."""
        self._timer.start(TICK_MS)
        self.tick()
