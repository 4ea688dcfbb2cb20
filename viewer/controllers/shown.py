"""What is shown of the playing: time, state, the turn being heard; and the signals that say it changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance

from viewer.controllers.reading import Reading
from viewer.core import timing
from viewer.core.clock import PlayState
from viewer.core.sync import Now, SyncEngine
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Transcript, Turn

MOST_STEPS = 3  # of the playhead in a second: more cost more painting than they are worth


class Shown(QObject):
    """Compares each reading of the player with the one before, and says what is different.

    Whoever hears a signal finds the properties already changed.

    Attributes:
        turn_changed: (int | None) another turn is heard, or none.
        position_changed: (int) audio time in ms; while playing at each second, playhead step and sentence.
        state_changed: (PlayState)
        duration_changed: (int) milliseconds; 0 while unknown.
        failed: (Message) playing failed; said once for each audio and each try to play it.
        playhead_step_ms: so much audio time moves the playhead by a step that can be seen, 1 or more.
    """

    turn_changed = Signal(object)
    position_changed = Signal(int)
    state_changed = Signal(object)
    duration_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns: tuple[Turn, ...] = ()
        self._timeline = IDENTITY
        self._engine = SyncEngine(())
        self._shown = Reading(0, 0, PlayState.EMPTY)
        self._lit = Now(None)
        self._said_ms = self._due_ms = 0
        self._failed = False
        self.playhead_step_ms = 1000 // MOST_STEPS

    @property
    def position_ms(self) -> int:
        """Audio time shown."""
        return self._shown.ms

    @property
    def duration_ms(self) -> int:
        """Length of the audio; 0 while unknown."""
        return self._shown.duration_ms

    @property
    def state(self) -> PlayState:
        """What is going on."""
        return self._shown.state

    @property
    def turn(self) -> int | None:
        """The turn being heard; None in a gap, and where the transcript has no times."""
        return self._lit.turn

    @property
    def word(self) -> int | None:
        """The word being heard, by its index in the turn; None where no word times are known."""
        return self._lit.word

    @property
    def offset(self) -> int:
        """Code points into the text of the turn being heard, estimated; 0 in a gap."""
        if self.turn is None:
            return 0
        return timing.offset_at(self._turns[self.turn], self._timeline.to_transcript(self._heard_ms()))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns that are followed, in transcript time; none where the transcript has no times."""
        return self._turns

    @property
    def timeline(self) -> Timeline:
        """How transcript time runs through the audio."""
        return self._timeline

    @property
    def engine(self) -> SyncEngine:
        """Which turn is heard when, in audio time."""
        return self._engine

    @property
    def can_step(self) -> tuple[bool, bool]:
        """Whether there is a turn to go back to, and one to go on to."""
        engine, ms = self._engine, self.position_ms
        return engine.previous_turn(ms) is not None, engine.next_turn(ms) is not None

    def _set_turns(self, turns: tuple[Turn, ...]) -> None:
        """Light these turns from now on; none is lit before the next reading."""
        self._turns = turns
        self._engine = SyncEngine(turns, self._timeline)
        if self.turn is not None:
            self._lit = Now(None)
            self.turn_changed.emit(None)

    def retime(self, transcript: Transcript, timeline: Timeline) -> None:
        """Follow the same transcript, but for its turns' ends, at other times; without a break."""
        self._turns, self._timeline = transcript.turns if transcript.timed else (), timeline
        self._engine = self._engine.under(timeline, self._turns)
        self._wake()

    def reword(self, transcript: Transcript) -> None:
        """Follow the same transcript with other words or turns; without a break."""
        self._turns = transcript.turns if transcript.timed else ()
        self._engine = self._engine.with_words(self._turns)
        self._wake()

    def _wake(self) -> None:
        """Look at once how things stand."""
        raise NotImplementedError

    def _show(self, reading: Reading, said_by: SignalInstance | None = None) -> None:
        """Say what is different from what was shown before, first of all with `said_by` that it jumped."""
        before, turn_before = self._shown, self.turn
        self._shown = reading
        self._lit = self._engine.at(self._heard_ms())
        if reading.duration_ms != before.duration_ms:
            self.duration_changed.emit(reading.duration_ms)
        if said_by:
            said_by.emit(reading.ms)
        if self.turn != turn_before:
            self.turn_changed.emit(self.turn)
        if self._worth_saying(reading, before, jumped=said_by is not None):
            self._said_ms, self._due_ms = reading.ms, self._step_after(reading.ms)
            self.position_changed.emit(reading.ms)
        if reading.state is not before.state:
            self.state_changed.emit(reading.state)
        if reading.error and not self._failed:
            self._failed = True
            self.failed.emit(reading.error)

    def _worth_saying(self, reading: Reading, before: Reading, *, jumped: bool) -> bool:
        """A playhead that creeps is told of when that can be seen, for each telling costs painting."""
        if reading.ms == self._said_ms:
            return False
        creeps = reading.state is before.state is PlayState.PLAYING and not jumped
        return not creeps or not self._said_ms < reading.ms < self._due_ms

    def _change_after(self, ms: int) -> int:
        """The first audio time after `ms`, which is the one shown, at which something else is to be shown."""
        light_ms = self._engine.change_after(ms)
        return self._due_ms if light_ms is None else min(light_ms, self._due_ms)

    def _step_after(self, ms: int) -> int:
        """The next whole second, step of the playhead or sentence."""
        steps = max(
            1, min(MOST_STEPS, 1000 // self.playhead_step_ms)
        )  # a second, so that one falls on its end
        step_ms = -(-(ms * steps // 1000 + 1) * 1000 // steps)
        if self.turn is None:
            return step_ms
        sentence_ms = timing.next_sentence_ms(
            self._turns[self.turn], self._timeline.to_transcript(self._heard_ms())
        )
        sentence_ms = step_ms if sentence_ms is None else self._timeline.to_audio(sentence_ms)
        return sentence_ms if ms < sentence_ms < step_ms else step_ms

    def _heard_ms(self) -> int:
        """The position, but never behind the audio's last moment: the last turn stays lit at the end."""
        last_ms = self._shown.duration_ms - 1
        return min(self._shown.ms, last_ms) if last_ms >= 0 else self._shown.ms
