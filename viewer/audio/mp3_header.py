"""The header that tells where the times of an MP3 file of varying bit rate lie, if it has one.

It stands in the place of the first frame: Xing's (called "Info" where the rate is constant) behind the
frame's side information, Fraunhofer's ("VBRI") always 32 bytes behind its head. Layout after G. Bouvigne,
http://gabriel.mp3-tech.org/mp3infotag.html, and K. Windszus, "MPEG Audio Frame Header".
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

_ID3_HEAD = 10
_ID3_FOOTER = 0x10
_FRAME_HEAD = 4
_REACH = 8_192  # bytes behind the tags in which the first frame begins, or there is none
_XING_TABLE = 0x04  # flag: a table of a hundred places follows
_VBRI_AT = _FRAME_HEAD + 32


def has_seek_table(path: Path) -> bool:
    """Whether the MP3 file at `path` says where its times lie.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        _skip_id3(file)
        head = file.read(_REACH)
    start = _first_frame(head)
    return start is not None and _tells_places(head[start:])


def _skip_id3(file: BinaryIO) -> None:
    """Go behind all ID3v2 tags at the start; their size is written in 7 bits a byte."""
    place = 0
    while (head := file.read(_ID3_HEAD))[:3] == b"ID3" and len(head) == _ID3_HEAD:
        size = 0
        for byte in head[6:]:
            size = size << 7 | byte & 0x7F
        place += _ID3_HEAD + size + (_ID3_HEAD if head[5] & _ID3_FOOTER else 0)
        file.seek(place)
    file.seek(place)


def _first_frame(data: bytes) -> int | None:
    """Where the first frame of layer III begins; zeros and other padding may stand before it."""
    for place in range(len(data) - _FRAME_HEAD):
        if data[place] == 0xFF and _is_frame(data[place : place + _FRAME_HEAD]):
            return place
    return None


def _is_frame(head: bytes) -> bool:
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bit_rate, sample_rate = head[2] >> 4, head[2] >> 2 & 3
    return head[1] >> 5 == 7 and version != 1 and layer == 1 and bit_rate != 15 and sample_rate != 3


def _tells_places(frame: bytes) -> bool:
    if frame[_VBRI_AT : _VBRI_AT + 4] == b"VBRI":
        return True
    mpeg_1, mono = frame[1] >> 3 & 3 == 3, frame[3] >> 6 == 3
    side = (17 if mono else 32) if mpeg_1 else (9 if mono else 17)
    tag = frame[_FRAME_HEAD + side : _FRAME_HEAD + side + 8]
    return tag[:4] in (b"Xing", b"Info") and len(tag) == 8 and bool(tag[7] & _XING_TABLE)
