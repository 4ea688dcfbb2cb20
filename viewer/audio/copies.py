"""Seekable copies of audio files, kept in a cache folder: named by the content, few enough, never half done.

Whoever likes may empty the folder at any time; what is missing is made again when it is needed. Files that
were not made here are left alone.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from viewer.audio.seekable import UncopyableError, copy_packets, fits
from viewer.core.records import MediaRef
from viewer.core.room import Kept, Limits, leaving
from viewer.core.steps import Step, unwatched
from viewer.errors import Message, WorldError, message

LIMITS = Limits(total=2 << 30, free=500_000_000, age_s=90 * 24 * 3600)
"""2 GiB are some 35 hours at 128 kbit/s; the disk is never filled for a convenience."""

_COPY = re.compile(r"[0-9a-f]{64}\.mka")
_PART = re.compile(r"[0-9a-f]{64}\.\d+\.part")
_ABANDONED_S = 600.0  # nobody who is still at work on a part leaves it unwritten for so long
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HEADROOM = 1 << 20


class Copies:
    """The copies in one folder. Any thread may call its methods, and several programs may share it."""

    def __init__(self, folder: Path, limits: Limits = LIMITS, now_s: Callable[[], float] = time.time) -> None:
        """Keep them in `folder`, which is made when it is needed; `now_s` gives seconds since 1970."""
        self._folder, self._limits, self._now_s = folder, limits, now_s

    def provide(self, audio: MediaRef, step: Step = unwatched) -> Path:
        """A seekable copy of `audio`: the one that is there, or a new one.

        Args:
            audio: the file as it was when it was hashed, with its true length.
            step: hears how far the copying is, and may raise to stop it; then nothing is left behind.

        Raises:
            WorldError: there is no room, the folder cannot be written, or the file is damaged or gone.
        """
        path = self._folder / f"{audio.hash}.mka"
        if fits(path, audio.duration_ms or 0):
            with suppress(OSError):
                os.utime(path, (self._now_s(), self._now_s()))
            return path
        try:
            self._make(audio, path, step)
        except UncopyableError as error:
            raise _failed(message("It is damaged. Copy or download the audio again.")) from error
        except OSError as error:
            raise _failed(self._reason(error)) from error
        return path

    def tidy(self) -> None:
        """Remove what crashed programs left, what is too old, and what is over the limit."""
        with suppress(OSError):
            self._make_room(0)

    def _make(self, audio: MediaRef, path: Path, step: Step) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._make_room(audio.size + audio.size // 4 + _HEADROOM, besides=path.name)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            copy_packets(Path(audio.path), part, step)
            if not _unchanged(audio):
                raise _failed(message("The audio was changed meanwhile. Open it again."))
            if not fits(part, audio.duration_ms or 0):
                raise UncopyableError("incomplete")
            part.replace(path)
            os.utime(path, (self._now_s(), self._now_s()))
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _make_room(self, coming: int, besides: str = "") -> None:
        """Remove what has to go before `coming` bytes come, in place of the file called `besides`.

        Raises:
            OSError: there is no room, whatever goes; or the folder cannot be read.
        """
        files = list(_files(self._folder))
        now_s = self._now_s()
        for file in files:
            if _PART.fullmatch(file.name) and now_s - file.used_s > _ABANDONED_S:
                self._remove([file])
        kept = [file for file in files if _COPY.fullmatch(file.name) and file.name != besides]
        free = shutil.disk_usage(self._folder).free
        gone = leaving(kept, self._limits, coming=coming, free=free, now_s=now_s)
        if gone is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._remove(gone)

    def _remove(self, files: Iterable[Kept]) -> None:
        for file in files:
            with suppress(OSError):  # in use by another program, or gone already
                (self._folder / file.name).unlink()

    def _reason(self, error: OSError) -> Message:
        folder = str(self._folder)
        if error.errno in _NO_ROOM:
            return message("There is too little space for a copy in {folder}.", folder=folder)
        return message("The system says: {reason}", reason=str(error))


def _failed(reason: Message) -> WorldError:
    return WorldError(message("The audio could not be made seekable"), reason)


def _unchanged(audio: MediaRef) -> bool:
    stat = Path(audio.path).stat()
    return (stat.st_size, stat.st_mtime_ns) == (audio.size, audio.mtime_ns)


def _files(folder: Path) -> Iterable[Kept]:
    """What lies in `folder`; links and folders are nothing that was made here."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                stat = entry.stat(follow_symlinks=False)
                yield Kept(entry.name, stat.st_size, stat.st_mtime)
