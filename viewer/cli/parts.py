"""What the commands share: how paths are looked at, bytes are printed, and things are told on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from viewer.core.write_faults import reason
from viewer.errors import Message, WorldError, message
from viewer.readers.base import AmbiguousFormat

PATH = click.Path(path_type=Path)
data_option = click.option(
    "--data", type=PATH, help="The library's folder.  [default: the platform's data folder]"
)


def require(file: Path) -> None:
    """Look whether there is such a file.

    Raises:
        WorldError: there is none, or it cannot be looked at.
    """
    try:
        file.stat()
    except FileNotFoundError as error:
        raise WorldError(message("{name} does not exist", name=file)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = message("{reason}", reason=getattr(error, "strerror", None) or error)
        raise WorldError(message("{name} cannot be read", name=file), reason) from error


@contextmanager
def naming_formats() -> Iterator[None]:
    """Say what the formats in question are called here, where somebody has to choose one.

    Raises:
        WorldError: somebody has.
    """
    try:
        yield
    except AmbiguousFormat as error:
        keys = ", ".join(reader.key for reader in error.candidates)
        raise WorldError(error.title, message("Name one with --from: {keys}.", keys=keys)) from error


def print_bytes(data: bytes) -> None:
    """Write to standard output.

    Raises:
        WorldError: nothing more fits behind it.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has enough
        raise
    except OSError as error:
        raise WorldError(message("{name} could not be written", name="-"), reason(error)) from error


def tell(what: object) -> None:
    """One line on stderr; no file can send its control characters to a terminal."""
    line = " ".join(str(what).split())
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
    click.echo(f"turnlight: {shown}", err=True)


def tell_losses(key: str, lost: Sequence[Message]) -> None:
    """Say what a file does not hold of the transcript."""
    if lost:
        tell(f"not kept in {key}: {'; '.join(map(str, lost))}")
