"""The parts of a zipped document, and their XML as it is met: no entities, no document types, within bounds.

A document travels to its reader as a text of one character for each byte, see `decode.decode`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from viewer.archive import Archive
from viewer.core.steps import EVERY, Step
from viewer.errors import Message, WorldError, message

ZIP = "PK\x03\x04"
"""How an archive begins."""

_OPEN_DOCUMENT = (
    "mimetypeapplication/vnd.oasis.opendocument.text"  # the name of the first member and all of it
)
_LARGEST_PART = 128 << 20


class Visitor(Protocol):
    """Hears the elements of a part in the order of the source, with the prefixes their format is known by."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Text inside the element that began last, or a part of it."""


def is_open_document(head: str) -> bool:
    """Whether an archive is OpenDocument: of the documents that are let through, the others are Word's."""
    return _OPEN_DOCUMENT in head[:200] or ("content.xml" in head and "word/" not in head)


def damaged(reason: Message) -> WorldError:
    """What to say of a document that cannot be read."""
    return WorldError(message("This document cannot be read"), reason)


def open_packed(text: str) -> Archive:
    """The archive that a document is.

    Raises:
        WorldError: it is none, is damaged, or has too many parts.
    """
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError as error:
        raise damaged(
            message("It is damaged, or only a part of it is there: fetch it again from where it came from.")
        ) from error
    return Archive(io.BytesIO(data), damaged)


def read_part(archive: Archive, name: str) -> bytes | None:
    """A part of a document; None where there is none of that name.

    Raises:
        WorldError: it is damaged, encrypted, too large, or a bomb.
    """
    return archive.read(name, _LARGEST_PART) if name in archive.names() else None


def visit(data: bytes, visitor: Visitor, prefixes: Iterable[tuple[str, str]], step: Step) -> Message | None:
    """Tell `visitor` all of a part.

    Args:
        data: the XML.
        visitor: what it raises comes through.
        prefixes: the end of a namespace, and the prefix of the names in it; other names have the prefix "?".
        step: hears how far this is.

    Returns:
        What is damaged, so that the rest could not be read; None where all is well.

    Raises:
        WorldError: it declares entities.
    """
    target = _Target(visitor, dict(prefixes), max(1, len(data)), step)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        raise damaged(message("It declares entities, which could do harm.")) from error
    except (ParseError, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        parser.parser.buffer_text = False  # tells the text that came right before
        return message("{reason}", reason=error)
    return None


class _Target:
    """Between the parser and a visitor: names with prefixes, and steps now and then."""

    def __init__(self, visitor: Visitor, prefixes: dict[str, str], size: int, step: Step) -> None:
        self._visitor, self._prefixes, self._size, self._step = visitor, prefixes, size, step
        self._names: dict[str, str] = {}
        self._count = 0
        self.data = visitor.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count % EVERY == 0:
            self._step(min(1.0, self._count * 50 / self._size))
        named = {self._name(key): value for key, value in attributes.items()} if attributes else attributes
        self._visitor.start(self._name(tag), named)

    def end(self, tag: str) -> None:
        self._visitor.end(self._name(tag))

    def close(self) -> None:
        """The parser asks for this at the end."""

    def _name(self, tag: str) -> str:
        """The name with its prefix; a document has few names, and each very often."""
        name = self._names.get(tag)
        if name is None:
            namespace, _, local = tag.rpartition("}")
            found = (prefix for ending, prefix in self._prefixes.items() if namespace.endswith(ending))
            name = f"{next(found, '?')}:{local}" if namespace else local
            if len(self._names) < EVERY:
                self._names[tag] = name
        return name
