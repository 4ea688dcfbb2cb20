"""A REFI-QDA codebook (``.qdc``): the tags alone.

Source: "REFI-QDA Codebook" (https://www.qdasoftware.org), schema ``urn:QDA-XML:codebook:1.0``.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from viewer.core.bundle import Bundle
from viewer.errors import WorldError, message
from viewer.writers.refi_codes import add_codes, as_xml


class CodebookWriter:
    """All tags with their colours and what they stand for."""

    key = "qdc"
    label = message("REFI-QDA codebook")
    suffix = ".qdc"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:  # noqa: ARG002 - tags only
        """The codebook.

        Raises:
            WorldError: there are no tags: the schema wants one at least.
        """
        if not bundle.tag_names():
            raise WorldError(
                message("There are no tags to make a codebook of"), message("Tag a passage first.")
            )
        root = Element("CodeBook", {"xmlns": "urn:QDA-XML:codebook:1.0", "origin": "Turnlight"})
        add_codes(SubElement(root, "Codes"), bundle)
        return as_xml(root)
