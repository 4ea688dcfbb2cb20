"""Puts the program together: settings, library, player, controllers, window."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from viewer import __version__, display
from viewer.controllers.annotations import AnnotationController
from viewer.controllers.audio_delay import AudioDelay
from viewer.controllers.chapters import ChaptersController
from viewer.controllers.checking import Checking
from viewer.controllers.collecting import Collector
from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.endings import EndWatch
from viewer.controllers.episodes import Episodes
from viewer.controllers.library_backups import DailyBackup, LibraryBackups
from viewer.controllers.marking import Marking
from viewer.controllers.opening import Opening
from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings, window_state
from viewer.controllers.sharing import Sharing
from viewer.controllers.sound_devices import SoundDevices
from viewer.controllers.timing import TimingController
from viewer.controllers.undoing import Undo
from viewer.controllers.worker import Workers
from viewer.core.follow import Follow
from viewer.errors import WorldError
from viewer.store import peek
from viewer.store.folder import default_folder, drop_copies
from viewer.ui import afar, language, theme
from viewer.ui.annotating import Annotating
from viewer.ui.appearance import Appearance, wanted_theme
from viewer.ui.chaptering import Chaptering
from viewer.ui.check_lines import CheckLines
from viewer.ui.chosen_player import ChosenPlayer
from viewer.ui.commands import Commands
from viewer.ui.correcting import Correcting
from viewer.ui.delaying import Delaying
from viewer.ui.desk import Desk
from viewer.ui.faults import FaultWatch, log_qt
from viewer.ui.finding import Finding
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.memory import Memory
from viewer.ui.message_bar import About, Kind
from viewer.ui.options import Options
from viewer.ui.picture import Picture
from viewer.ui.progress_line import ProgressLine
from viewer.ui.reading_desk import ReadingDesk
from viewer.ui.search_desk import SearchDesk
from viewer.ui.sharing_desk import SharingDesk
from viewer.ui.timing_commands import TimingCommands
from viewer.ui.timing_marks import TimingMarks
from viewer.ui.transcript.announcer import Announcer
from viewer.ui.transcript.following import Following
from viewer.ui.ways_in import WaysIn
from viewer.ui.web_desk import WebDesk

if TYPE_CHECKING:
    from viewer.controllers.mpris.bus import Presence
    from viewer.controllers.trace import Trace
    from viewer.store.library import Library
    from viewer.ui.dialogs.fault import FaultDialog

_log = logging.getLogger(__name__)


class Program(QObject):
    """The parts of the running program, and the order in which they come up and go down.

    The first picture comes first: library and player are loaded once it is on the screen.
    """

    def __init__(self, app: QApplication, options: Options) -> None:
        super().__init__()
        self._app, self._options = app, options
        self._folder = (options.data or default_folder()).absolute()
        self._library: Library | None = None
        self._trace: Trace | None = None
        self._presence: Presence | None = None
        self._files_open: list[Path] = []
        self._started = self._closed = False
        self._fault_dialog: FaultDialog | None = None
        self.exit_code = 0
        self._make_controllers()
        self._start_trace()
        self._make_window()
        self._connect()

    def _make_controllers(self) -> None:
        self.settings = Settings(peek.settings(self._folder), self)
        self.workers = Workers(self)
        self.searchers = Workers(self, threads=1)  # finding waits for no opening
        self.episodes = Episodes(self)
        self.playback = PlaybackController(self)
        self.delay = AudioDelay(self.settings, self.playback, SoundDevices(self), self)
        self.undo = Undo(self)  # one for all that can be taken back
        self.timing = TimingController(self.playback, self.undo, self)
        self.annotations = AnnotationController(self.undo, self)
        self.marking = Marking(self.annotations, self.playback, self.settings, self)
        self.corrections = CorrectionsController(self.undo, self)
        self.opening = Opening(self.workers, self.episodes, self._folder, self)
        self.chapters = ChaptersController(self.opening, self.workers, self._folder, self)
        self.checking = Checking(self.opening, self.timing)
        self.sharing = Sharing(self.annotations, self.timing, self.opening, self.workers, self)

    def _make_window(self) -> None:
        look = wanted_theme(self._app, self.settings)
        theme.apply(self._app, look)
        self.window = window = MainWindow(look)
        self._state = window_state(self._folder)
        window.restore(self._state)
        rules = Follow(enabled=self.settings.follow)
        self.following = Following(window.view, window.pill, rules)
        self.listening = Listening(self.playback, window.view, self.following, window.strip, window.transport)
        self.finding = Finding(self.searchers, window.header.search, window.view, window.strip, rules, look)
        self.appearance = Appearance(self._app, window, self.settings, self._on_theme)
        self.memory = Memory(self.settings, self.playback, self.episodes, window)
        self.commands = Commands(
            window, self.playback, self.settings, self.memory, self.listening, self.following
        )
        Delaying(window, self.delay)
        self._make_desk(window, rules, look)

    def _make_desk(self, window: MainWindow, rules: Follow, look: theme.Theme) -> None:
        """What is done with an episode, and what is told of it."""
        self.timing_marks = TimingMarks(self.timing, self.playback, window.view, window.strip)
        heard = self.playback, self.listening, self.settings
        self.desk = Desk(window, self.opening, self.episodes, *heard, self.timing, self.corrections)
        self.timing_commands = TimingCommands(
            window, self.playback, self.timing, self.timing_marks, self.undo, self.commands.text_menu
        )
        self.annotating = Annotating(
            window, self.annotations, self.marking, self.timing, self.listening, self.following, self.commands
        )
        self.correcting = Correcting(
            window, self.corrections, self.playback, rules, self.desk, self.commands.text_menu, look
        )
        self.annotating.offer_editions(self.desk, self.opening, self.undo, rules)
        self.player = ChosenPlayer(self.playback, self.desk, window.messages, self._state)
        commands = self.annotating.commands
        sharing = SharingDesk(window, self.desk, self.sharing, commands, self.playback, self.settings)
        self.annotating.notes.commands.let_share(sharing.export, sharing.quoting.copy_notes)
        opened = self.opening, self.episodes, self.corrections
        self.search = SearchDesk(window, self._folder, self.desk, opened, heard[:2], self.finding)
        self.chaptering = Chaptering(window, self.chapters, self.playback, self.desk)
        self.web = WebDesk(window, self.desk, self.opening, self._folder)
        self.ways_in = WaysIn(window, self.opening, self.episodes, self.web.open_link)
        self.reading = ReadingDesk(window, self.desk, self.opening, self.workers, self._folder)
        self.reading.asks = self._options.screenshot is None
        Announcer(window.view)
        self.check_lines = CheckLines(window, self.opening, self.checking, self.timing)
        self.timing_commands.let_answer(lambda: self.check_lines.awaited)
        ProgressLine(self.opening, window.messages, lambda: self.desk.waiting)

    def _connect(self) -> None:
        self.commands.connect_opening(self.ways_in, self.desk, self.chaptering.menu)
        self.commands.connect_looks(self.appearance, self.finding)
        self.desk.shown.connect(lambda _transcript: self.finding.reset())
        self.desk.reworded.connect(lambda _transcript: self.finding.reword())
        self.desk.measured.connect(self.timing_marks.measure)
        self.timing.changed.connect(self.finding.set_timing)
        self.window.closing.connect(self.close)
        for source in (self.settings, self.episodes, self.checking):
            source.trouble.connect(lambda error: self.desk.tell(error, Kind.WARNING, about=About.PROGRAM))
        self.annotating.connect_to(self.opening, self.episodes, self.playback, self.corrections, self.desk)
        self.desk.start_ms, self.desk.play_next = self._options.at, self._options.play

    def _start_trace(self) -> None:
        if self._options.trace is not None:
            from viewer.controllers.trace import Trace

            self._trace = Trace(self.playback, self._options.trace)

    def start(self) -> None:
        """Show the window, open what was asked for, then bring up library and player."""
        self._watch = FaultWatch(self)
        self._watch.caught.connect(self._on_fault)
        self._unwatch = self._watch.install()
        self._collector = Collector(self)
        if self._options.screenshot is not None:
            self.desk.refused.connect(self._on_refused)
        if self._options.files:
            self.window.show_episode(shown=True)
            opening = self.opening
            for signal in (opening.transcript_ready, opening.audio_ready, opening.failed, opening.finished):
                signal.connect(self._first_picture)
            self.opening.open_paths(self._options.files)
        else:
            QTimer.singleShot(0, self._first_picture)
        if self._options.address:
            self.web.open_typed(self._options.address)
        self.window.show()

    def close(self) -> None:
        """Save everything and let go; the window is closing. More than once is as good as once."""
        if self._closed:
            return
        self._closed = True
        self.annotating.finish()
        with ExitStack() as last:  # each is let go whatever becomes of the others
            last.callback(self._unwatch)
            last.callback(self._collector.close)
            for part in (self._library, self._trace, self._presence):
                if part is not None:
                    last.callback(part.close)
            for workers in (self.searchers, self.workers, self.search.library):
                last.callback(workers.close)
            last.callback(self.web.fetching.close)
            last.callback(self.playback.close)
            last.callback(self.window.remember, self._state)
            last.callback(self.memory.save)
            last.callback(self.undo.clear)
            last.callback(self.annotations.close)
            self.opening.blockSignals(True)  # what is cancelled here must neither be shown nor played
            self.opening.cancel()

    def _first_picture(self) -> None:
        if not self._started:
            self._started = True
            self.window.repaint()
            QTimer.singleShot(0, self._bring_up)

    def _bring_up(self) -> None:
        """What the first picture did not need."""
        if self._closed:
            return
        from viewer import logs

        logs.start(self._folder)
        self.player.bring_up(self._options.player)
        self._open_library()
        backups = LibraryBackups(self._folder, self._leave_library, self._return_to_library)
        self.annotating.notes.backups.attach(backups)
        DailyBackup(self._folder, self.workers, self)
        self.delay.bring_up()
        self.appearance.ask_motion()
        self.workers.run(lambda _: drop_copies(self._options.data))
        if self._options.screenshot is not None:
            asked = self.opening, self.web.fetching, self.desk
            Picture(self.window, *asked, self._options.screenshot, self._fail)
        else:
            self._presence = afar.appear(self.window, self.playback, self.opening, self.desk, self.memory)

    def _open_library(self) -> None:
        from viewer.store.library import open_library

        library = self._library = open_library(self._folder)
        self.settings.attach(library.settings)
        self.timing.attach(library.timing)
        self.correcting.attach(library.corrections)
        self.annotations.attach(library.annotations)  # after it: anchors are about the corrected words
        self.annotating.attach(library)
        self.episodes.attach(library.episodes)
        self.checking.attach(library.ignored)
        self.search.attach(library)
        self.reading.attach(library.choices)
        for report in library.reports:
            _log.info("library: %s", report)
            self.desk.tell(report, Kind.WARNING, about=About.PROGRAM)

    def _leave_library(self) -> None:
        """Another one takes its place; what is open goes into this one before, and is put away."""
        current = self.episodes.current
        files = (current.audio, current.transcript) if current else ()
        self._files_open = [Path(file.path) for file in files if file and file.path]
        self.annotating.finish()
        self.opening.put_away()
        self.search.library.leave()
        self.annotations.close()
        if self._library is not None:
            self._library.close()

    def _return_to_library(self) -> None:
        """Open whatever is there now, and what was open before."""
        self._open_library()
        if self._files_open:
            self.opening.open_paths(self._files_open)

    def _on_theme(self, look: theme.Theme) -> None:
        self.finding.set_theme(look)
        self.correcting.set_theme(look)

    def _fail(self) -> None:
        self.exit_code = 1

    def _on_fault(self, report: str) -> None:
        from viewer.ui.dialogs.fault import FaultDialog

        if self._fault_dialog is None:
            self._fault_dialog = FaultDialog(self.window)
        self._fault_dialog.show_report(report)

    def _on_refused(self, error: WorldError) -> None:
        sys.stderr.write(f"turnlight: {' '.join(str(error).split())}\n")
        self._fail()


def run(options: Options) -> int:
    """Open the window and run until it is closed.

    Returns:
        The exit code.

    Raises:
        WorldError: there is no display, or the trace cannot be written.
    """
    display.prepare(picture_only=options.screenshot is not None)
    QApplication.setApplicationName("turnlight")
    QApplication.setApplicationDisplayName("Turnlight")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("turnlight")
    qInstallMessageHandler(log_qt)
    app = QApplication(sys.argv[:1])
    display.check(app.platformName(), picture_only=options.screenshot is not None)
    language.install(app, QLocale().uiLanguages())
    program = Program(app, options)
    program.start()
    endings = EndWatch(program.window.close) if os.name == "posix" else None
    try:
        return app.exec() or program.exit_code
    finally:
        if endings is not None:
            endings.stop()
