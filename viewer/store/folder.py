"""Where the library lies."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

DATABASE_NAME = "library.db"
BACKUPS_NAME = "backups"
PASTED_NAME = "pasted"


def default_folder() -> Path:
    """The platform's folder for this program's data; it may not exist yet."""
    return user_data_path("turnlight", appauthor=False)


def make_private(folder: Path) -> None:
    """Create `folder` so that only its owner can look inside; an existing one stays as it is.

    Raises:
        OSError: it cannot be created, or something else lies in its place.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
