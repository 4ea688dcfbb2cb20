"""What is in a document, whichever program wrote it: paragraphs, tables, and what stands beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from viewer.core.transcript import Remark
from viewer.errors import message

_UNTITLED = re.compile(
    r"(?:untitled|unbenannt|namnlös|microsoft word|word document|(?:document|dokument)\s?\d*$).*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_DEEPEST_TABLE = 3  # tables in tables; deeper ones are no more than their paragraphs
_WIDEST = 64  # cells that one cell may cover
_BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading.

    Attributes:
        number: its place among all paragraphs of the document, from 1; the empty ones count, too.
        text: may hold tabs, line feeds and no-break spaces.
    """

    number: int
    text: str


@dataclass(slots=True)
class Row:
    """A row of a table.

    Attributes:
        number: of its first paragraph.
        cells: the text of each; what a cell covers beyond its own column is empty.
    """

    number: int
    cells: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table that stands in no other."""

    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """A document taken apart.

    Attributes:
        blocks: in the order of the text.
        beside: what is no part of the text: notes, comments, headers and footers, deleted and hidden text.
        warnings: what could not be read.
        title: as its properties or its title line name it, or empty.
        language: BCP 47 tag, or empty.
    """

    blocks: list[Paragraph | Table] = field(default_factory=list)
    beside: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    title: str = ""
    language: str = ""


class Gathering:
    """Hears what a reader meets, one thing after the other, and puts it in its place in a `Document`.

    Beginnings and ends need not match: what is left open is closed by `close`.

    Attributes:
        document: what has been gathered.
        number: of the last paragraph that began.
    """

    def __init__(self) -> None:
        self.document = Document()
        self.number = 0
        self._open: list[tuple[int, list[str]]] = []
        self._tables: list[Table] = []
        self._cells: list[list[str]] = []
        self._deeper = 0  # tables that are open beyond those that are told apart
        self._asides: list[int] = []  # for each that is open, how many paragraphs were open when it began

    def begin_paragraph(self) -> None:
        """A paragraph begins, perhaps within another one, as in a text box."""
        if not self._asides:
            self.number += 1
        self._open.append((self.number, []))

    def add(self, text: str) -> None:
        """Text of the paragraph that is open; text outside of all is none."""
        if self._open:
            self._open[-1][1].append(text)

    def end_paragraph(self) -> str:
        """The paragraph that began last ends; its text."""
        if not self._open or (self._asides and len(self._open) <= self._asides[-1]):
            return ""
        number, pieces = self._open.pop()
        text = "".join(pieces)
        self._put(number, text)
        return text

    def begin_aside(self) -> None:
        """What follows is no part of the text, until `end_aside`."""
        self._asides.append(len(self._open))

    def end_aside(self) -> None:
        """The text goes on."""
        if self._asides:
            while len(self._open) > self._asides[-1]:
                self.end_paragraph()
            self._asides.pop()

    def aside(self, text: str, number: int | None = None) -> None:
        """A piece that is no part of the text; it belongs to paragraph `number`, else to the latest."""
        if text.strip():
            place = self.number if number is None else number
            self.document.beside.append(Remark(place, message("{text}", text=text.strip())))

    def begin_table(self) -> None:
        """A table begins, perhaps within a cell of another; in an aside it is no more than its paragraphs."""
        if self._asides:
            return
        if len(self._tables) < _DEEPEST_TABLE:
            self._tables.append(Table())
        else:
            self._deeper += 1

    def end_table(self) -> None:
        """The table that began last ends; within another one, its rows are lines of the cell around it."""
        if not self._tables or self._asides:
            return
        if self._deeper:
            self._deeper -= 1
            return
        table = self._tables.pop()
        if not self._tables:
            self.document.blocks.append(table)
        elif self._cells:
            self._cells[-1] += ["\t".join(row.cells) for row in table.rows]

    def begin_row(self) -> None:
        """A row begins."""
        if self._tables and not self._asides and not self._deeper:
            self._tables[-1].rows.append(Row(self.number + 1))

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._tables and not self._asides and not self._deeper:
            self._cells.append([])

    def end_cell(self, columns: int = 1) -> None:
        """The cell ends; it is as wide as so many columns."""
        if self._cells and not self._asides and not self._deeper:
            text = "\n".join(self._cells.pop()).strip(_BLANKS)
            if self._tables and self._tables[-1].rows:
                self._tables[-1].rows[-1].cells += [text] + [""] * (min(columns, _WIDEST) - 1)

    def close(self) -> Document:
        """The document; what was still open ends here."""
        while self._asides:
            self.end_aside()
        while self._open:
            self.end_paragraph()
        self._deeper = 0
        while self._cells:
            self.end_cell()
        while self._tables:
            self.end_table()
        return self.document

    def _put(self, number: int, text: str) -> None:
        if self._asides:
            self.aside(text, number)
        elif self._cells:
            self._cells[-1].append(text)
        else:
            self.document.blocks.append(Paragraph(number, text))


def title_or_none(text: str) -> str:
    """`text` as a title; empty where it is what programs call documents that nobody has named."""
    text = " ".join(text.split())
    return "" if _UNTITLED.fullmatch(text) else text


def language_or_none(text: str) -> str:
    """`text` as a BCP 47 tag; empty where it is none."""
    text = text.strip().replace("_", "-")
    return text if _LANGUAGE.fullmatch(text) and text.lower() not in {"zxx", "und", "none"} else ""
