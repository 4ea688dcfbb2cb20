"""How the transcript was read: shown when it is asked for, and when somebody has to choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from viewer.controllers.opening import Opening
from viewer.controllers.previewing import ChoiceKeeper, Previewing
from viewer.controllers.worker import Workers
from viewer.core.choices import Choices
from viewer.errors import TurnlightError
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind, Remedy

if TYPE_CHECKING:
    from viewer.readers.base import AmbiguousFormat
    from viewer.ui.dialogs.reading.dialog import ReadingDialog

_ACTION = "how_read"
_EYES = 30  # pixels below the upper edge: what is cut off there is not read


class ReadingDesk(QObject):
    """Opens the window about it, by itself where the format is not clear.

    What was doubtful is told, with a way here. What was left out is not: around the turns of a page there
    always is something, and whoever opens one would be stopped for nothing.

    Attributes:
        previewing: looks, and remembers.
        asks: whether that window may open by itself.
    """

    def __init__(
        self, window: MainWindow, desk: Desk, opening: Opening, workers: Workers, folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._opening = window, desk, opening
        self.previewing = Previewing(opening, workers, folder, self)
        self.asks = True
        self._line = 0  # of the file, at the top of the text before it is read again
        self._dialog: ReadingDialog | None = None
        window.actions_table.connect({_ACTION: self.open})
        opening.ambiguous.connect(self._on_ambiguous)
        opening.failed.connect(self._on_failed)
        opening.started.connect(lambda _what: self.close())
        desk.settled.connect(self._return)
        for signal in (opening.finished, opening.cleared, opening.transcript_ready, opening.ambiguous):
            signal.connect(self._weigh)
        self.previewing.trouble.connect(lambda error: desk.tell(error, Kind.WARNING))
        self._weigh()

    @property
    def dialog(self) -> ReadingDialog | None:
        """The window, while it is open."""
        return self._dialog

    def attach(self, keeper: ChoiceKeeper) -> None:
        """Use this library from now on."""
        self.previewing.attach(keeper)

    def open(self) -> None:
        """Show how the transcript was read, or would be."""
        from viewer.ui.dialogs.reading.dialog import ReadingDialog

        previewing = self.previewing
        if self._dialog is not None or not previewing.available:
            return
        theme, unread = self._window.notes.theme, self._opening.unread
        dialog = ReadingDialog(previewing.name, previewing.used, theme, self._window, unread=unread)
        self._dialog = dialog
        dialog.look_wanted.connect(previewing.look)
        dialog.read_wanted.connect(self._read)
        dialog.finished.connect(lambda _result: self._on_closed())
        previewing.looked.connect(dialog.show_look)
        previewing.failed.connect(dialog.tell)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        previewing.look(previewing.used)

    def _read(self, choices: Choices) -> None:
        view = self._window.view
        turns = view.transcript.turns
        self._line = turns[view.turn_layout.turn_at(view.scroller.value + _EYES)].line if turns else 0
        self.previewing.read(choices)

    def _return(self) -> None:
        """The same line of the file comes to stand at the top of the text."""
        line, self._line = self._line, 0
        view = self._window.view
        lines = [(turn.line, index) for index, turn in enumerate(view.transcript.turns)]
        above = [pair for pair in lines if pair[0] <= line]
        if line and above:
            turn = max(above, key=lambda pair: (pair[0], -pair[1]))[1]
            view.scroller.prepare(turn, 0.0)
            view.scroller.go_to(view.turn_layout.top(turn), glide=False)

    def close(self) -> None:
        """Put the window away, where it is open; nothing changes."""
        if self._dialog is not None:
            self._dialog.reject()

    def _remedy(self) -> Remedy:
        return Remedy(self.tr("See how it was read…"), self.open)

    def _on_ambiguous(self, error: AmbiguousFormat) -> None:
        """Ask; the line stays for whoever does not want to answer now."""
        self._desk.tell(error, Kind.WARNING, (self._remedy(),))
        self._desk.refused.emit(error)
        if self.asks:
            self.open()

    def _on_failed(self, error: TurnlightError) -> None:
        """What the desk has told can be helped where it is about the way of reading."""
        from viewer.readers.base import NoTurns

        if isinstance(error, NoTurns):
            self._desk.tell(error, remedies=(self._remedy(),))

    def _on_closed(self) -> None:
        self._dialog = None
        self.previewing.stop()

    def _weigh(self) -> None:
        self._window.actions_table.enable({_ACTION}, on=self.previewing.available)
