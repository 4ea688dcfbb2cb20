"""What the check on opening found, as quiet lines in the message bar, each with its remedies as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from viewer.controllers.checking import Checking
from viewer.controllers.opening import Opening
from viewer.controllers.timing import TimingController, TimingState
from viewer.core.findings import Cure, Finding, FindingKind
from viewer.ui.message_bar import Notice, Remedy
from viewer.ui.translate import told

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_FIRST = 0
_FEW = 40  # letters of the first turn, to know it by


class CheckLines(QObject):
    """Tells what is found, and takes back what no longer holds; a line that was closed stays closed."""

    def __init__(
        self, window: MainWindow, opening: Opening, checking: Checking, timing: TimingController
    ) -> None:
        super().__init__(window)
        self._window, self._checking, self._timing = window, checking, timing
        self._lines: dict[FindingKind, Notice] = {}
        self._question: Notice | None = None
        self._known = timing.timeline.points  # when it was asked
        opening.started.connect(self._forget)
        checking.found.connect(self._on_found)
        timing.changed.connect(self._on_timing)

    @property
    def awaited(self) -> int | None:
        """The turn whose start the reader is asked for, by a line that is shown; None while there is none."""
        shown = self._question is not None and self._window.messages.notice is self._question
        return _FIRST if shown else None

    def _forget(self) -> None:
        """The bar is cleared, too."""
        self._lines.clear()
        self._question = None

    def _on_found(self, findings: Sequence[Finding]) -> None:
        for gone in set(self._lines) - {finding.kind for finding in findings}:
            self._window.messages.withdraw(self._lines.pop(gone))
        for finding in reversed(findings):  # of equals the bar shows the latest first
            self._tell(finding)

    def _tell(self, finding: Finding) -> None:
        notice = self._notice(finding)
        before = self._lines.get(finding.kind)
        if before is not None:
            if before.says_the_same(notice) or not self._window.messages.keeps(before):
                return
            self._window.messages.withdraw(before)
        self._lines[finding.kind] = notice
        self._window.messages.show_notice(notice)

    def _notice(self, finding: Finding) -> Notice:
        return Notice(told(finding.text), remedies=tuple(self._remedies(finding)))

    def _remedies(self, finding: Finding) -> Iterator[Remedy]:
        for cure in finding.cures:
            if cure is Cure.SYNC:
                yield Remedy(self.tr("Set a sync point"), self._ask_for_sync)
            elif cure is Cure.SHOW:
                yield Remedy(self.tr("See how it was read…"), self._window.actions_table["how_read"].trigger)
            elif cure is Cure.IGNORE and self._checking.can_ignore:
                yield Remedy(self.tr("Ignore for this file"), lambda: self._checking.ignore(finding.kind))

    def _ask_for_sync(self) -> None:
        """Say how it is done, with a button for the moment itself."""
        if not self._window.view.transcript.turns:
            return
        title = self.tr("Play to where the first turn begins: “{words}”").format(words=self._first_words())
        key = self._window.actions_table["start_turn_now"].shortcut()
        detail = self.tr("Press the button when you hear it, or {key}.").format(
            key=key.toString(QKeySequence.SequenceFormat.NativeText)
        )
        remedy = Remedy(self.tr("It begins now"), lambda: self._timing.start_turn_now(_FIRST))
        self._question, self._known = Notice(title, detail, remedies=(remedy,)), self._timing.timeline.points
        self._window.messages.show_notice(self._question)

    def _on_timing(self, state: TimingState) -> None:
        """The question is answered, by its button or by the key."""
        if self._question is not None and state.timeline.points != self._known:
            self._window.messages.withdraw(self._question)
            self._question = None

    def _first_words(self) -> str:
        text = " ".join(self._window.view.transcript.turns[_FIRST].text.split())
        return text if len(text) <= _FEW else text[:_FEW].rsplit(" ", 1)[0] + " …"
