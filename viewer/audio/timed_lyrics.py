"""Lyrics with times in the tags of MP3: the frames called SYLT.

Source: https://id3.org/id3v2.4.0-frames
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.id3 import ID3

_LARGEST_TAG = 64 << 20  # bytes; pictures are in it, too
_LONGEST_FRAME = 1 << 20  # each word of ten hours
_LONGEST_PACKED = 64 << 10  # zlib makes a thousand times as much of it
_MOST_FRAMES = 8  # languages
_NAME = b"SYLT"
_WHOLE_UNSYNCHRONISED = 0x80
_PACKED = {3: 0x0080, 4: 0x0008}
_IN_FRAMES = 1
_OTHER, _LYRICS, _TRANSCRIPTION = range(3)  # events, chords and the like come after them


@dataclass(frozen=True, slots=True)
class TimedLyrics:
    """Words with times.

    Attributes:
        pieces: lines, words or syllables, and when each is heard; a line feed begins a line.
        in_frames: whether the times count frames of the audio, not milliseconds.
    """

    pieces: tuple[tuple[str, int], ...]
    in_frames: bool = False


def timed_lyrics(path: Path) -> list[TimedLyrics]:
    """All that the file's tags hold; damaged ones are passed over.

    Every frame is looked at by itself: mutagen's time grows with the square of what it is given at once.
    """
    try:
        with path.open("rb") as file:
            head = file.read(10)
            size = _synchsafe(head[6:10]) if head.startswith(b"ID3") and len(head) == 10 else 0
            body = file.read(size) if size <= _LARGEST_TAG else b""
    except OSError:
        return []
    version, flags = (head[3], head[5]) if body else (0, 0)
    if version not in _PACKED:
        return []
    if version == 3 and flags & _WHOLE_UNSYNCHRONISED:
        body, flags = body.replace(b"\xff\x00", b"\xff"), flags & ~_WHOLE_UNSYNCHRONISED
    read = (_read(version, flags & _WHOLE_UNSYNCHRONISED, frame) for frame in _frames(body, version))
    return [lyrics for lyrics in islice(read, _MOST_FRAMES) if lyrics is not None]


def _frames(body: bytes, version: int) -> Iterator[bytes]:
    """What begins like a frame of lyrics and is as long as it says."""
    place = body.find(_NAME)
    while place >= 0:
        size = body[place + 4 : place + 8]
        if len(size) < 4:
            return
        length = _synchsafe(size) if version == 4 and max(size) < 0x80 else int.from_bytes(size)
        packed = int.from_bytes(body[place + 8 : place + 10]) & _PACKED[version]
        if length <= min(_LONGEST_PACKED if packed else _LONGEST_FRAME, len(body) - place - 10):
            yield body[place : place + 10 + length]
        place = body.find(_NAME, place + 4)


def _read(version: int, flags: int, frame: bytes) -> TimedLyrics | None:
    size = len(frame)
    header = struct.pack(
        ">3sBBB4B", b"ID3", version, 0, flags, *((size >> by) & 0x7F for by in (21, 14, 7, 0))
    )
    try:
        found: list[Any] = ID3(BytesIO(header + frame), load_v1=False).getall("SYLT")  # type: ignore[no-untyped-call]
    except (MutagenError, ValueError, EOFError):
        return None
    for lyrics in found:
        if lyrics.type in (_OTHER, _LYRICS, _TRANSCRIPTION) and lyrics.text:
            return TimedLyrics(tuple(lyrics.text), in_frames=lyrics.format == _IN_FRAMES)
    return None


def _synchsafe(four: bytes) -> int:
    """A number of which each byte has seven bits."""
    number = 0
    for byte in four:
        number = number << 7 | byte & 0x7F
    return number
