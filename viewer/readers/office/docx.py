"""Word documents (``.docx``), of Word and of everything that saves in its format.

Source: ECMA-376 part 1, 17 (https://ecma-international.org/publications-and-standards/standards/ecma-376/).
Read from its XML, element by element: a model of the whole document would take a hundred times its text.
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
    ("wordprocessingml/2006/main", "w"),
    ("wordprocessingml/main", "w"),  # as the strict variant calls it
    ("markup-compatibility/2006", "mc"),
    ("dc/elements/1.1/", "dc"),
)
_MAIN = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_BESIDE = re.compile(r"word/(?:footnotes|endnotes|comments|header|footer)\d*\.xml", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre", "rubrik", "titolo", "título", "ttulo", "otsikko", "tittel"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_SKIPPED = frozenset({"mc:Fallback", "w:instrText", "w:delInstrText", "w:rt", "w:sdtPr", "w:rPrChange"})
_TEXT = frozenset({"w:t", "w:delText"})
_SIGNS = {"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_REFERENCES = {"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote",
               "w:commentReference": "w:comment"}  # fmt: skip
_NOTES = frozenset(_REFERENCES.values())
_OFF = frozenset({"0", "false", "off"})


class DocxReader:
    """The text of a document as it is printed; tracked deletions and hidden text are ignored."""

    key = "docx"
    label = message("Word document (DOCX)")
    suffixes = (".docx", ".docm")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the text is a ZIP archive and no document of another kind."""
        if head.startswith(ZIP) and not is_open_document(head):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the document; `text` has one character for each byte of the file, see `decode.decode`.

        Raises:
            WorldError: it is no document, is damaged, or is too large.
        """
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the document, with the speakers that were chosen; see `read`."""
        with open_packed(text) as archive:
            document = _document(archive, part(step, 0.0, 0.6))
        return draft_of(document, self.key, part(step, 0.6, 1.0), choices)


def _document(archive: Archive, step: Step) -> Document:
    main = next(filter(_MAIN.fullmatch, archive.names()), None)
    if main is None:
        raise damaged(message("It is no Word document."))
    body = _Body()
    fault = visit(archive.read(main, 128 << 20), body, _PREFIXES, step)
    document = body.gathering.close()
    if fault is not None:
        reason = message("The document is damaged after this paragraph: {reason}.", reason=fault)
        document.warnings.append(Remark(body.gathering.number, reason))
    for name in filter(_BESIDE.fullmatch, archive.names()):
        visit(read_part(archive, name) or b"", _Beside(body.gathering, body.references), _PREFIXES, unwatched)
    facts = _Facts()
    for name in ("docProps/core.xml", "word/styles.xml"):
        visit(read_part(archive, name) or b"", facts, _PREFIXES, unwatched)
    document.title = title_or_none(facts.title) or title_or_none(body.title)
    document.language = language_or_none(facts.language)
    return document


class _Body:
    """The document's own part.

    Attributes:
        gathering: what is met.
        title: the first line in the style of a title.
        references: number of the paragraph that refers to a note, by the note's element and id.
    """

    def __init__(self) -> None:
        self.gathering, self.title = Gathering(), ""
        self.references: dict[tuple[str, str], int] = {}
        self._skipped = self._deleted = self._quiet = 0
        self._in_text = self._is_title = False
        self._hidden: list[bool] = []  # of each run that is open
        self._spans: list[int] = []  # of each cell that is open
        self._unseen: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name in _DELETED:
            self._deleted += 1
        elif name == "w:pPr" or self._quiet:
            self._quiet += 1
            self._is_title |= name == "w:pStyle" and attributes.get("w:val", "").lower() in _TITLES
        elif name in _TEXT:
            self._in_text = True
        elif name in _SIGNS or (name == "w:tab" and self._hidden):
            self.data_of(_SIGNS.get(name, "\t"))
        elif name in _REFERENCES:
            self.references[_REFERENCES[name], attributes.get("w:id", "")] = self.gathering.number
        else:
            self._structure(name, attributes)

    def _structure(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:p":
            self.gathering.begin_paragraph()
        elif name == "w:r":
            self._hidden.append(False)
        elif name == "w:vanish" and self._hidden:
            self._hidden[-1] = attributes.get("w:val", "1") not in _OFF
        elif name == "w:tbl":
            self.gathering.begin_table()
        elif name == "w:tr":
            self.gathering.begin_row()
        elif name == "w:tc":
            self._spans.append(1)
            self.gathering.begin_cell()
        elif name == "w:gridSpan" and self._spans:
            span = attributes.get("w:val", "1")
            self._spans[-1] = int(span) if span.isdecimal() and len(span) < 4 else 1
        elif name == "w:sym":
            self.data_of(_symbol(attributes.get("w:char", "")))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _DELETED:
            self._deleted -= 1
            self._tell_unseen()
        elif self._quiet:
            self._quiet -= 1
        elif name in _TEXT:
            self._in_text = False
        elif name == "w:r" and self._hidden:
            self._hidden.pop()
            self._tell_unseen()
        elif name == "w:p":
            self._end_paragraph()
        elif name == "w:tc" and self._spans:
            self.gathering.end_cell(self._spans.pop())
        elif name == "w:tbl":
            self.gathering.end_table()

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self.data_of(text)

    def data_of(self, text: str) -> None:
        """Text of the paragraph, or of what nobody sees."""
        if self._deleted or (self._hidden and self._hidden[-1]):
            self._unseen.append(text)
        else:
            self.gathering.add(text)

    def _end_paragraph(self) -> None:
        text = self.gathering.end_paragraph()
        if self._is_title and not self.title:
            self.title = text
        self._is_title = False

    def _tell_unseen(self) -> None:
        if self._unseen and not self._deleted:
            self.gathering.aside("".join(self._unseen))
            self._unseen = []


class _Beside:
    """A part with notes, comments, or what is printed at the edge of each page."""

    def __init__(self, gathering: Gathering, references: dict[tuple[str, str], int]) -> None:
        self._gathering, self._references = gathering, references
        self._number, self._pieces, self._in_text = 0, [""], False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._in_text = name == "w:t"
        if name in _NOTES:
            self._number = self._references.get((name, attributes.get("w:id", "")), 0)
        elif name in _SIGNS or name == "w:tab":
            self._pieces.append(" ")

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "w:p":
            self._gathering.aside("".join(self._pieces), self._number)
            self._pieces = []

    def data(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)


class _Facts:
    """What the properties and the styles say of the whole document."""

    def __init__(self) -> None:
        self.title = self.language = self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._name = name
        if name == "w:lang" and not self.language:
            self.language = attributes.get("w:val", "")

    def end(self, name: str) -> None:  # noqa: ARG002 - whichever it is
        self._name = ""

    def data(self, text: str) -> None:
        if self._name == "dc:title":
            self.title += text
        elif self._name == "dc:language":
            self.language += text


def _symbol(code: str) -> str:
    """A character of a font of symbols; fonts have their own in the private range, which says nothing."""
    value = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    return chr(value) if 0x20 <= value < 0xD800 else ""
