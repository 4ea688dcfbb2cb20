"""Audio, transcript or chapters? By the ending of the name, else by the first bytes."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.core.records import MediaKind
from viewer.errors import WorldError, message

AUDIO_SUFFIXES = (
    *(".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".webm", ".mp4", ".mka"),
)
"""Endings of audio files; of two recordings of one name the earlier in this list is taken."""

TRANSCRIPT_SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".mhtml",
    ".webarchive",
    ".mht",
    ".docx",
    ".docm",
    ".odt",
    ".ott",
    ".rtf",
    ".vtt",
    ".srt",
    ".sbv",
    ".ttml",
    ".dfxp",
    ".itt",
    ".lrc",
    ".srv1",
    ".srv2",
    ".srv3",
    ".ytt",
    ".json3",
    ".json",
    ".otr",
    ".eaf",
    ".textgrid",
    ".csv",
    ".tsv",
    ".tab",
)
"""Endings of transcripts; of two transcripts of one name the earlier in this list is taken."""

_HEAD_BYTES = 4096
_CHAPTERS_NAME = re.compile(r"(?:(.*)[._-])?chapters\.json", re.IGNORECASE | re.DOTALL)
# (offset, bytes, ending): how audio files begin. Source: https://en.wikipedia.org/wiki/List_of_file_signatures
_AUDIO_SIGNATURES = (
    (0, b"ID3", ".mp3"),
    (0, b"OggS", ".ogg"),
    (0, b"fLaC", ".flac"),
    (0, b"RIFF", ".wav"),
    (0, b"RF64", ".wav"),
    (0, b"FORM", ".aiff"),
    (0, b"caff", ".caf"),
    (0, b"\x1aE\xdf\xa3", ".mka"),  # Matroska, WebM
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ".wma"),  # Windows Media
    (4, b"ftyp", ".m4a"),
)
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # office documents, new and old
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def kind_of(path: Path) -> MediaKind:
    """Which half of an episode this file is.

    Raises:
        WorldError: it cannot be read, or is neither sound nor text.
    """
    suffix = path.suffix.lower()
    if suffix in AUDIO_SUFFIXES:
        return MediaKind.AUDIO
    return MediaKind.TRANSCRIPT if suffix in TRANSCRIPT_SUFFIXES else _kind_by_content(path)


def is_chapters(path: Path) -> bool:
    """Whether this file lists chapters: JSON that begins so, or is called so and holds no transcript."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    from viewer.readers import podcast_chapters, registry

    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            head = file.read(registry.HEAD)
    except OSError:
        return False
    named = _CHAPTERS_NAME.fullmatch(path.name) is not None
    return podcast_chapters.recognised(head) or (named and not podcast_chapters.holds_words(head))


def chapters_of(path: Path) -> str:
    """What a list of chapters is called before that word: the name of its audio, or nothing at all."""
    named = _CHAPTERS_NAME.fullmatch(path.name)
    return path.stem if named is None else named[1] or ""


def _kind_by_content(path: Path) -> MediaKind:
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise WorldError(message("{name} is no ordinary file", name=path.name))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        reason = message("{reason}", reason=error.strerror or error)
        raise WorldError(message("{name} cannot be read", name=path.name), reason) from error
    if sound_suffix(head):
        return MediaKind.AUDIO
    if head.startswith(_PACKED):  # the readers say what it is, and what to do with it
        return MediaKind.TRANSCRIPT
    if b"\0" not in head or head.startswith(_BYTE_ORDER_MARKS):
        return MediaKind.TRANSCRIPT
    raise WorldError(
        message("{name} is neither audio nor text", name=path.name),
        message(
            "Open an audio file such as MP3 or M4A, and a transcript such as a text file or a saved page."
        ),
    )


def sound_suffix(head: bytes) -> str:
    """The ending of an audio file that begins so; empty where it is none."""
    for offset, start, suffix in _AUDIO_SIGNATURES:
        if head.startswith(start, offset):
            return suffix
    # An MPEG or ADTS frame: eleven bits set, then a version and a layer. UTF-16's mark has a forbidden layer.
    frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[:2] not in _BYTE_ORDER_MARKS
    return (".mp3" if head[1] & 0x06 else ".aac") if frame else ""
