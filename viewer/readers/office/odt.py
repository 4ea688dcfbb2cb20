"""OpenDocument texts (``.odt``), of LibreOffice and of everything that saves in its format.

Source: OpenDocument 1.3 part 3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/).
"""

from __future__ import annotations

import re

from viewer.archive import Archive
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.office.document import Document, Gathering, language_or_none, title_or_none
from viewer.readers.office.packed import ZIP, damaged, is_open_document, open_packed, read_part, visit
from viewer.readers.office.turns import draft_of

_PREFIXES = (
    ("xmlns:text:1.0", "text"),
    ("xmlns:table:1.0", "table"),
    ("xmlns:office:1.0", "office"),
    ("xmlns:style:1.0", "style"),
    ("xmlns:xsl-fo-compatible:1.0", "fo"),
    ("dc/elements/1.1/", "dc"),
)
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_ASIDES = frozenset({"text:note-body", "office:annotation", "text:tracked-changes", "style:header",
                     "style:footer", "style:header-first", "style:footer-first", "style:header-left",
                     "style:footer-left"})  # fmt: skip
_SKIPPED = frozenset({"dc:creator", "dc:date", "text:note-citation", "text:ruby-text", "office:forms",
                      "?:title", "?:desc", "text:hidden-text", "office:change-info"})  # fmt: skip
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100  # that one element stands for


class OdtReader:
    """The text of a document as it is printed; tracked deletions and hidden text are ignored."""

    key = "odt"
    label = message("OpenDocument text (ODT)")
    suffixes = (".odt", ".ott")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the text is a ZIP archive that says what it holds."""
        if head.startswith(ZIP) and is_open_document(head):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the document; `text` has one character for each byte of the file, see `decode.decode`.

        Raises:
            WorldError: it is no document, is damaged, protected by a password, or too large.
        """
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the document, with the speakers that were chosen; see `read`."""
        with open_packed(text) as archive:
            document = _document(archive, part(step, 0.0, 0.6))
        return draft_of(document, self.key, part(step, 0.6, 1.0), choices)


def _document(archive: Archive, step: Step) -> Document:
    if b"encryption-data" in (read_part(archive, "META-INF/manifest.xml") or b""):
        raise damaged(message("It is protected by a password. Save a copy without one."))
    content = read_part(archive, "content.xml")
    if content is None:
        raise damaged(message("It is no OpenDocument text."))
    body = _Body()
    fault = visit(content, body, _PREFIXES, step)
    document, last = body.gathering.close(), body.gathering.number
    if fault is not None:
        reason = message("The document is damaged after this paragraph: {reason}.", reason=fault)
        document.warnings.append(Remark(last, reason))
    body.gathering.number = 0  # what follows is on every page
    for name in ("meta.xml", "styles.xml"):
        visit(read_part(archive, name) or b"", body, _PREFIXES, unwatched)
    document.title = title_or_none(body.said["dc:title"]) or title_or_none(body.title)
    document.language = language_or_none(body.said["dc:language"]) or language_or_none(body.language)
    return document


class _Body:
    """The parts of a document: first its text, then what the others say of it and print at its edges.

    Attributes:
        gathering: what is met.
        title: the first line in the style of a title.
        language: that of the styles.
        said: text of the properties, by element.
    """

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.title = self.language = ""
        self.said = {"dc:title": "", "dc:language": ""}
        self._fact = ""
        self._skipped = 0
        self._style = ""  # that is being declared
        self._titles = {"Title"}
        self._hidden: set[str] = set()
        self._spans: list[bool] = []  # whether each span that is open is hidden
        self._unseen: list[str] = []
        self._widths: list[int] = []
        self._is_title = False
        self._change = ""  # the tracked deletion that is being told
        self._changes: dict[str, list[int]] = {}  # places of deletions among the asides, by id

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name in _PARAGRAPHS:
            self._is_title = attributes.get("text:style-name", "") in self._titles
            self.gathering.begin_paragraph()
        elif name in _ASIDES:
            self.gathering.begin_aside()
        elif name in _CELLS:
            self._widths.append(_number(attributes.get("table:number-columns-repeated")))
            self.gathering.begin_cell()
        elif name.startswith("text:"):
            self._inline(name, attributes)
        elif name.startswith("style:"):
            self._declare(name, attributes)
        elif name == "table:table":
            self.gathering.begin_table()
        elif name == "table:table-row":
            self.gathering.begin_row()
        self._fact = name if name in self.said else ""

    def _inline(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:s":
            self._add(" " * _number(attributes.get("text:c")))
        elif name == "text:tab":
            self._add("\t")
        elif name == "text:line-break":
            self._add("\n")
        elif name == "text:span":
            self._spans.append(attributes.get("text:style-name", "") in self._hidden)
        elif name == "text:changed-region":
            self._change = attributes.get("text:id") or attributes.get("xml:id", "")
        elif name == "text:change":
            for place in self._changes.get(attributes.get("text:change-id", ""), ()):
                told = self.gathering.document.beside[place]
                self.gathering.document.beside[place] = Remark(self.gathering.number, told.text)

    def _declare(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style:style":
            self._style = attributes.get("style:name", "")
            if attributes.get("style:parent-style-name") == "Title":
                self._titles.add(self._style)
        elif name == "style:default-style":
            self._style = ""
        elif name == "style:text-properties":
            if attributes.get("text:display") == "none" and self._style:
                self._hidden.add(self._style)
            if not self._style and not self.language and (language := attributes.get("fo:language")):
                country = attributes.get("fo:country", "none")
                self.language = language if country == "none" else f"{language}-{country}"

    def end(self, name: str) -> None:
        self._fact = ""
        if self._skipped:
            self._skipped -= 1
        elif name in _PARAGRAPHS:
            before = len(self.gathering.document.beside)
            text = self.gathering.end_paragraph()
            if self._change:
                told = range(before, len(self.gathering.document.beside))
                self._changes.setdefault(self._change, []).extend(told)
            if self._is_title and not self.title:
                self.title = text
        elif name in _ASIDES:
            self.gathering.end_aside()
            self._change = ""
        elif name in _CELLS:
            self.gathering.end_cell(self._widths.pop())
        elif name == "text:span":
            self._spans.pop()
            self._tell_unseen()
        elif name == "table:table":
            self.gathering.end_table()

    def data(self, text: str) -> None:
        if self._fact:
            self.said[self._fact] += text
        elif not self._skipped:
            self._add(_BLANKS.sub(" ", text))

    def _add(self, text: str) -> None:
        if True in self._spans:
            self._unseen.append(text)
        else:
            self.gathering.add(text)

    def _tell_unseen(self) -> None:
        if self._unseen and True not in self._spans:
            self.gathering.aside("".join(self._unseen))
            self._unseen = []


def _number(text: str | None) -> int:
    """How often; once where nothing, or nothing sensible, is written."""
    return min(int(text), _MOST_BLANKS) if text and text.isdecimal() and len(text) < 6 else 1
