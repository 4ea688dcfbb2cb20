"""Knowing an audio file by what it holds: moved or renamed, it is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from viewer.audio.stopping import Cancelled, never
from viewer.errors import WorldError, message

_CHUNK = 1 << 20


def content_hash(path: Path, cancelled: Callable[[], bool] = never) -> str:
    """SHA-256 of the file's bytes, in hexadecimal.

    Args:
        path: any file.
        cancelled: asked once a mebibyte; True stops the reading.

    Raises:
        WorldError: the file cannot be read.
        Cancelled: `cancelled` said True.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if cancelled():
                    raise Cancelled
                digest.update(chunk)
    except (OSError, ValueError) as error:
        raise WorldError(
            message("{name} cannot be read", name=path.name),
            message("The system says: {reason}", reason=str(error)),
        ) from error
    return digest.hexdigest()
