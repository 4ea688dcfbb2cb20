"""The transcript on the screen: read, selected, clicked and lit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from viewer.core.transcript import NOTHING, Transcript
from viewer.ui.plain import plain_tip
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import Place, TurnDocument
from viewer.ui.transcript.layout import TurnLayout
from viewer.ui.transcript.lights import Lights
from viewer.ui.transcript.marks import Marks, MarkStyle, SpanLayer
from viewer.ui.transcript.pointer import Spot, SpotKind, cursor_over, point_at
from viewer.ui.transcript.scrolling import Scroller
from viewer.ui.transcript.sheet import Sheet
from viewer.ui.wheel import Notches

_READING_KEYS = (
    QKeySequence.StandardKey.MoveToNextPage,
    QKeySequence.StandardKey.MoveToPreviousPage,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
)
_CARET_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class TranscriptView(QTextEdit):
    """Shows a transcript; knows nothing of playing.

    Attributes:
        caret_browsing: whether the arrow keys move the caret.
        tellers: each may have something to say in the tool tip of a `Spot`.

    Signals:
        spot_clicked: a `Spot` was clicked without selecting anything.
        spot_entered: Enter was pressed with the caret at this `Spot`.
        reader_moved: the reader scrolled, moved the caret or selected; never the view's own scrolling.
        caret_turn_changed: the caret came into this turn.
        text_size_wanted: Ctrl and wheel: larger (1 or more) or smaller (-1 or less).
        menu_wanted: a context menu at a `Spot` and a global position.
        notes_wanted: (list of str) the sign of these annotations was clicked; the sound stays where it is.
        place_shown: the visible part or the layout changed.
    """

    spot_clicked = Signal(object)
    spot_entered = Signal(object)
    reader_moved = Signal()
    caret_turn_changed = Signal(int)
    text_size_wanted = Signal(int)
    menu_wanted = Signal(object, QPoint)
    notes_wanted = Signal(object)
    place_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caret_turn = -1
        self._is_correcting = False  # the caret moves with its words: it comes nowhere
        self._notches = Notches()
        self._shown: tuple[QObject, ...] = ()
        self._scroller: Scroller
        self.caret_browsing = False
        self.tellers: list[Callable[[Spot], str]] = []
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Transcript"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._take_over())
        self.cursorPositionChanged.connect(self._on_caret)
        self.selectionChanged.connect(self._on_selection)
        self.set_transcript(NOTHING)
        self.set_theme(theme)

    # What is shown

    def set_transcript(self, transcript: Transcript) -> None:
        """Show `transcript` from its beginning."""
        old = self._shown
        self._sheet = sheet = Sheet(transcript, self.font(), self.viewport().width(), self._theme, self)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        animated = not self._shown or self._scroller.animated
        if self._shown:
            self._scroller.stop()
        self._scroller = Scroller(self, sheet.layout)
        self._scroller.animated = animated
        self._lights = Lights(self)
        self._caret_turn = -1
        self.setDocument(sheet.document)
        for leftover in old:
            leftover.deleteLater()
        self._shown = (self._scroller, sheet.document)
        self._scroller.scrolled()

    def retime(self, transcript: Transcript) -> None:
        """Show other times for the same turns; nothing moves.

        Args:
            transcript: the one shown, but for its times and remarks.
        """
        self._sheet.retime(transcript)
        self.viewport().update()

    def correct(self, transcript: Transcript) -> None:
        """Show other words, turns or speakers; the uppermost line stays where it is, and nothing is lit."""
        self._lights.put_out()
        self._is_correcting = True
        try:
            self._scroller.keep_line(lambda pin: self._sheet.correct(transcript, pin))
        finally:
            self._is_correcting = False
        self._caret_turn = self.textCursor().blockNumber()
        self.viewport().update()

    @property
    def transcript(self) -> Transcript:
        """What is shown."""
        return self._sheet.document.transcript

    @property
    def marks(self) -> Marks:
        """What is marked."""
        return self._sheet.marks

    @property
    def turn_document(self) -> TurnDocument:
        """The turns' text, and where places are in it."""
        return self._sheet.document

    @property
    def turn_layout(self) -> TurnLayout:
        """Where the turns stand."""
        return self._sheet.layout

    @property
    def scroller(self) -> Scroller:
        """Moves the view."""
        return self._scroller

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = self._sheet.painter.theme = theme
        self.viewport().update()

    def set_text_font(self, font: QFont) -> None:
        """Take another face or size; the line being read keeps its place."""
        if font == self.font():
            return

        def change() -> None:
            self.setFont(font)
            self._sheet.set_font(font)

        self._scroller.relayout(change, self._lights.eyes())
        self.viewport().update()

    # Light and marks

    @property
    def lights(self) -> Lights:
        """What is lit and flagged."""
        return self._lights

    def light(self, turn: int | None) -> None:
        """Light `turn`, or none."""
        self._lights.light(turn)

    def light_passage(self, passage: tuple[int, int, int] | None) -> None:
        """Light a passage whose time is an estimate: ``(turn, start, end)`` in code points, or none."""
        self._lights.light_passage(passage)

    def set_marks(self, name: str, ranges: Mapping[int, Sequence[tuple[int, int, MarkStyle]]]) -> None:
        """Mark passages under a name: for each turn ``(start, end, style)`` in code points."""
        self._sheet.marks.put(name, SpanLayer(self._sheet.document, ranges))
        self.viewport().update()

    # Places

    def selected(self) -> tuple[Place, Place] | None:
        """First and last place of the selection; None when nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        document = self._sheet.document
        return document.place(cursor.selectionStart()), document.place(cursor.selectionEnd())

    def select(self, start: Place, end: Place) -> None:
        """Select from `start` to `end` without scrolling."""
        value = self._scroller.value
        self.setTextCursor(self._sheet.document.cursor(start, end))
        self._scroller.go_to(value, glide=False)

    def caret(self) -> Place:
        """Where the caret stands."""
        return self._sheet.document.place(self.textCursor().position())

    def time_of(self, turn: int) -> str:
        """The time written at `turn`."""
        return self._sheet.painter.time_of(turn)

    # What Qt calls

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        if selected := self.selected():
            data.setText(self._sheet.document.words(*selected))
        return data

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self.caret_browsing and cast("QKeyEvent", event).key() in _CARET_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # the window plays; Qt's own view would turn the page
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.spot_entered.emit(Spot(SpotKind.TEXT, self.caret().turn, self.caret().offset))
            return
        if any(event.matches(key) for key in _READING_KEYS) or event.key() in _CARET_KEYS:
            self._scroller.stop()
            self.reader_moved.emit()
            self._sheet.marks.caret = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._sheet.marks.caret = False
        self._sheet.pointer.pressed(event.position().toPoint(), selecting=self.textCursor().hasSelection())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        still = self._sheet.pointer.is_click(event.position().toPoint())
        if not (plain and still) or self.textCursor().hasSelection():
            return
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and spot.kind is SpotKind.NOTE:
            self.notes_wanted.emit(list(spot.notes))
        elif spot is not None and not (self._sheet.pointer.was_selecting and spot.kind is SpotKind.TEXT):
            self.spot_clicked.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(self.spot_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if notches := self._notches.of(event):
                self.text_size_wanted.emit(notches)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._lights.tip(spot)), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(
            self.spot_at(self.viewport().mapFromGlobal(event.globalPos())), event.globalPos()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        def change() -> None:
            self._sheet.set_width(self.viewport().width())
            QTextEdit.resizeEvent(self, event)

        self._scroller.relayout(change, self._lights.eyes())
        self.place_shown.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._scroller.scrolled()
        self.place_shown.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scroller.restore()
        # The ground is painted here: under a style sheet the viewport keeps the palette it had first.
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self._theme.surface)
        ground.end()
        super().paintEvent(event)

    def spot_at(self, point: QPoint) -> Spot | None:
        """What is at `point` of the viewport."""
        return self._sheet.pointer.spot(point.x(), point.y() + self._scroller.value)

    def _hover(self, spot: Spot | None) -> None:
        self.viewport().setCursor(cursor_over(spot))
        for turn in point_at(self.marks, spot):
            self._lights.repaint(turn)

    def _take_over(self) -> None:
        self._scroller.stop()
        self.reader_moved.emit()

    def _on_selection(self) -> None:
        if self.textCursor().hasSelection():
            self.reader_moved.emit()

    def _on_caret(self) -> None:
        turn = self.textCursor().blockNumber()
        if turn != self._caret_turn and self.transcript.turns and not self._is_correcting:
            self._caret_turn = turn
            self.caret_turn_changed.emit(turn)
