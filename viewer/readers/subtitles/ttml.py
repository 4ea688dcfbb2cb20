"""TTML: the subtitles of television and streaming (DFXP, IMSC, EBU-TT), and Apple's transcripts of podcasts.

https://www.w3.org/TR/ttml2/, https://www.w3.org/TR/ttml-imsc1.2/. Apple is told by its namespace; it writes
the times of words as those of the recording, not of the paragraph around them, and no blanks between words.
"""

from __future__ import annotations

import re

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.subtitles.ttml_document import Document
from viewer.readers.subtitles.turns import turns
from viewer.readers.xml_source import report, tell

_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?tt(?=[\s>])")
_APPLE = re.compile(r"<(?:[\w.-]{1,60}:)?tt\s[^>]{0,5000}[\"']https?://[^\"']{0,200}apple\.com")
_ROOT_WITHIN = 8192


class TtmlReader:
    """Paragraphs with times are cues; agents are speakers; how it is to look is passed over."""

    key = "ttml"
    label = message("TTML subtitles")
    suffixes = (".ttml", ".dfxp", ".itt", ".xml")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the root stands among the first elements."""
        if head.lstrip("\ufeff \t\r\n")[:1] == "<" and _ROOT.search(head, 0, _ROOT_WITHIN):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join paragraphs to turns; what the document says of itself is ignored, damage costs its paragraph.

        Where the times of what is inside others fit only if all are those of the recording, they are.

        Raises:
            WorldError: it declares entities.
        """
        whole = _APPLE.search(text, 0, _ROOT_WITHIN) is not None
        draft, document = self._tell(text, part(step, 0.0, 0.4), whole=whole)
        if not whole and document.is_misread():
            draft, document = self._tell(text, part(step, 0.4, 0.8), whole=True)
        draft.turns = list(turns(document.captions()))
        step(1.0)
        return draft

    def _tell(self, text: str, step: Step, *, whole: bool) -> tuple[Draft, Document]:
        draft = Draft(self.key)
        document = Document(draft, whole=whole)
        report(tell(text, document, "p", step), draft)
        return draft, document
