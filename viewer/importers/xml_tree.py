"""XML of others as a tree: no entities, no document types, within bounds of size and depth."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from viewer.errors import message
from viewer.importers.guard import damaged

_MOST_ELEMENTS = 1_000_000
_DEEPEST = 100


def read_tree(data: bytes) -> Element:
    """The root of the tree; names have no namespace.

    Raises:
        WorldError: it is damaged, declares entities, is nested too deeply, or has too many elements.
    """
    root: Element | None = None
    depth = count = 0
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            depth, count = depth + 1, count + 1
            root = element if root is None else root
            element.tag = element.tag.rpartition("}")[2]
            if depth > _DEEPEST:
                raise damaged(message("It is nested too deeply."))
            if count > _MOST_ELEMENTS:
                raise damaged(message("It has too many parts."))
    except DefusedXmlException as error:
        raise damaged(message("It declares entities, which could do harm.")) from error
    except (ParseError, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise damaged(message("It is damaged: {reason}", reason=error)) from error
    if root is None:
        raise damaged(message("It is empty."))
    return root
