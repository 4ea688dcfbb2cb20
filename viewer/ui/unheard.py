"""Walks through what was not heard: the sound around each mark again and again, the words into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.playback import PlaybackController
from viewer.core.clock import PlayState
from viewer.core.follow import Follow
from viewer.core.marks import all_unheard
from viewer.core.transcript import Transcript
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.transcript.document import Place

if TYPE_CHECKING:
    from viewer.ui.dialogs.unheard import Unheard, UnheardDialog

AROUND_MS = 2_000
"""So much before and behind the written time is repeated: a stamp is a whole second, often a little late."""


class UnheardWalk(QObject):
    """Between the list of what was not heard, the sound and the text."""

    def __init__(
        self,
        window: MainWindow,
        corrections: CorrectionsController,
        playback: PlaybackController,
        rules: Follow,
        desk: Desk,
    ) -> None:
        super().__init__(window)
        self._window, self._corrections = window, corrections
        self._playback, self._rules = playback, rules
        self._dialog: UnheardDialog | None = None
        self._was_playing = False
        window.actions_table.connect({"unheard": self.open})
        desk.shown.connect(self._on_shown)
        desk.reworded.connect(self._on_reworded)
        corrections.overtaken.connect(self._on_overtaken)
        corrections.available_changed.connect(lambda _on: self._show_state())
        self._show_state()

    @property
    def dialog(self) -> UnheardDialog | None:
        """The list, while it is open."""
        return self._dialog

    def open(self) -> None:
        """Open the list, beside the text rather than before it: the window can be used meanwhile."""
        from viewer.ui.dialogs.unheard import UnheardDialog

        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        actions = self._window.actions_table
        dialog = self._dialog = UnheardDialog(self._window)
        self._was_playing = self._playback.state is PlayState.PLAYING
        dialog.addActions([actions["undo"], actions["redo"]])
        dialog.chosen.connect(self._go_to)
        dialog.heard.connect(self._write)
        dialog.play_wanted.connect(self._playback.toggle)
        dialog.finished.connect(lambda _result: self._on_finished())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.show_marks(self._window.view.transcript)

    def _go_to(self, unheard: Unheard | None) -> None:
        """Show a mark, and play what is around it again and again."""
        if unheard is None:
            self._playback.clear_loop()
            self._playback.pause()
            return
        turn, mark = unheard
        view, ms = self._window.view, self._playback.timeline.to_audio(mark.ms)
        if self._playback.duration_ms > 0:
            self._playback.loop(ms - AROUND_MS, ms + AROUND_MS)
            loop = self._playback.loop_range
            if loop is not None:
                self._playback.seek(loop[0])
            self._playback.play()
        self._rules.writing_note()  # the mark is to stay in view, whatever is heard
        view.select(Place(turn, mark.start), Place(turn, mark.end))
        view.scroller.reveal(turn, view.turn_document.units(Place(turn, mark.start)))

    def _write(self, unheard: Unheard, words: str) -> None:
        turn, mark = unheard
        self._corrections.replace(turn, mark.start, mark.end, words)

    def _on_shown(self, transcript: Transcript) -> None:
        """Another transcript: the list belongs to the one before."""
        if self._dialog is not None:
            self._dialog.close()
        self._show_state(transcript)

    def _on_overtaken(self, _before: Transcript, after: Transcript) -> None:
        if self._dialog is not None:
            self._dialog.follow(after)

    def _on_reworded(self, transcript: Transcript) -> None:
        if self._dialog is not None:
            self._dialog.show_marks(transcript)
        self._show_state(transcript)

    def _on_finished(self) -> None:
        self._dialog = None
        self._playback.clear_loop()
        if not self._was_playing:
            self._playback.pause()

    def _show_state(self, transcript: Transcript | None = None) -> None:
        turns = (transcript or self._window.view.transcript).turns
        any_ = self._corrections.available and bool(all_unheard(turns))
        self._window.actions_table.enable({"unheard"}, on=any_)
