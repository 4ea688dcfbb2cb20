"""What `turnlight convert` reads and which format it writes."""

from __future__ import annotations

import sys
from pathlib import Path

from viewer.core.choices import Choices
from viewer.core.transcript import Transcript
from viewer.errors import WorldError, message
from viewer.readers.open import LARGEST, read_bytes, read_file
from viewer.writers.transcripts.base import TranscriptWriter
from viewer.writers.transcripts.registry import by_key, by_suffix

STREAM = "-"
"""Stands for standard input and standard output."""


def read(source: Path, reader: str | None, encoding: str | None) -> Transcript:
    """Read a transcript.

    Args:
        source: its file, or `STREAM`.
        reader: key of the reader to use; None for the one that is surest.
        encoding: Python's name of the encoding; None to find out.

    Raises:
        WorldError: it cannot be read, or there is no transcript in it.
    """
    choices = Choices(reader, encoding)
    if str(source) != STREAM:
        return read_file(source, choices=choices)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise WorldError(message("{name} is too large for a transcript", name=STREAM))
    return read_bytes(data, choices=choices)


def writer_for(out: Path, key: str | None) -> TranscriptWriter:
    """The writer of the format called `key`, else of the file's ending.

    Raises:
        WorldError: there is none.
    """
    return by_key(key) if key else by_suffix(out.suffix)
