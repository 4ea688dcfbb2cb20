"""Marks without stopping: the turn being heard, the last seconds, the moment."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.core.annotations import Annotation, Colour
from viewer.core.heard import Passage, heard_between, whole_turn


class Marking(QObject):
    """Makes annotations of what is heard; playing and following go on."""

    def __init__(
        self,
        annotations: AnnotationController,
        playback: PlaybackController,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._annotations, self._playback, self._settings = annotations, playback, settings

    @property
    def can_mark(self) -> bool:
        """Whether there are words that are heard at known times."""
        return self._annotations.available and bool(self._playback.turns)

    @property
    def can_bookmark(self) -> bool:
        """Whether there is something that has moments."""
        return self._annotations.available and self._playback.duration_ms > 0

    def turn_heard(self) -> Passage | None:
        """The words of the turn being heard; in a gap, of the next one."""
        if not self.can_mark:
            return None
        self._playback.tick()  # what is shown may be some frames old
        turn = self._playback.engine.turn_at_hand(self._playback.position_ms)
        return None if turn is None else whole_turn(self._playback.turns, turn)

    def mark_turn(self) -> str:
        """Mark the turn being heard, to be completed; the answer is as for `make`."""
        self._annotations.look()  # at the words that are there now
        return self.make(self.turn_heard(), unfinished=True)

    def mark_last(self) -> str:
        """Mark what was heard in the last seconds, to be completed; the answer is as for `make`."""
        self._annotations.look()
        if not self.can_mark:
            return ""
        self._playback.tick()
        now, timeline = self._playback.position_ms, self._playback.timeline
        start = timeline.to_transcript(max(0, now - self._settings.mark_ms))
        passage = heard_between(self._playback.turns, start, timeline.to_transcript(now))
        return self.make(passage, unfinished=True)

    def bookmark(self) -> str:
        """Set a bookmark where the sound is; the answer is its id, empty where none was set."""
        if not self.can_bookmark:
            return ""
        self._playback.tick()
        return self._annotations.bookmark(self._playback.position_ms, unfinished=True)

    def make(self, passage: Passage | None, colour: Colour | None = None, *, unfinished: bool = False) -> str:
        """Mark `passage`; where just that is marked already, it only takes the colour.

        Returns:
            The annotation's id; empty where there is none.
        """
        if passage is None or not self._annotations.available:
            return ""
        there = self.at(passage)
        if there is None:
            return self._annotations.mark(self._annotations.anchor(*passage), colour, unfinished=unfinished)
        if colour is not None:
            self._annotations.set_colour(there.id, colour)
        return there.id

    def at(self, passage: Passage) -> Annotation | None:
        """The annotation of just this passage, if there is one."""
        for annotation in self._annotations.in_turn(passage[0]):
            anchor = annotation.anchor
            if anchor and (anchor.start_turn, anchor.start, anchor.end_turn, anchor.end) == passage:
                return annotation
        return None
