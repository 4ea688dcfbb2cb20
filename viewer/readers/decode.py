"""From the bytes of a transcript to its text, whatever wrote them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from viewer.core.transcript import Remark
from viewer.errors import WorldError, message
from viewer.readers.binary import NO_TEXT, is_document, is_noise, kind_of, not_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MIME = re.compile(rb"^mime-version:", re.MULTILINE)
_DECLARED_WITHIN = 4096
_NO_ENCODINGS = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"))
"""What Python calls so and no file is written in."""
_SAMPLE = 64 * 1024
_FEW_DAMAGED = 0.01  # of the characters outside ASCII; of all where NUL is counted
_SOME_NUL = 2

# What the languages written in Windows-1252 use of its upper half, apart from letters.
_WESTERN = frozenset("\u00a0€‚„…‘’“”•–—™¡§©«®°·»¿´º½×")


@dataclass(slots=True)
class Decoded:
    """A text and how it was read.

    Attributes:
        text: without byte order mark.
        encoding: Python's name of it.
        warnings: characters that could not be read.
    """

    text: str
    encoding: str
    warnings: list[Remark] = field(default_factory=list)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`.

    Looks for a byte order mark, a declaration in HTML, UTF-16 without a mark, UTF-8, and then for the
    likeliest of the older encodings. An archive of a web page declares an encoding for each of its parts, and
    so do documents of word processors; they become a text of one character for each byte.

    Args:
        data: a whole file.
        encoding: what somebody knows it to be; None to find out. Documents are read without it.

    Raises:
        WorldError: the file is empty, is no text, is full of NUL bytes, or is not in the given encoding.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise WorldError(message("The transcript is empty"), message("There is not a single letter in it."))
    if is_document(data):
        return Decoded(data.decode("latin-1"), "latin-1")
    if kind := kind_of(data):
        raise not_text(kind)
    if not encoding and _is_archive(data):
        return Decoded(data.decode("latin-1"), "latin-1")
    decoded = _known(data, encoding) if encoding else _found(data)
    if is_noise(decoded.text):
        raise not_text(NO_TEXT)
    return _without_nul(decoded)


def _is_archive(data: bytes) -> bool:
    head = data[:_DECLARED_WITHIN].lower()
    return b"multipart/related" in head and _MIME.search(head) is not None


def _known(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_text(data, encoding).removeprefix("\ufeff"), encoding)
    except LookupError as error:
        raise WorldError(message("There is no encoding called {encoding}", encoding=encoding)) from error
    except UnicodeError as error:
        raise WorldError(
            message("The transcript is not written in {encoding}", encoding=encoding),
            message("Let the encoding be found, or choose another one."),
        ) from error


def _text(data: bytes, encoding: str) -> str:
    """`data` in an encoding that somebody named; a LookupError where that is none of texts."""
    if "\0" in encoding or encoding.lower().replace("-", "_") in _NO_ENCODINGS:
        raise LookupError(encoding)
    return data.decode(encoding)


def _found(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], encoding)
    if wide := _wide(data):
        return _lenient(data, wide)
    declared = _META.search(data, 0, _DECLARED_WITHIN)
    return _declared(data, declared[1].decode("ascii", "replace")) if declared else _undeclared(data)


def _declared(data: bytes, encoding: str) -> Decoded:
    """Pages say "iso-8859-1" and mean Windows-1252, and some say one thing and are another."""
    encoding = encoding.lower()
    if encoding in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        encoding = "cp1252"
    try:
        return Decoded(_text(data, encoding), encoding)
    except (LookupError, UnicodeError):
        return _undeclared(data)


def _undeclared(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # cut off inside its last character
            return _lenient(data, "utf-8")
    repaired = _lenient(data, "utf-8")
    damaged = repaired.text.count("\ufffd")
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", repaired.text)))
    return repaired if damaged <= foreign * _FEW_DAMAGED else _older(data)


def _older(data: bytes) -> Decoded:
    western = data.decode("cp1252", "replace")
    if _is_western(western):
        return _lenient(data, "cp1252")
    import charset_normalizer

    start = max(0, re.search(rb"[\x80-\xff]", data).start() - 1024)  # type: ignore[union-attr]
    best = charset_normalizer.from_bytes(data[start : start + _SAMPLE]).best()
    return _lenient(data, best.encoding if best else "cp1252")


def _is_western(text: str) -> bool:
    """Whether Windows-1252 gave words: letters beyond ASCII stand among ASCII letters, few signs between."""
    foreign = re.findall(r"[^\x00-\x7f]", text[: 4 * _SAMPLE]) or re.findall(r"[^\x00-\x7f]", text)
    letters = sum(character.isalpha() and character not in "ºª" for character in foreign)
    odd = sum(not character.isalpha() and character not in _WESTERN for character in foreign)
    plain = sum(map(len, re.findall(r"[A-Za-z]+", text[: 4 * _SAMPLE])))
    return odd * 20 <= len(foreign) and letters <= plain


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as NUL in every other byte of Western text."""
    head = data[:_DECLARED_WITHIN]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head) or min(even, odd) * 50 > len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Decode with a mark in place of each character that cannot be read, and a warning for its line."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    count, line = text.count("\ufffd"), text.count("\n", 0, max(text.find("\ufffd"), 0)) + 1
    remark = message(
        "Characters that could not be read: {count}, the first of them in this line.", count=count
    )
    return Decoded(text, encoding, [Remark(line, remark)])


def _without_nul(decoded: Decoded) -> Decoded:
    """The text with marks in place of some NUL bytes, and without those that a copy cut short ends with.

    Raises:
        WorldError: there are too many inside.
    """
    place = decoded.text.find("\0")
    if place < 0:
        return decoded
    line = decoded.text.count("\n", 0, place) + 1
    text = decoded.text.rstrip("\0")
    if text.count("\0") > max(_SOME_NUL, _FEW_DAMAGED * len(text)):
        column = place - decoded.text.rfind("\n", 0, place)
        raise WorldError(
            message("The transcript holds bytes that are no text"),
            message(
                "There is a NUL at line {line}, character {column}: the file is damaged.",
                line=line,
                column=column,
            ),
        )
    count = decoded.text.count("\0")
    remark = message(
        "Characters that could not be read: {count}, the first of them in this line.", count=count
    )
    return Decoded(text.replace("\0", "\ufffd"), decoded.encoding, [*decoded.warnings, Remark(line, remark)])
