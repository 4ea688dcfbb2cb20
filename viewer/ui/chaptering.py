"""Shows the chapters: headings in the text, notches on the strip, a menu, and which one is heard."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.controllers.chapters import ChaptersController
from viewer.controllers.playback import PlaybackController
from viewer.core.chapters import Chapters, by_turn
from viewer.errors import TurnlightError
from viewer.ui.chapter_menu import ChapterMenu
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind
from viewer.ui.strip_chapters import ChapterStripLayer
from viewer.ui.transcript.headings import Heading
from viewer.ui.translate import told


class Chaptering(QObject):
    """Between the chapters and what is seen of them; nothing is seen where there are none.

    Attributes:
        menu: the chapters, to be put into a menu.
    """

    def __init__(
        self, window: MainWindow, chapters: ChaptersController, playback: PlaybackController, desk: Desk
    ) -> None:
        super().__init__(window)
        self._window, self._chapters, self._playback = window, chapters, playback
        self._actions = window.actions_table
        self._now: int | None = None
        self.menu = ChapterMenu(window)
        self.menu.wanted.connect(self._go_to)
        window.transport.set_chapter_menu(self.menu)
        self._actions.connect(
            {
                "previous_chapter": lambda: self._go_to(self._current.previous(playback.position_ms)),
                "next_chapter": lambda: self._go_to(self._current.next(playback.position_ms)),
                "remove_chapters": chapters.remove,
            }
        )
        chapters.changed.connect(self._show)
        chapters.trouble.connect(lambda error: self._tell(desk, error))
        playback.duration_changed.connect(chapters.measure)
        playback.position_changed.connect(self._on_position)
        for signal in (desk.shown, desk.reworded, desk.retimed):
            signal.connect(lambda _transcript: self._head())
        self._show(self._current)

    @property
    def _current(self) -> Chapters:
        return self._chapters.chapters

    def _show(self, chapters: Chapters) -> None:
        """Show these, or none."""
        self.menu.set_chapters(chapters)
        self._window.strip.set_chapters(ChapterStripLayer(chapters) if chapters.all else None)
        for name in ("previous_chapter", "next_chapter"):
            self._actions[name].setVisible(bool(chapters.all))
        self._actions["remove_chapters"].setVisible(self._chapters.removable)
        self._head()
        self._name(self._playback.position_ms)

    def _head(self) -> None:
        """Put the titles above the turns in which chapters begin."""
        playback, chapters = self._playback, self._current
        found = by_turn(chapters, playback.turns, playback.timeline)
        headings = {
            turn: Heading(tuple((chapters.all[each].start_ms, told(chapters.title(each))) for each in some))
            for turn, some in found.items()
            if turn < len(self._window.view.transcript.turns)
        }
        self._window.view.lights.set_headings(headings)

    def _on_position(self, ms: int) -> None:
        if self._current.all:
            self._name(ms)

    def _name(self, ms: int) -> None:
        """Say which chapter is heard."""
        chapters = self._current
        now = chapters.at(ms)
        self._actions["next_chapter"].setEnabled(chapters.next(ms) is not None)
        self._actions["previous_chapter"].setEnabled(chapters.previous(ms) is not None)
        self.menu.set_now(now)
        self._window.transport.set_chapter("" if now is None else told(chapters.title(now)))

    def _go_to(self, chapter: int | None) -> None:
        if chapter is not None:
            self._playback.seek(self._current.all[chapter].start_ms)

    def _tell(self, desk: Desk, error: TurnlightError) -> None:
        desk.tell(error, Kind.WARNING)
