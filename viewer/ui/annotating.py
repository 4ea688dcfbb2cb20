"""Everything in the window that has to do with annotations, put together and tied to what is open."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.episodes import Episodes
from viewer.controllers.marking import Marking
from viewer.controllers.opening import Opening
from viewer.controllers.playback import PlaybackController
from viewer.controllers.timing import TimingController
from viewer.core.transcript import Transcript
from viewer.ui.annotation_commands import AnnotationCommands
from viewer.ui.annotation_marks import AnnotationMarks
from viewer.ui.commands import Commands
from viewer.ui.desk import Desk
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind
from viewer.ui.notes_desk import NotesDesk
from viewer.ui.transcript.following import Following


class Annotating(QObject):
    """Shows annotations in the text, on the strip and in their panel, and lets them be made.

    Attributes:
        commands: what is done to them in the text.
        marks: how they are shown in the text and on the strip.
        notes: their panel, and what is reached from there.
    """

    def __init__(
        self,
        window: MainWindow,
        annotations: AnnotationController,
        marking: Marking,
        timing: TimingController,
        listening: Listening,
        following: Following,
        commands: Commands,
    ) -> None:
        super().__init__(window)
        self._annotations, self._timing = annotations, timing
        self.marks = AnnotationMarks(annotations, timing, window.view, window.strip)
        self.commands = AnnotationCommands(window, annotations, marking, commands.text_menu)
        self.notes = NotesDesk(window, annotations, timing, following, listening)

    def connect_to(
        self,
        opening: Opening,
        episodes: Episodes,
        playback: PlaybackController,
        corrections: CorrectionsController,
        desk: Desk,
    ) -> None:
        """Follow what is open, shown and corrected."""
        annotations = self._annotations
        opening.cleared.connect(self.commands.finish)
        opening.cleared.connect(annotations.leave)
        opening.replaced.connect(annotations.begin)
        for known in (opening.episode_ready, episodes.listed):
            known.connect(annotations.identify)
        opening.finished.connect(annotations.settle)
        corrections.move_anchors = lambda move: annotations.move(move.anchor)
        for signal in (desk.shown, desk.retimed, desk.reworded):
            signal.connect(self._show)
        for signal in (desk.shown, desk.reworded):
            signal.connect(lambda _transcript: self.marks.show())
        for signal in (playback.duration_changed, desk.shown):
            signal.connect(lambda _what: self.commands.show_state())
        for source in (annotations, self.notes):
            source.trouble.connect(lambda error: desk.tell(error, Kind.WARNING))

    def finish(self) -> None:
        """Take what is being written as written: the program ends."""
        self.commands.finish()

    def _show(self, transcript: Transcript) -> None:
        self._annotations.show(transcript, self._timing.timeline)
        self.notes.show()
