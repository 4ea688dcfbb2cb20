"""Lists of chapters that the reader opened, kept by the content of what they belong to.

One that lies beside its episode under its name is found again by itself; any other would be lost.
"""

from __future__ import annotations

from pathlib import Path

from viewer.store.faults import told
from viewer.store.folder import CHAPTERS_NAME, make_private


def keep(folder: Path, media_hash: str, data: bytes) -> None:
    """Keep a list under the data folder, in the place of the one before.

    Args:
        folder: the data folder.
        media_hash: SHA-256 of the audio, or of the transcript where there is none.
        data: the list's file.

    Raises:
        StoreError: the folder cannot be written.
    """
    path = _place(folder, media_hash)
    with told():
        make_private(folder)
        make_private(path.parent)
        partial = path.with_suffix(".unfinished")
        partial.write_bytes(data)
        partial.replace(path)


def recall(folder: Path, media_hash: str) -> Path | None:
    """Where the list is that was kept; None where none was."""
    path = _place(folder, media_hash)
    return path if path.is_file() else None


def drop(folder: Path, media_hash: str) -> None:
    """Keep it no longer.

    Raises:
        StoreError: the folder cannot be written.
    """
    with told():
        _place(folder, media_hash).unlink(missing_ok=True)


def _place(folder: Path, media_hash: str) -> Path:
    return folder / CHAPTERS_NAME / f"{media_hash}.json"
