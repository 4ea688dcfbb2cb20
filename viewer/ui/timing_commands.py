"""What the actions do that change the timing, the steps back and forth, and the menu of the strip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from viewer.controllers.playback import PlaybackController
from viewer.controllers.timing import SHIFT_MS, Mark, TimingController, TimingState
from viewer.controllers.undoing import Undo
from viewer.ui.main_window import MainWindow
from viewer.ui.timing_marks import TimingMarks
from viewer.ui.timing_words import told_removal
from viewer.ui.transcript.pointer import Spot

_CHANGES = {
    *("start_turn_now", "begin_advertisement", "end_advertisement", "shift_earlier", "shift_later"),
    "timing",
}


class TimingCommands(QObject):
    """Connects the actions that change the timing, and shows in them what can be done."""

    def __init__(
        self,
        window: MainWindow,
        playback: PlaybackController,
        timing: TimingController,
        marks: TimingMarks,
        undo: Undo,
        text_menu: QMenu,
    ) -> None:
        """Connect.

        Args:
            window: has the actions, the text and the strip.
            playback: tells which turn is heard.
            timing: is changed.
            marks: tells which flag stands where.
            undo: the steps that can be taken back.
            text_menu: what a right click in the text opens.
        """
        super().__init__(window)
        self._window, self._playback, self._timing = window, playback, timing
        self._marks, self._undo = marks, undo
        self._actions = window.actions_table
        self._spot: Spot | None = None
        self._awaited: Callable[[], int | None] = lambda: None
        self._connect_actions()
        window.view.menu_wanted.connect(self._on_text_menu)
        text_menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._forget_spot))
        window.strip.menu_wanted.connect(self._open_strip_menu)
        for signal in (
            *(timing.changed, timing.available_changed),
            *(playback.turn_changed, window.view.caret_turn_changed),
        ):
            signal.connect(lambda *_: self._show_state())
        timing.done.connect(self._say)
        self._show_state()
        self._connect_steps()

    def let_answer(self, awaited: Callable[[], int | None]) -> None:
        """Let "This turn starts now" be about the turn that `awaited` names, while it names one."""
        self._awaited = awaited

    def _connect_steps(self) -> None:
        """The stack says what can be taken back; it is not asked, for it also speaks while it is let go."""
        undo, redo = self._actions["undo"], self._actions["redo"]
        for action in (undo, redo):
            action.setEnabled(False)
        self._undo.canUndoChanged.connect(undo.setEnabled)
        self._undo.canRedoChanged.connect(redo.setEnabled)
        self._undo.undoTextChanged.connect(self._name_undo)
        self._undo.redoTextChanged.connect(self._name_redo)

    def _connect_actions(self) -> None:
        timing = self._timing
        self._actions.connect(
            {
                "undo": self._take_back,
                "redo": self._take_again,
                "start_turn_now": self._start_turn_now,
                "begin_advertisement": timing.begin_advertisement,
                "end_advertisement": timing.end_advertisement,
                "shift_earlier": lambda: timing.shift(-SHIFT_MS),
                "shift_later": lambda: timing.shift(SHIFT_MS),
                "remove_sync_point": self._remove_points,
                "remove_timing": timing.remove_all,
                "timing": self._open_dialog,
            }
        )

    def _turn(self) -> int | None:
        """The turn that is meant: clicked, under the caret while that is shown, else heard or to come."""
        view = self._window.view
        if self._spot is not None:
            return self._spot.turn
        if view.caret_browsing and view.marks.caret and self._playback.turns:
            return view.caret().turn
        return self._playback.engine.turn_at_hand(self._playback.position_ms)

    def _start_turn_now(self) -> None:
        awaited = self._awaited() if self._spot is None else None
        turn = self._turn() if awaited is None else awaited
        if turn is not None:
            self._timing.start_turn_now(turn)

    def _remove_points(self) -> None:
        turn = self._turn()
        for point in [] if turn is None else self._marks.points_at(turn):
            self._timing.remove(point)

    def _take_back(self) -> None:
        self._undo.look()
        step = self._undo.undoText()
        if step:
            self._undo.undo()
            self._say(self.tr("Undone: {step}").format(step=step))

    def _take_again(self) -> None:
        self._undo.look()
        step = self._undo.redoText()
        self._undo.redo()
        self._say(step)

    def _say(self, words: str) -> None:
        """Tell screen readers; everybody else sees it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.view, words))

    def _show_state(self) -> None:
        available, turn = self._timing.available, self._turn()
        self._actions.enable(_CHANGES, on=available)
        self._actions.enable({"remove_timing"}, on=available and self._timing.state != TimingState())
        flagged = available and turn is not None and bool(self._marks.points_at(turn))
        self._actions.enable({"remove_sync_point"}, on=flagged)

    def _name_undo(self, step: str) -> None:
        text = self.tr("Undo: {step}").format(step=step) if step else self.tr("Undo")
        self._actions["undo"].setText(text)

    def _name_redo(self, step: str) -> None:
        text = self.tr("Redo: {step}").format(step=step) if step else self.tr("Redo")
        self._actions["redo"].setText(text)

    def _on_text_menu(self, spot: Spot | None, _where: QPoint) -> None:
        self._spot = spot
        self._show_state()

    def _forget_spot(self) -> None:
        self._spot = None
        self._show_state()

    def _open_strip_menu(self, ms: int, mark: Mark | None, where: QPoint) -> None:
        menu = QMenu(self._window.strip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, slot in (
            ("begin_advertisement", self._timing.begin_advertisement),
            ("end_advertisement", self._timing.end_advertisement),
        ):
            action = menu.addAction(self._actions[name].text())
            action.setEnabled(self._timing.available)
            action.triggered.connect(partial(lambda slot, _checked=False: slot(ms), slot))
        if mark is not None:
            menu.addSeparator()
            menu.addAction(told_removal(mark)).triggered.connect(lambda: self._timing.remove(mark))
        menu.addSeparator()
        menu.addAction(self._actions["timing"])
        menu.popup(where)

    def _open_dialog(self) -> None:
        from viewer.ui.dialogs.timing import TimingDialog

        dialog = TimingDialog(self._timing, self._window)
        dialog.addActions([self._actions["undo"], self._actions["redo"]])
        dialog.place_wanted.connect(self._playback.seek)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
