"""Where the library lies."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

DATABASE_NAME = "library.db"
BACKUPS_NAME = "backups"
PASTED_NAME = "pasted"
CHAPTERS_NAME = "chapters"


def default_folder() -> Path:
    """The platform's folder for this program's data; it may not exist yet."""
    return user_data_path("turnlight", appauthor=False)


def drop_copies(data: Path | None) -> None:
    """Remove the copies of audio that earlier versions kept; no player needs any.

    Args:
        data: the data folder, if another than the platform's was asked for: they were kept in it then.
    """
    cache = user_cache_path("turnlight", appauthor=False) if data is None else data / "cache"
    for copy in cache.glob("[0-9a-f]" * 64 + ".mka"):
        with suppress(OSError):
            copy.unlink()


def make_private(folder: Path) -> None:
    """Create `folder` so that only its owner can look inside; an existing one stays as it is.

    Raises:
        OSError: it cannot be created, or something else lies in its place.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
