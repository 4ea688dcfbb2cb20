"""How a transcript was read: the file, what was found in it, and what can be chosen, live."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from viewer.core.choices import Choices
from viewer.core.timecode import format_ms
from viewer.errors import TurnlightError
from viewer.readers.look import Look
from viewer.ui.dialogs.reading.asked import Asked
from viewer.ui.dialogs.reading.found import Found
from viewer.ui.dialogs.reading.source import SourceTable
from viewer.ui.theme import Theme
from viewer.ui.translate import told_error

_SIZE = QSize(1080, 720)
_SMALLEST = QSize(400, 420)
_SHARE = 0.95  # of the screen, at most
_NARROW = 760  # with less width one stands above the other
_SHARES = 58, 42
_AIR = 9


class ReadingDialog(QDialog):
    """Nothing changes before "Read it this way".

    Signals:
        look_wanted: (`Choices`) what would come of this?
        read_wanted: (`Choices`) the transcript is to be read so.
    """

    look_wanted = Signal(object)
    read_wanted = Signal(object)

    def __init__(
        self, name: str, used: Choices, theme: Theme, parent: QWidget | None = None, *, unread: bool = False
    ) -> None:
        """Show a transcript.

        Args:
            name: of its file; empty where it has none.
            used: how it was read.
            theme: the colours.
            parent: the window.
            unread: it is not open: somebody has to choose.
        """
        super().__init__(parent)
        self._name, self._used, self._unread = name, used, unread
        self._look: Look | None = None
        self.setWindowTitle(self.tr("How this was read"))
        self.setMinimumSize(_SMALLEST)
        self.asked, self.found, self.source = Asked(used), Found(), SourceTable(theme)
        self._told, self._facts, self._state = QLabel(), QLabel(), QLabel()
        for label in (self._told, self._facts, self._state):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setAccessibleName(self.tr("What was recognised"))
        self._state.setProperty("quiet", True)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        (self.asked.format if unread else self.source).setFocus()
        self._weigh()

    @property
    def choices(self) -> Choices:
        """What is chosen at the moment."""
        return self.asked.choices

    def show_look(self, look: Look) -> None:
        """Show what would come of what is chosen; where nobody is sure, that begins with the first."""
        if look.choices != self.choices:
            return
        self._look = look
        self.source.show_look(look)
        self.asked.show_look(look)
        self.found.show_look(look, self.choices)
        self._tell(look)
        self._weigh()

    def tell(self, error: TurnlightError) -> None:
        """Say why there is nothing to be seen; what was seen last stays."""
        self._look = None
        self._state.setText(". ".join(filter(None, told_error(error))))
        self._weigh()

    def accept(self) -> None:
        """Read it so."""
        super().accept()
        self.read_wanted.emit(self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._parts.orientation() is not wanted:
            self._parts.setOrientation(wanted)
            self._share()

    def _share(self) -> None:
        """Both sides get their shares, and some air along the line between them."""
        beside = self._parts.orientation() is Qt.Orientation.Horizontal
        air = (_AIR, 0) if beside else (0, _AIR)
        for part, margins in zip(self._sides, ((0, 0, *air), (*air, 0, 0)), strict=True):
            part.setContentsMargins(*margins)
        self._parts.setSizes([share * 10 for share in _SHARES])

    def _wanted(self) -> Choices:
        """What is chosen; where nobody is sure of the format, the one that is seen."""
        look, choices = self._look, self.choices
        if look is not None and look.surest is None and not choices.reader:
            return Choices(
                look.reader.key, choices.encoding, choices.columns, choices.speakers, choices.no_speakers
            )
        return choices

    def _on_changed(self, choices: Choices) -> None:
        self._look = None
        self._state.setText(self.tr("Reading …"))
        self._weigh()
        self.look_wanted.emit(choices)

    def _tell(self, look: Look) -> None:
        transcript, name = look.transcript, self._name or self.tr("Pasted transcript")
        if look.surest is None and self._unread:
            self._told.setText(
                self.tr(
                    "It is not clear which format {name} has. Try them, and see what each makes of it."
                ).format(name=name)
            )
        else:
            self._told.setText(
                self.tr("What was recognised in {name}, and what became of each line.").format(name=name)
            )
        facts = [] if look.fault is None else [". ".join(filter(None, told_error(look.fault)))]
        if transcript is not None:
            turns = self.tr("Turns: {count}").format(count=len(transcript.turns))
            speakers = self.tr("Speakers: {count}").format(count=len(transcript.speakers))
            until = self.tr("Times up to {time}").format(time=format_ms(transcript.last_stamp_ms))
            length = until if transcript.timed else self.tr("No times")
            facts.append(" · ".join((turns, speakers, length)))
            named = (self.tr("Title: {text}"), transcript.title), (self.tr("Audio: {text}"), transcript.media)
            facts += [words.format(text=text) for words, text in named if text]
        self._facts.setText("\n".join(facts))

    def _weigh(self) -> None:
        """What can be done now, and what would come of it."""
        look = self._look
        other = self._unread or self.choices != self._used
        self._read.setEnabled(other and look is not None and look.transcript is not None)
        self._close.setText(self.tr("Cancel") if other else self.tr("Close"))
        if look is not None:
            kept = self.tr("Notes and corrections are kept; what no longer fits is told.")
            self._state.setText(kept if self._read.isEnabled() and not self._unread else "")

    def _connect(self) -> None:
        self.asked.changed.connect(self._on_changed)
        self.found.speakers_chosen.connect(self.asked.choose_speakers)
        self.found.line_wanted.connect(self.source.go_to)
        self.source.turn_reached.connect(self.found.go_to_turn)

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        self._read = self._buttons.addButton(
            self.tr("Read it this way"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._close = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._read.setDefault(True)
        self._close.setAutoDefault(False)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._sides = _column(self.source), _column(self.asked, self._facts, self.found)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        for part in self._sides:
            self._parts.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        whole.addWidget(self._told)
        whole.addWidget(self._parts, 1)
        whole.addLayout(foot)
        fields = (self.asked.format, self.asked.encoding, *self.asked.roles.values())
        order = (*fields, self.found.tabBar(), self.found.turns, self.found.speakers, self.found.remarks)
        for one, other in pairwise((self.source, *order, self._read, self._close)):
            QWidget.setTabOrder(one, other)
        self._share()


def _column(*parts: QWidget) -> QWidget:
    """Parts above each other; the last takes all the room."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.setStretchFactor(parts[-1], 1)
    return side
