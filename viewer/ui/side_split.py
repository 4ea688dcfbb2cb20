"""The middle of the window with a panel at its right that can be folded away, or lent to a guest."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

_SHOWN, _WIDTH = "notes/shown", "notes/width"
_FIRST_WIDTH = 320
_MIDDLE_LEAST = 225  # what is left for the middle in the narrowest window


class SideSplit(QSplitter):
    """Knows whether the panel is wanted, and how wide; both come back at the next start.

    A guest stands in the panel's place as long as it is let in, wanted or not.

    Signals:
        folded: (bool) the panel is wanted, or no longer.
        guest_left: the guest had to go: the panel is wanted.
    """

    folded = Signal(bool)
    guest_left = Signal()

    def __init__(self, middle: QWidget, panel: QWidget, guest: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._notes, self._guest = panel, guest
        self._panel = QStackedWidget()
        self._panel.addWidget(panel)
        self._panel.addWidget(guest)
        self._guest_is_in = False
        self._wanted, self._allowed, self._width = True, False, _FIRST_WIDTH
        self.setHandleWidth(1)
        self.addWidget(middle)
        self.addWidget(self._panel)
        middle.setMinimumWidth(_MIDDLE_LEAST)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        self._panel.hide()

    @property
    def wanted(self) -> bool:
        """Whether the panel is shown wherever there is something to show in it."""
        return self._wanted

    @property
    def guest_is_in(self) -> bool:
        """Whether the guest stands in the panel's place."""
        return self._guest_is_in

    def let_in(self, *, guest: bool) -> None:
        """Show the guest, or what was there before it."""
        if guest != self._guest_is_in:
            self._guest_is_in = guest
            self._panel.setCurrentWidget(self._guest if guest else self._notes)
            self._show_panel()

    def want(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        """Show the panel, or fold it away; who wants it while the guest hides it wants to see it."""
        if self._guest_is_in:
            wanted = True
            self.let_in(guest=False)
            self.guest_left.emit()
            self.folded.emit(wanted)
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_panel()
            self.folded.emit(wanted)

    def allow(self, *, allowed: bool) -> None:
        """Whether there is something to show in the panel."""
        self._allowed = allowed
        self._show_panel()

    def restore(self, state: QSettings) -> None:
        """Take what was wanted another day."""
        self.want(str(state.value(_SHOWN, "true")) == "true")
        width = str(state.value(_WIDTH, ""))
        if width.isdecimal():  # whatever else may stand there
            self._width = max(1, int(width))
        self._show_panel()

    def remember(self, state: QSettings) -> None:
        """Keep what is wanted for another day."""
        state.setValue(_SHOWN, "true" if self._wanted else "false")
        state.setValue(_WIDTH, str(self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share()

    def _show_panel(self) -> None:
        shown = self._guest_is_in or (self._wanted and self._allowed)
        if shown == self._panel.isHidden():
            self._panel.setVisible(shown)
            self._share()

    def _share(self) -> None:
        """The panel gets what it had, as far as there is room."""
        room = self.width() - self.handleWidth()
        if not self._panel.isHidden() and room > 0:
            width = min(self._width, max(room - _MIDDLE_LEAST, 0))
            self.setSizes([room - width, width])

    def _on_moved(self, _place: int, _index: int) -> None:
        if not self._panel.isHidden():
            self._width = self._panel.width()
