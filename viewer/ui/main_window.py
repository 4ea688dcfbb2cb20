"""The window: header, messages, the way in or the transcript, strip and transport."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from viewer.resources import icon_path
from viewer.ui.actions import Actions
from viewer.ui.empty_page import EmptyPage
from viewer.ui.header_bar import HeaderBar
from viewer.ui.message_bar import MessageBar
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.panels.notes_panel import NotesPanel
from viewer.ui.panels.search_panel import SearchPanel
from viewer.ui.selection_bar import SelectionBar
from viewer.ui.side_split import SideSplit
from viewer.ui.theme import Theme
from viewer.ui.transcript.pill import NowPlayingPill
from viewer.ui.transcript.view import TranscriptView
from viewer.ui.transport_bar import TransportBar

_SIZE = QSize(1120, 780)
_SHARE = 0.92  # of the screen: the window's frame takes room, too
_SMALLEST = QSize(460, 360)
_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Builds the parts and puts them in place; what they do is tied together elsewhere.

    Attributes:
        actions_table: everything the reader can do.
        header: title, search, menu.
        messages: what the reader should know.
        empty: shown while no episode is open.
        view: the transcript.
        pill: lies over the view.
        selection_bar: lies beside what is selected.
        notes: the panel at the right.
        search: stands in its place while the whole library is searched.
        split: folds it away.
        strip: the episode in one line.
        transport: play and its neighbours.

    Signals:
        dropped: (`QMimeData`) something was let go over the window.
        closing: the window is about to close.
    """

    dropped = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Turnlight"))
        self.setWindowIcon(QIcon(str(icon_path())))
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.resize(self._first_size())
        self.actions_table = Actions(self, theme)
        self.header = HeaderBar(theme)
        self.messages = MessageBar(theme)
        self.empty = EmptyPage(theme)
        self.view = TranscriptView(theme)
        self.pill = NowPlayingPill(self.view, theme)
        self.selection_bar = SelectionBar(self.view, self.actions_table, theme)
        self.notes = NotesPanel(theme)
        self.strip = OverviewStrip(theme)
        self.transport = TransportBar(theme)
        self._pages = QStackedWidget()
        self.search = SearchPanel(theme)
        self.split = SideSplit(self._pages, self.notes, self.search)
        self._lay_out()
        self._place_actions()

    @property
    def episode_shown(self) -> bool:
        """Whether the transcript's page is up rather than the way in."""
        return self._pages.currentWidget() is self.view

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.actions_table.set_theme(theme)
        for part in (
            self.header,
            self.messages,
            self.empty,
            self.view,
            self.pill,
            self.selection_bar,
            self.notes,
            self.search,
            self.strip,
            self.transport,
        ):
            part.set_theme(theme)

    def show_episode(self, *, shown: bool) -> None:
        """Show the transcript's page, or the way in."""
        if shown == self.episode_shown and self._bottom.isHidden() != shown:
            return
        self._pages.setCurrentWidget(self.view if shown else self.empty)
        self._bottom.setVisible(shown)
        self.split.allow(allowed=shown)
        self.header.set_searchable(searchable=shown)
        if shown:
            self.view.setFocus()

    def restore(self, state: QSettings) -> None:
        """Take the size and place of another day."""
        geometry = state.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):  # whatever else may stand there
            self.restoreGeometry(geometry)
        self.split.restore(state)

    def remember(self, state: QSettings) -> None:
        """Keep size and place for another day."""
        state.setValue(_GEOMETRY, self.saveGeometry())
        self.split.remember(state)
        state.sync()

    def come_forward(self) -> None:
        """Be seen, and have the keyboard, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Where the desktop does not say that the window is active, shortcuts sleep; this key must not.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.actions_table["play"].trigger()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _accept_copy(event):
            self.empty.set_drop_active(active=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.empty.set_drop_active(active=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.set_drop_active(active=False)
        if _accept_copy(event):
            self.dropped.emit(event.mimeData())

    def _first_size(self) -> QSize:
        """The usual size, or what the screen has room for beside the desktop's own bars."""
        if QGuiApplication.platformName() == "offscreen":  # a picture is as large as it looks best
            return _SIZE
        return _SIZE.boundedTo(self.screen().availableSize() * _SHARE)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.view)
        self._bottom = QWidget()
        self._bottom.setProperty("bar", "bottom")
        self._bottom.setObjectName("bottom")
        lower = QVBoxLayout(self._bottom)
        lower.setContentsMargins(0, 6, 0, 2)
        lower.setSpacing(0)
        lower.addWidget(self.strip)
        lower.addWidget(self.transport)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.messages):
            column.addWidget(part)
        column.addWidget(self.split, 1)
        column.addWidget(self._bottom)
        self.setCentralWidget(whole)

    def _place_actions(self) -> None:
        actions = self.actions_table
        self.addActions(actions.everywhere())
        for part in (self.view, self._bottom):
            part.addActions(actions.reading())
        self.transport.set_actions(actions)
        self.empty.set_actions(actions)
        self.header.search.set_actions(actions)
        self.header.set_notes(actions["notes"])


def _accept_copy(event: QDropEvent) -> bool:
    """Take what is dropped as a copy, never as a move: whoever drags would delete what was moved."""
    data = event.mimeData()
    known = data.hasUrls() or data.hasText() or data.hasHtml()
    if not known or not event.possibleActions() & Qt.DropAction.CopyAction:
        event.ignore()
        return False
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return True
