"""Backups of the library that the program has open: made while it runs, listed, restored."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from viewer.controllers.worker import Workers
from viewer.store.backups import Backup, back_up_now, list_backups
from viewer.store.restoring import restore_backup

_log = logging.getLogger(__name__)
_DAY_MS = 24 * 60 * 60 * 1000


class DailyBackup(QObject):
    """Backs the library up once a day while the program stays open; each start does so anyway.

    Signals:
        done: (`Backup` or None) the copy was made; None where nothing has changed since the last one.
    """

    done = Signal(object)

    def __init__(self, folder: Path, workers: Workers, parent: QObject | None = None) -> None:
        """For the library in `folder`; copied in the background."""
        super().__init__(parent)
        self._folder, self._workers = folder, workers
        self.timer = QTimer(self, interval=_DAY_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self._back_up)
        self.timer.start()

    def _back_up(self) -> None:
        job = self._workers.run(lambda _: back_up_now(self._folder))
        job.finished.connect(self.done)
        job.failed.connect(lambda error: _log.warning("No backup: %s", error))  # the next start tells


class LibraryBackups:
    """Lists and restores them. Implements `viewer.controllers.backups.BackupKeeper`."""

    def __init__(self, folder: Path, close: Callable[[], None], reopen: Callable[[], None]) -> None:
        """For the library in `folder`; `close` lets go of it, `reopen` opens whatever is there then."""
        self._folder, self._close, self._reopen = folder, close, reopen

    def backups(self) -> Sequence[Backup]:
        """All there are, the newest first."""
        return list_backups(self._folder)

    def restore(self, backup: Path) -> Path | None:
        """Put `backup` in the place of the library.

        Returns:
            Where the library of before is kept; None where there was none.

        Raises:
            WorldError: it cannot be done; the library of before is open again.
        """
        self._close()
        try:
            return restore_backup(self._folder, backup)
        finally:
            self._reopen()
