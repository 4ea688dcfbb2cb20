"""The library of another day takes the place of this one, or nothing happens and that is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from viewer.controllers.backups import Backups
from viewer.errors import WorldError, message


@dataclass(frozen=True)
class Copy:
    path: Path
    made_at: datetime
    size: int


class Cellar:
    """Two backups; refuses when told to."""

    def __init__(self) -> None:
        days = (datetime(2026, 3, 2, 8, 30, tzinfo=UTC), datetime(2026, 2, 27, 19, 5, tzinfo=UTC))
        self.copies = [Copy(Path(f"library-{day:%d}.db"), day, 1_234_567) for day in days]
        self.restored: list[Path] = []
        self.refuses = False

    def backups(self) -> list[Copy]:
        if self.refuses:
            raise WorldError(message("The folder of backups cannot be read"))
        return self.copies

    def restore(self, backup: Path) -> Path | None:
        if self.refuses:
            raise WorldError(message("This backup is damaged"))
        self.restored.append(backup)
        return Path("before.db")


def test_one_is_restored(qapp: QApplication) -> None:
    backups, cellar = Backups(), Cellar()
    heard: list[object] = []
    backups.available_changed.connect(heard.append)
    backups.restored.connect(heard.append)
    assert backups.all() == []
    backups.attach(cellar)
    backups.restore(backups.all()[1])
    assert cellar.restored == [Path("library-27.db")]
    assert heard == [True, Path("before.db")]


def test_what_cannot_be_done_is_told(qapp: QApplication) -> None:
    backups, cellar = Backups(), Cellar()
    backups.attach(cellar)
    first = backups.all()[0]
    heard: list[str] = []
    backups.trouble.connect(lambda error: heard.append(str(error)))
    backups.restored.connect(lambda _kept: heard.append("restored"))
    cellar.refuses = True
    assert backups.all() == []
    backups.restore(first)
    assert heard == ["The folder of backups cannot be read", "This backup is damaged"]
