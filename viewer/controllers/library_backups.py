"""Backups of the library that the program has open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.store.backups import Backup, list_backups
from viewer.store.restoring import restore_backup


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
