"""Where the library lies, and what can be made again."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

DATABASE_NAME = "library.db"
BACKUPS_NAME = "backups"
PASTED_NAME = "pasted"
CACHE_NAME = "cache"


def default_folder() -> Path:
    """The platform's folder for this program's data; it may not exist yet."""
    return user_data_path("turnlight", appauthor=False)


def cache_folder(data: Path | None) -> Path:
    """Where copies of audio are kept that can be made again; it may not exist yet.

    Args:
        data: the data folder, if another than the platform's was asked for: then everything is kept in it.
    """
    return user_cache_path("turnlight", appauthor=False) if data is None else data.absolute() / CACHE_NAME


def make_private(folder: Path) -> None:
    """Create `folder` so that only its owner can look inside; an existing one stays as it is.

    Raises:
        OSError: it cannot be created, or something else lies in its place.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
