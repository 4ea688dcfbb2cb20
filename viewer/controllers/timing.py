"""What the reader says of the timing: sync points and advertisements, undoable, kept with the audio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from viewer.controllers.playback import PlaybackController
from viewer.controllers.undoing import Overtaken, Undoable
from viewer.core.records import EpisodeRecord
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.errors import WorldError, message

SHIFT_MS = 100


class TimingKeeper(Protocol):
    """Where timelines outlive the program: `Library.timing`, whose methods these are."""

    def load(self, audio: str) -> Timeline: ...  # noqa: D102
    def save(self, audio: str, timeline: Timeline) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of an advertisement, the other end of which is not marked yet; it changes nothing so far.

    Attributes:
        ms: audio time.
        starts: whether the advertisement starts here, or ends.
    """

    ms: int
    starts: bool


Mark = SyncPoint | Edge | tuple[int, int]
"""What can be said of the timing: a sync point, half an advertisement, or a whole one."""


@dataclass(frozen=True, slots=True)
class TimingState:
    """All that is known of the timing; what a step goes back to.

    Attributes:
        timeline: how transcript time runs through the audio.
        edge: half an advertisement; forgotten with the episode.
    """

    timeline: Timeline = IDENTITY
    edge: Edge | None = None

    @property
    def marks(self) -> list[Mark]:
        """All that was said, in the order of the audio."""
        edge = () if self.edge is None else (self.edge,)
        return sorted([*self.timeline.points, *self.timeline.spans, *edge], key=place_of)


def place_of(mark: Mark) -> int:
    """Where in the audio a mark stands, or begins."""
    if isinstance(mark, SyncPoint):
        return mark.audio_ms
    return mark.ms if isinstance(mark, Edge) else mark[0]


class TimingController(QObject):
    """Changes the timeline of the audio that is open, step by step.

    Each step is in the library before `changed` says so; where the library refuses, nothing changes. Silence
    in place of audio has no timeline: there is nothing to line a transcript up with.

    Signals:
        changed: (`TimingState`) another timeline, or another edge.
        available_changed: (bool) the timing can be changed now, or no longer.
        done: (str) the reader took this step, in words.
        trouble: (`WorldError`) the library refused, or cannot keep what was done.
    """

    changed = Signal(object)
    available_changed = Signal(bool)
    done = Signal(str)
    trouble = Signal(object)

    def __init__(self, playback: PlaybackController, undo: QUndoStack, parent: QObject | None = None) -> None:
        """Without a library yet.

        Args:
            playback: tells where the sound is, and which turns there are.
            undo: takes the steps; emptied whenever other audio is taken up.
            parent: who owns it.
        """
        super().__init__(parent)
        self._playback, self._undo = playback, undo
        self._keeper: TimingKeeper | None = None
        self._state = TimingState()
        self._audio = ""  # hash; empty while it is not known
        self._present = self._settled = self._available = self._told = False

    @property
    def state(self) -> TimingState:
        """The timeline, and half an advertisement perhaps."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """How transcript time runs through the audio."""
        return self._state.timeline

    @property
    def available(self) -> bool:
        """Whether the timing can be changed: there are audio and a transcript with times."""
        return self._available

    # What is open

    def attach(self, keeper: TimingKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        self.weigh()

    def leave(self) -> None:
        """Nothing is open, or a transcript alone."""
        self._begin(present=False)

    def take_audio(self) -> None:
        """Audio is taken up, of which nothing is known yet."""
        self._begin(present=True)

    def identify(self, episode: EpisodeRecord) -> None:
        """Recall the timeline of the audio that is open, now that its content is known."""
        if self._present and episode.audio is not None and episode.audio.hash:
            if episode.audio.hash != self._audio:
                self._recall(episode.audio.hash)
            self._settled = self._settled or not episode.provisional
            self.weigh()

    def settle(self) -> None:
        """Nothing more will be found out about the audio that is open."""
        self._settled = True
        self.weigh()

    def weigh(self) -> None:
        """See again whether the timing can be changed: the transcript is another one."""
        ready = self._keeper is not None and self._present and self._settled
        available = ready and bool(self._playback.turns)
        if available != self._available:
            self._available = available
            self.available_changed.emit(available)

    # What the reader says

    def start_turn_now(self, turn: int) -> None:
        """This turn starts where the sound is now: a sync point."""
        if self._available:
            start_ms = self._playback.turns[turn].start_ms
            self._change(self.tr("set a sync point"), self.timeline.with_point(start_ms, self._now_ms()))

    def shift(self, ms: int) -> None:
        """The whole transcript comes later by `ms`; earlier where that is negative."""
        if self._available:
            turn = self._playback.engine.turn_at_hand(self._now_ms()) or 0
            at_ms = self._playback.turns[turn].start_ms
            later, earlier = self.tr("shift the transcript later"), self.tr("shift the transcript earlier")
            self._change(later if ms > 0 else earlier, self.timeline.shifted(ms, at_ms))

    def begin_advertisement(self, ms: int | None = None) -> None:
        """An advertisement starts at `ms` of audio time; None for where the sound is now."""
        self._mark(Edge(self._now_ms() if ms is None else ms, starts=True))

    def end_advertisement(self, ms: int | None = None) -> None:
        """An advertisement ends at `ms` of audio time; None for where the sound is now."""
        self._mark(Edge(self._now_ms() if ms is None else ms, starts=False))

    def remove(self, mark: Mark) -> None:
        """Take one thing back that was said."""
        if isinstance(mark, SyncPoint):
            self._change(self.tr("remove a sync point"), self.timeline.without_point(mark))
        elif isinstance(mark, Edge):
            self._do(self.tr("remove the end of an advertisement"), replace(self._state, edge=None))
        else:
            self._change(self.tr("remove an advertisement"), self.timeline.without_span(mark))

    def remove_all(self) -> None:
        """Transcript and audio run together again."""
        self._do(self.tr("remove all timing changes"), TimingState())

    def _mark(self, new: Edge) -> None:
        """One end of an advertisement: with the other it makes one, inside one it cuts it short."""
        if not self._available:
            return
        timeline, old = self.timeline, self._state.edge
        fits = old is not None and (old.ms < new.ms if old.starts else new.ms < old.ms)
        whole = self.tr("mark an advertisement")
        inside = timeline.span_at(new.ms if new.starts else new.ms - 1)
        if old is not None and old.starts is not new.starts and fits:
            pair = sorted((old.ms, new.ms))
            self._do(whole, TimingState(timeline.with_span(pair[0], pair[1])))
        elif inside is not None:
            rest = (new.ms, inside[1]) if new.starts else (inside[0], new.ms)
            self._change(whole, timeline.without_span(inside).with_span(*rest))
        elif new.starts:
            self._do(self.tr("mark the start of an advertisement"), replace(self._state, edge=new))
        else:
            self._do(self.tr("mark the end of an advertisement"), replace(self._state, edge=new))

    # Steps

    def _now_ms(self) -> int:
        self._playback.tick()  # what is shown may be some frames old
        return self._playback.position_ms

    def _change(self, words: str, timeline: Timeline) -> None:
        self._do(words, replace(self._state, timeline=timeline))

    def _do(self, words: str, state: TimingState) -> None:
        if state == self._state:
            return
        self._undo.push(_Step(words, self._go_to, self._state, state))
        if self._state == state:
            self.done.emit(words)

    def _go_to(self, state: TimingState) -> bool:
        """Write `state`, then show it; False where the library refuses."""
        if state.timeline != self.timeline and not self._keep(state.timeline):
            return False
        self._show(state)
        return True

    def _keep(self, timeline: Timeline) -> bool:
        if self._keeper is None or not self._audio:
            self._tell_unkept()
            return True
        try:
            self._keeper.save(self._audio, timeline)
        except WorldError as error:
            self.trouble.emit(error)
            return False
        return True

    def _tell_unkept(self) -> None:
        if not self._told:
            self._told = True
            title = message("Changes of the timing last only until this episode is closed")
            detail = message("This audio could not be read to its end, so it would not be recognised again.")
            self.trouble.emit(WorldError(title, detail))

    def _begin(self, *, present: bool) -> None:
        self._audio = ""
        self._present, self._settled, self._told = present, False, False
        self._undo.clear()
        self._show(TimingState())
        self.weigh()

    def _recall(self, audio: str) -> None:
        if self._keeper is None:
            return
        unkept = not self._audio and self.timeline != IDENTITY
        try:
            timeline = self._keeper.load(audio)
        except WorldError as error:
            self.trouble.emit(error)
            return
        self._audio = audio
        if unkept:  # what the reader said meanwhile is newer than what the library holds
            self._keep(self.timeline)
            return
        if timeline != self.timeline:  # what was annotated meanwhile can still be taken back
            self._undo.clear()
        self._show(TimingState(timeline))

    def _show(self, state: TimingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)


class _Step(Undoable):
    """From one state to another and back; a step the library refuses is taken off the stack."""

    def __init__(
        self, words: str, go_to: Callable[[TimingState], bool], before: TimingState, after: TimingState
    ) -> None:
        super().__init__(words)
        self._go_to, self._before, self._after = go_to, before, after

    def redo(self) -> None:
        """Take the step."""
        self._try(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._try(self._before)

    def is_about(self, changed: Overtaken) -> bool:  # noqa: ARG002
        """It is about no notes."""
        return False

    def _try(self, state: TimingState) -> None:
        if not self._go_to(state):
            self.setObsolete(True)
