"""ZIP archives of others, read in memory and within bounds; nothing is ever unpacked to a disk.

Source: APPNOTE.TXT 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), 4.3.16 for the end
record, whose counts are looked at before anything is read that grows with them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

from viewer.errors import Message, WorldError, message

_MOST_MEMBERS = 20_000
_LARGEST_DIRECTORY = 8 << 20
_LARGEST_SUM = 256 << 20  # bytes read of one archive
_STEEPEST = 200  # times smaller than what comes of it; text seldom shrinks to less than a twentieth
_SMALL = 1 << 20  # bytes that may come of anything
_END = b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 0xFFFF
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Archive:
    """An open archive; a context manager."""

    def __init__(self, file: BinaryIO, damaged: Callable[[Message], WorldError]) -> None:
        """Look the archive over.

        Args:
            file: the archive.
            damaged: makes an error of what is wrong with it.

        Raises:
            WorldError: it is damaged, has too many members, or members that would leave its folder.
        """
        self._damaged = damaged
        try:
            _check_end(file, damaged)
            self._zip = zipfile.ZipFile(file)
        except _FAULTS as error:
            raise damaged(message("It is damaged: {reason}", reason=error)) from error
        self._read = 0
        if len(self._zip.infolist()) > _MOST_MEMBERS:
            raise self._damaged(message("It holds too many files."))
        for info in self._zip.infolist():
            if _OUTSIDE.search(info.orig_filename) or _OUTSIDE.search(info.filename):
                raise self._damaged(
                    message("It holds a file that points outside of it: {name}", name=info.filename)
                )

    def names(self) -> list[str]:
        """The members, as they are called."""
        return self._zip.namelist()

    def read(self, name: str, largest: int) -> bytes:
        """A member.

        Raises:
            WorldError: it is damaged, encrypted, larger than `largest`, or a bomb.
        """
        info = self._zip.getinfo(name)
        steep = info.file_size > max(_SMALL, _STEEPEST * info.compress_size)
        if steep or info.file_size > largest or self._read + info.file_size > _LARGEST_SUM:
            raise self._damaged(message("{name} in it is too large.", name=name))
        if info.flag_bits & 1 or info.compress_type not in _PLAIN:
            raise self._damaged(message("{name} in it is encrypted or packed in an unknown way.", name=name))
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except _FAULTS as error:
            raise self._damaged(message("It is damaged: {reason}", reason=error)) from error
        self._read += len(data)
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()


def _check_end(file: BinaryIO, damaged: Callable[[Message], WorldError]) -> None:
    """Refuse a directory of members that is too large to be read.

    Raises:
        WorldError: it is.
        OSError: the file cannot be read.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - 128))
    tail = file.read()
    end = tail.rfind(_END)
    record = tail[end : end + _END_SIZE]
    if end < 0 or len(record) < _END_SIZE:
        raise damaged(
            message("It is damaged, or only a part of it is there: fetch it again from where it came from.")
        )
    members, directory = int.from_bytes(record[10:12], "little"), int.from_bytes(record[12:16], "little")
    wide = tail.rfind(b"PK\x06\x06", 0, end)  # of ZIP64, whose fields count where it is there
    if wide >= 0 and len(tail) - wide >= 56:
        members = max(members % 0xFFFF, int.from_bytes(tail[wide + 32 : wide + 40], "little"))
        directory = max(directory % 0xFFFFFFFF, int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    if members > _MOST_MEMBERS or directory > _LARGEST_DIRECTORY:
        raise damaged(message("It holds too many files."))
    file.seek(0)
