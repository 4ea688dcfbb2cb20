"""Files that are no text, told by their first bytes."""

from __future__ import annotations

import re

from viewer.errors import Message, WorldError, message

_AUDIO = message("It is a sound file. Open it as the audio, and a text as its transcript.")
_PICTURE = message("It is a picture. Choose a text file.")
_OFFICE = message("It is a packed file or an office document. Save it as text or as a web page first.")
_SPREADSHEET = message("It is a spreadsheet. Save it as CSV first.")
_PAGES = message("It is a Pages document. Export it as a Word document first.")
_OLD_WORD = message("It is a document of an old Word. Save it as DOCX first.")
_LOCKED = message("It is protected by a password. Save a copy without one.")
_PDF = message("It is a PDF. Save its text as a text file first.")
_PROGRAM = message("It is a program. Choose a text file.")
NO_TEXT = message("It is no text file. Choose a text file, or a saved web page.")

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORD, _OPEN_DOCUMENT = b"word/document", b"vnd.oasis.opendocument.text"
_HINTS = (  # names inside of office documents
    (_ZIP, b"xl/workbook", _SPREADSHEET),
    (_ZIP, b"vnd.oasis.opendocument.spreadsheet", _SPREADSHEET),
    (_ZIP, b"Index/Document.iwa", _PAGES),
    (_ZIP, b"Index.zip", _PAGES),
    (_COMPOUND, "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    (_COMPOUND, "WordDocument".encode("utf-16-le"), _OLD_WORD),
)

_SIGNATURES: tuple[tuple[bytes, Message], ...] = (
    (b"ID3", _AUDIO),
    (b"OggS", _AUDIO),
    (b"fLaC", _AUDIO),
    (b"RIFF", _AUDIO),
    (b"FORM", _AUDIO),
    (b"\x1aE\xdf\xa3", _AUDIO),
    (b"\xff\xfb", _AUDIO),
    (b"\xff\xf3", _AUDIO),
    (b"\xff\xf1", _AUDIO),
    (b"\xff\xf9", _AUDIO),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (_ZIP, _OFFICE),
    (_COMPOUND, _OFFICE),
    (b"\x1f\x8b", _OFFICE),
    (b"bplist0", NO_TEXT),
    (b"%PDF", _PDF),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
)
_TEXTUAL_SIGNATURES = {b"ID3", b"FORM", b"RIFF"}  # a text may begin with these letters
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOISE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_LOOKED_AT = 8192
_MOST_NOISE = 0.02


def kind_of(data: bytes) -> Message | None:
    """What a file that is no text is, and what to do instead; None for what may be text."""
    head = data[:_LOOKED_AT]
    if head[4:8] == b"ftyp":
        return _AUDIO
    for signature, name, kind in _HINTS:
        if head.startswith(signature) and name in data:
            return kind
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (signature not in _TEXTUAL_SIGNATURES or _has_controls(head[:64])):
            return kind
    return None


def is_document(data: bytes) -> bool:
    """Whether a file is a document of a word processor that there is a reader for."""
    if data.startswith(_ZIP):
        return _WORD in data or _OPEN_DOCUMENT in data[:_LOOKED_AT]
    return data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def is_noise(text: str) -> bool:
    """Whether what was decoded is full of characters that no text holds, so that it never was one."""
    head = text[:_LOOKED_AT]
    return len(_NOISE.findall(head)) > max(2, len(head) * _MOST_NOISE)


def not_text(kind: Message) -> WorldError:
    """The error for a file that is `kind` instead of a text."""
    return WorldError(message("This is no transcript"), kind)


def _has_controls(head: bytes) -> bool:
    return _CONTROL.search(head) is not None
