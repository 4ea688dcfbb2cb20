"""What all Word documents share, by python-docx (https://python-docx.readthedocs.io)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import cast

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from viewer.core.flat import xml_text

_STYLES = ("Title", "Subtitle", "Heading 2", "Quote")
_LONGEST_PROPERTY = 255


class Sheet:
    """A new document, and its end.

    python-docx looks for the place of a new last paragraph from the first one on: what is put before an empty
    last one costs the same however long the document is. Nor is a style looked up twice.

    Attributes:
        document: the whole.
    """

    def __init__(self, title: str, moment: datetime, language: str | None = None) -> None:
        """Begin a document.

        Args:
            title: of the whole.
            moment: when it is written (UTC).
            language: BCP 47 tag; empty where nobody says, None for that of the template.
        """
        self.document: Docx = Document()
        facts = self.document.core_properties
        facts.title, facts.author, facts.comments = document_text(title)[:_LONGEST_PROPERTY], "", ""
        facts.created = facts.modified = moment
        if language is not None:
            self._speak(document_text(language)[:_LONGEST_PROPERTY])
        self._end = self.document.add_paragraph()
        self._ids = {name: self.document.styles[name].style_id for name in _STYLES}

    def _speak(self, language: str) -> None:
        self.document.core_properties.language = language
        for each in list(self.document.styles.element.iter(qn("w:lang"))):
            if language:
                each.set(qn("w:val"), language)
            else:
                each.getparent().remove(each)

    def add(self, text: str = "", style: str = "Normal") -> Paragraph:
        """A further paragraph."""
        paragraph = self._end.insert_paragraph_before()
        if style != "Normal":
            cast("CT_P", paragraph.paragraph_format.element).style = self._ids[style]
        if text:
            paragraph.add_run(document_text(text))
        return paragraph

    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def document_text(text: str) -> str:
    """Words as a document can hold them."""
    return xml_text(text.replace("\r\n", "\n"))
