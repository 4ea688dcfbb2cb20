"""Everything in the window that has to do with annotations, put together and tied to what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.episodes import Episodes
from viewer.controllers.marking import Marking
from viewer.controllers.opening import Opening
from viewer.controllers.other_windows import OtherWindows
from viewer.controllers.playback import PlaybackController
from viewer.controllers.timing import TimingController
from viewer.controllers.undoing import Undo
from viewer.core.follow import Follow
from viewer.core.transcript import Transcript
from viewer.ui.annotation_commands import AnnotationCommands
from viewer.ui.annotation_marks import AnnotationMarks
from viewer.ui.commands import Commands
from viewer.ui.desk import Desk
from viewer.ui.editions import EditionDesk
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind
from viewer.ui.notes_desk import NotesDesk
from viewer.ui.transcript.following import Following

if TYPE_CHECKING:
    from viewer.store.library import Library


class Annotating(QObject):
    """Shows annotations in the text, on the strip and in their panel, and lets them be made.

    Attributes:
        commands: what is done to them in the text.
        marks: how they are shown in the text and on the strip.
        notes: their panel, and what is reached from there.
        editions: what is offered when the transcript has changed under them.
        others: what other windows do to them.
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
        self._window, self._annotations, self._timing = window, annotations, timing
        self.editions: EditionDesk
        self.others = OtherWindows(annotations, self)
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
        self.notes.title_of = episodes.title
        opening.cleared.connect(self.commands.finish)
        opening.cleared.connect(annotations.leave)
        opening.replaced.connect(annotations.begin)
        for known in (opening.episode_ready, episodes.listed):
            known.connect(annotations.identify)
        opening.finished.connect(annotations.settle)
        self.others.follow(corrections)
        corrections.look = self.others.look
        corrections.overtaken.connect(self.commands.follow)
        corrections.move_anchors = lambda move: annotations.move(move.anchor)
        for signal in (desk.shown, desk.retimed, desk.reworded):
            signal.connect(self._show)
        for signal in (desk.shown, desk.reworded):
            signal.connect(lambda _transcript: self.marks.show())
        for signal in (playback.duration_changed, desk.shown):
            signal.connect(lambda _what: self.commands.show_state())
        for source in (annotations, self.notes):
            source.trouble.connect(lambda error: desk.tell(error, Kind.WARNING))

    def offer_editions(self, desk: Desk, opening: Opening, undo: Undo, rules: Follow) -> None:
        """Look whether notes were made in another text; and what other windows did, before each step."""
        undo.look = self._annotations.look = self.others.look
        self.editions = EditionDesk(desk, self._window, self._annotations, opening, undo, rules)

    def attach(self, library: Library) -> None:
        """Use this library from now on; the annotations do so already."""
        self.notes.bin.attach(library.annotations)
        self.editions.attach(library.texts, library.annotations)
        if library.path is not None:
            self.others.attach(library.annotations, library.path)

    def finish(self) -> None:
        """Take what is being written as written: the program ends, or another library takes over."""
        self.commands.finish()
        self.editions.texts.close()
        self.others.leave()

    def _show(self, transcript: Transcript) -> None:
        self._annotations.show(transcript, self._timing.timeline)
        self.notes.show()
