"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from viewer.core.write_faults import reason
from viewer.errors import Message, WorldError, message


def save(path: Path, data: bytes) -> None:
    """Write a file beside `path` and put it in its place once the disk has all of it.

    What was there before stays as it is until then, and for good where something fails; a link keeps
    pointing to the file it points to.

    Raises:
        WorldError: the disk is full, the place cannot be written, or something else lies there.
    """
    try:
        target = Path(os.path.realpath(path))
        _refuse(target, path)
        part = target.parent / f".{secrets.token_hex(8)}.part"
        try:
            _write(part, data)
            _replace(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _failed(path, reason(error)) from error


def _refuse(target: Path, path: Path) -> None:
    """Refuse what a file must not take the place of.

    Raises:
        WorldError: a folder, a device or the like lies there, or there is no folder to write in.
        OSError: the file there is not to be written.
    """
    if target.is_dir():
        raise _failed(path, message("There is a folder of that name. Choose another name."))
    if target.exists() and not target.is_file():
        raise _failed(path, message("What lies there is no ordinary file. Choose another name."))
    if not target.parent.is_dir():
        raise _failed(path, message("There is no folder {folder}.", folder=str(target.parent)))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _write(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(part: Path, target: Path) -> None:
    with suppress(OSError):
        shutil.copymode(target, part)
    part.replace(target)
    with suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _failed(path: Path, why: Message) -> WorldError:
    return WorldError(message("{name} could not be written", name=path.name or str(path)), why)
