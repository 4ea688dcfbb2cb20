"""The library as it was on other days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from viewer.errors import WorldError


class Backup(Protocol):
    """A copy of the library."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def made_at(self) -> datetime:
        """When it was made, in UTC."""

    @property
    def size(self) -> int:
        """Bytes."""


class BackupKeeper(Protocol):
    """Where backups are; each method raises `WorldError` where it cannot do it, and then changes nothing."""

    def backups(self) -> Sequence[Backup]:
        """All there are, the newest first."""

    def restore(self, backup: Path) -> Path | None:
        """Put `backup` in the place of the library, which nobody has open meanwhile.

        Returns:
            Where the library of before is kept; None where there was none.
        """


class Backups(QObject):
    """Lists backups, and puts one in the place of the library.

    Signals:
        available_changed: (bool) there is somebody who keeps backups.
        restored: (`Path` or None) the library is another one now; the one of before is kept there.
        trouble: (`WorldError`) that could not be done.
    """

    available_changed = Signal(bool)
    restored = Signal(object)
    trouble = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper: BackupKeeper | None = None

    def attach(self, keeper: BackupKeeper) -> None:
        """Ask this one from now on."""
        self._keeper = keeper
        self.available_changed.emit(True)

    def all(self) -> list[Backup]:
        """All backups, the newest first; none where they cannot be read."""
        if self._keeper is None:
            return []
        try:
            return list(self._keeper.backups())
        except WorldError as error:
            self.trouble.emit(error)
            return []

    def restore(self, backup: Backup) -> None:
        """Make the library what it was then."""
        if self._keeper is None:
            return
        try:
            kept = self._keeper.restore(backup.path)
        except WorldError as error:
            self.trouble.emit(error)
            return
        self.restored.emit(kept)
