"""Tells that the audio is being made seekable where that takes long, and lets the reader stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from viewer.controllers.seekable import SeekableAudio
from viewer.ui.message_bar import MessageBar, Notice, Remedy
from viewer.ui.progress_line import ProgressLine

_PATIENCE_MS = 1_000  # most copies are made before anybody could read of them


class CopyLine(QObject):
    """A line in the message bar, with how far the copying is along its lower edge."""

    def __init__(self, seekable: SeekableAudio, bar: MessageBar) -> None:
        super().__init__(bar)
        self._seekable, self._bar = seekable, bar
        self._notice: Notice | None = None
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._tell)
        seekable.started.connect(self._patience.start)
        seekable.finished.connect(self._withdraw)
        ProgressLine(seekable, bar, lambda: self._notice)

    def _tell(self) -> None:
        self._notice = Notice(
            self.tr("Making the audio seekable"),
            self.tr("A copy is made that this player can jump in; the file stays as it is."),
            remedies=(Remedy(self.tr("Cancel"), self._seekable.cancel),),
        )
        self._bar.show_notice(self._notice)

    def _withdraw(self) -> None:
        self._patience.stop()
        if self._notice is not None:
            self._bar.withdraw(self._notice)
        self._notice = None
