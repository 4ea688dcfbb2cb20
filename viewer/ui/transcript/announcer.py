"""Tells screen readers who speaks, and when, in the turn under the caret."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from viewer.ui.transcript.view import TranscriptView


class Announcer(QObject):
    """Speaks when the caret comes into another turn; the words are read by the text's own interface."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        view.caret_turn_changed.connect(self.announce)

    def announce(self, turn: int) -> None:
        """Say speaker, time and state of `turn`."""
        said = self.spoken(turn)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))

    def spoken(self, turn: int) -> str:
        """What is said of a turn before its words: chapter, speaker, time, whether it is being heard."""
        shown = self._view.transcript
        speaker = shown.turns[turn].speaker
        name = "" if speaker is None else shown.speakers[speaker].name
        marks, playing = self._view.marks, ""
        if turn == marks.active:
            playing = self.tr("playing about here") if marks.approximate else self.tr("playing now")
        flag = self.tr("sync point") if turn in marks.flags else ""
        count = len(marks.notes.strokes(turn)) if marks.notes is not None else 0
        noted = self.tr("%n mark(s)", "", count) if count else ""
        heading = self._view.turn_layout.heading(turn)
        chapter = self.tr("chapter {title}").format(title=heading.title) if heading else ""
        parts = (chapter, name, self._view.time_of(turn), playing, flag, noted)
        return ", ".join(part for part in parts if part)
