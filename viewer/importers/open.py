"""The way in: a file of annotations, in whatever format it is."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from viewer.errors import WorldError, message
from viewer.importers import lossless, web_annotation
from viewer.importers.base import Placer, Preview, Reading, Target
from viewer.importers.guard import damaged, read_all, read_json
from viewer.importers.preview import nowhere, preview
from viewer.importers.refi import RefiImporter
from viewer.importers.table import TableImporter

SUFFIXES = (".json", ".jsonld", ".csv", ".qdpx")
"""What can be imported, for file dialogs; the content decides, not the name."""


def preview_file(path: Path, target: Target, placer: Placer = nowhere) -> Preview:
    """What the import of a file would do; nothing is changed.

    Args:
        path: the file.
        target: the episode it is imported into.
        placer: finds passages again whose offsets do not fit.

    Raises:
        WorldError: the file is missing, unreadable, damaged, dangerous, too large, or in no known format.
    """
    try:
        if path.is_dir():
            raise damaged(message("It is a folder."))
        if path.exists() and not path.is_file():
            raise damaged(message("It is no ordinary file."))
        with path.open("rb") as file:
            key, reading = _read(file, target)
    except FileNotFoundError as error:
        raise WorldError(message("There is no file {name}", name=path.name)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = message("The system says: {reason}", reason=getattr(error, "strerror", None) or error)
        raise damaged(reason) from error
    return preview(key, reading, target, placer)


def _read(file: BinaryIO, target: Target) -> tuple[str, Reading]:
    head = file.read(4096)
    file.seek(0)
    if head.startswith(b"PK"):
        return "qdpx", RefiImporter().read(file, target)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        data = read_json(read_all(file))
        if web_annotation.looks_right(data):
            return "jsonld", web_annotation.read_data(data, target)
        return "json", lossless.read_data(data, target)
    return "csv", TableImporter().read(file, target)
