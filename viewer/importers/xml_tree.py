"""XML of others as a tree: no entities, no document types, within bounds of size and depth."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from viewer.errors import message
from viewer.importers.guard import damaged

_MOST_ELEMENTS = 1_000_000
_DEEPEST = 100


def read_tree(data: bytes) -> Element:
    """The root of the tree; names have no namespace.

    All is given to the parser at once: in pieces, a name of many megabytes would be looked at anew with each.

    Raises:
        WorldError: it is damaged, declares entities, is nested too deeply, or has too many elements.
    """
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise damaged(message("It declares entities, which could do harm.")) from error
    except (ParseError, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise damaged(message("It is damaged: {reason}", reason=error)) from error
    return root


class _BoundedBuilder(TreeBuilder):
    """Builds the tree as long as it stays within bounds."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth, self._count = self._depth + 1, self._count + 1
        if self._depth > _DEEPEST:
            raise damaged(message("It is nested too deeply."))
        if self._count > _MOST_ELEMENTS:
            raise damaged(message("It has too many parts."))
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])
