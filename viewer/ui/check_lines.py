"""What the check on opening found, as quiet lines in the message bar, each with its remedies as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from viewer.controllers.checking import Checking
from viewer.controllers.opening import Opening
from viewer.controllers.seekable import SeekableAudio
from viewer.core.findings import Cure, Finding, FindingKind
from viewer.ui.message_bar import Notice, Remedy
from viewer.ui.translate import told, told_error

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_FIRST = 0
_FEW = 40  # letters of the first turn, to know it by


class CheckLines(QObject):
    """Tells what is found, and takes back what no longer holds; a line that was closed stays closed.

    Signals:
        sync_wanted: (int) this turn is heard now, says the reader. Offered once `offer_sync` was called.
    """

    sync_wanted = Signal(int)

    def __init__(
        self, window: MainWindow, opening: Opening, checking: Checking, seekable: SeekableAudio
    ) -> None:
        super().__init__(window)
        self._window, self._checking, self._seekable = window, checking, seekable
        self._sync: QAction | None = None
        self._lines: dict[FindingKind, Notice] = {}
        opening.started.connect(self._lines.clear)  # the bar is cleared then, too
        checking.found.connect(self._on_found)

    def offer_sync(self, action: QAction) -> None:
        """Offer sync points as a remedy from now on; `action` sets one where the sound stands, by its key."""
        self._sync = action

    def _on_found(self, findings: Sequence[Finding]) -> None:
        for gone in set(self._lines) - {finding.kind for finding in findings}:
            self._window.messages.withdraw(self._lines.pop(gone))
        for finding in reversed(findings):  # of equals the bar shows the latest first
            self._tell(finding)

    def _tell(self, finding: Finding) -> None:
        notice = self._notice(finding)
        before = self._lines.get(finding.kind)
        if before is not None and before.says_the_same(notice):
            return
        if before is not None:
            self._window.messages.withdraw(before)
        self._lines[finding.kind] = notice
        self._window.messages.show_notice(notice)

    def _notice(self, finding: Finding) -> Notice:
        remedies = tuple(self._remedies(finding))
        error = self._seekable.error
        if finding.kind is FindingKind.NO_SEEK_TABLE and error is not None:
            return Notice(*told_error(error), remedies=remedies)
        return Notice(told(finding.text), remedies=remedies)

    def _remedies(self, finding: Finding) -> Iterator[Remedy]:
        for cure in finding.cures:
            if cure is Cure.SYNC and self._sync is not None:
                yield Remedy(self.tr("Set a sync point"), lambda: self._explain_sync(finding.kind))
            elif cure is Cure.MAKE_SEEKABLE:
                yield Remedy(self.tr("Make seekable"), self._seekable.make)
            elif cure is Cure.SHOW:
                yield Remedy(self.tr("Show"), self._window.actions_table["remarks"].trigger)
            elif cure is Cure.IGNORE and self._checking.can_ignore:
                yield Remedy(self.tr("Ignore for this file"), lambda: self._checking.ignore(finding.kind))

    def _explain_sync(self, kind: FindingKind) -> None:
        """Say how it is done, with a button for the moment itself."""
        if self._sync is None or not self._window.view.transcript.turns:
            return
        title = self.tr("Play to where the first turn begins: “{words}”").format(words=self._first_words())
        key = self._sync.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        detail = self.tr("Press the button when you hear it.")
        if key:
            detail = self.tr("Press the button when you hear it, or {key}.").format(key=key)
        remedy = Remedy(self.tr("It begins now"), lambda: self._set_sync(kind))
        self._window.messages.show_notice(Notice(title, detail, remedies=(remedy,)))

    def _first_words(self) -> str:
        text = " ".join(self._window.view.transcript.turns[_FIRST].text.split())
        return text if len(text) <= _FEW else text[:_FEW].rsplit(" ", 1)[0] + " …"

    def _set_sync(self, kind: FindingKind) -> None:
        """What was found has had its remedy, and is not told again."""
        self._checking.ignore(kind)
        self.sync_wanted.emit(_FIRST)
