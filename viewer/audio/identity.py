"""Knowing an audio file by what it holds: moved or renamed, it is the same."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from viewer.core.steps import Step, unwatched
from viewer.errors import WorldError, message

_CHUNK = 1 << 20


def content_hash(path: Path, step: Step = unwatched) -> str:
    """SHA-256 of the file's bytes, in hexadecimal.

    Args:
        path: any file.
        step: hears once a mebibyte how far the reading is, and may raise to stop it.

    Raises:
        WorldError: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            while chunk := file.read(_CHUNK):
                step(min(1.0, file.tell() / max(1, size)))
                digest.update(chunk)
    except (OSError, ValueError) as error:
        raise WorldError(
            message("{name} cannot be read", name=path.name),
            message("The system says: {reason}", reason=str(error)),
        ) from error
    return digest.hexdigest()
