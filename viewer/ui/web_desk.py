"""Between `Fetching` and the window: asking for addresses, telling how far it is, opening what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from viewer.controllers.fetching import Fetching
from viewer.controllers.opening import Opening
from viewer.core.podcast import Feed
from viewer.errors import Message, TurnlightError
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import About, Kind, Notice, Remedy
from viewer.ui.progress_line import ProgressLine
from viewer.ui.translate import told


class WebDesk(QObject):
    """Opens addresses for the reader."""

    def __init__(self, window: MainWindow, desk: Desk, opening: Opening, folder: Path) -> None:
        """Open with `opening` what comes into the data `folder`."""
        super().__init__(window)
        self._window, self._desk, self._opening = window, desk, opening
        self.fetching = Fetching(folder, self)
        self._waiting: Notice | None = None
        self._missing: TurnlightError | None = None
        window.actions_table.connect({"open_address": self.ask})
        self.fetching.started.connect(self._on_started)
        self.fetching.progress.connect(self._on_progress)
        self.fetching.listed.connect(self._on_listed)
        self.fetching.fetched.connect(self._on_fetched)
        self.fetching.failed.connect(self._on_failed)
        self.fetching.finished.connect(self._on_finished)
        desk.settled.connect(self._tell_missing)
        ProgressLine(self.fetching, window.messages, lambda: self._waiting)

    def ask(self) -> None:
        """Let the reader type an address."""
        from PySide6.QtGui import QGuiApplication

        from viewer.ui.dialogs.address import AddressDialog
        from viewer.web.address import looks_like_address

        copied = QGuiApplication.clipboard().text()
        dialog = AddressDialog(copied.strip() if looks_like_address(copied) else "", self._window)
        dialog.chosen.connect(self.open_typed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_typed(self, address: str) -> None:
        """Open an address that the reader typed."""
        self.fetching.open_address(address, typed=True)

    def open_link(self, address: str) -> None:
        """Open an address that was dropped or pasted: others may have made it."""
        self.fetching.open_address(address, typed=False)

    def _on_started(self, what: str) -> None:
        self._missing = None
        self._waiting = Notice(
            self.tr("Downloading {what}").format(what=what if len(what) <= 80 else f"{what[:79]}…"),
            remedies=(Remedy(self.tr("Cancel"), self.fetching.cancel),),
            about=About.PROGRAM,
        )
        self._window.messages.show_notice(self._waiting)

    def _on_progress(self, text: Message, _share: float) -> None:
        if self._waiting is not None:
            self._window.messages.say_more(self._waiting, told(text))

    def _on_finished(self) -> None:
        if self._waiting is not None:
            self._window.messages.withdraw(self._waiting)
        self._waiting = None

    def _on_listed(self, feed: Feed) -> None:
        from viewer.ui.dialogs.feed import FeedDialog

        dialog = FeedDialog(feed, self._window)
        dialog.chosen.connect(self.fetching.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_fetched(self, fetched: object) -> None:
        from viewer.controllers.web_work import Fetched

        if isinstance(fetched, Fetched):
            self._missing = fetched.missing
            self._opening.open_paths(fetched.paths)

    def _on_failed(self, error: TurnlightError) -> None:
        self._desk.tell(error)
        self._desk.refused.emit(error)

    def _tell_missing(self) -> None:
        """Say what did not come, once the rest is open."""
        if self._missing is not None:
            self._desk.tell(self._missing, Kind.WARNING)
            self._missing = None
