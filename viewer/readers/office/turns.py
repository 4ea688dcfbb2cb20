"""The transcript among the blocks of a document: in its lines, or in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.office.document import Document, Paragraph, Row, Table
from viewer.readers.tables.columns import Roles, find_roles
from viewer.readers.tables.rows import add_row
from viewer.readers.turn_text.reader import read_lines
from viewer.readers.turn_text.title import title_of

_BLANKS = " \t\r\n"
_BREAKS = re.compile(r"[ \t\r\n]+")
_Line = tuple[int, str]


def draft_of(document: Document, key: str, step: Step = unwatched, choices: Choices = AUTOMATIC) -> Draft:
    """The turns of a document: of its tables, where these hold no fewer than its lines, else of its lines.

    What a remark calls a line is a paragraph.

    Args:
        document: what a reader has found.
        key: the reader's.
        step: hears how far this is.
        choices: which names are speakers.
    """
    tables = {id(block): found for block in _tables(document) if (found := find_roles(_cells(block)))}
    draft = _of_tables(document, tables, key) if tables else Draft(key)
    names = any(columns.speaker is not None for columns in tables.values())
    others = [block for block in document.blocks if id(block) not in tables or not names]
    in_lines = _of_lines(_lines(others), key, part(step, 0.0, 0.5), choices)
    if not tables or (not names and _names(in_lines) and _timed(in_lines) >= len(draft.turns)):
        draft = in_lines
    elif _timed(in_lines) > len(draft.turns):
        draft = _of_lines(_lines(document.blocks), key, part(step, 0.5, 1.0), choices)
    step(1.0)
    _part_from_title(draft, document.title)
    first = draft.turns[0].line if draft.turns else 0
    draft.title = document.title or title_of(
        [str(remark.text) for remark in draft.ignored if remark.line < first]
    )
    draft.language, draft.source = document.language, _source(document)
    draft.ignored = sorted([*draft.ignored, *document.beside], key=lambda remark: remark.line)
    draft.warnings[:0] = document.warnings
    return draft


def _part_from_title(draft: Draft, title: str) -> None:
    """A title above what has no times is no turn of nobody; a backslash may keep it from being a name."""
    if title and len(draft.turns) > 1:
        first = draft.turns[0]
        is_title = first.text.replace("\\", "") == title.replace("\\", "")
        if first.start_ms is None and first.speaker is None and is_title:
            del draft.turns[0]


def _source(document: Document) -> str:
    """The document as a text with a line for each paragraph."""
    lines: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines[block.number] = _BREAKS.sub(" ", block.text)
        else:
            lines |= {row.number: " ".join(_row_lines(row)) for row in block.rows}
    return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1))


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def _cells(table: Table) -> list[Sequence[str]]:
    return [row.cells for row in table.rows]


def _timed(draft: Draft) -> int:
    return sum(turn.start_ms is not None for turn in draft.turns)


def _names(draft: Draft) -> bool:
    return any(turn.speaker for turn in draft.turns)


def _of_lines(lines: Iterable[_Line], key: str, step: Step, choices: Choices) -> Draft:
    draft = Draft(key)
    numbers, texts = [], []
    for number, text in lines:
        numbers.append(number)
        texts.append(text)
    read_lines(texts, numbers, draft, step, choices)
    return draft


def _of_tables(document: Document, tables: dict[int, Roles], key: str) -> Draft:
    """The rows of the tables that were recognised; all else is ignored."""
    draft = Draft(key)
    for block in document.blocks:
        columns = tables.get(id(block))
        if columns is None or isinstance(block, Paragraph):
            draft.ignored += [
                Remark(number, message("{text}", text=text)) for number, text in _lines([block]) if text
            ]
            continue
        for place, row in enumerate(block.rows):
            if place < columns.rows_above:
                text = "\t".join(row.cells).strip()
                draft.ignored.append(Remark(row.number, message("{text}", text=text)))
            else:
                add_row(row.cells, row.number, columns, draft)
    if not any(columns.has_times for columns in tables.values()):
        draft.warnings.append(
            Remark(0, message("No times were found: the text can be read, but not followed."))
        )
    return draft


def _lines(blocks: Iterable[Paragraph | Table]) -> Iterator[_Line]:
    """The lines of blocks, as a web page's: an empty one parts two blocks, cells are parted by tabs."""
    for block in blocks:
        if isinstance(block, Paragraph):
            lines = [line.strip() for line in block.text.split("\n")]
            yield from ((block.number, line) for line in lines)
            if lines[-1]:
                yield block.number, ""
        else:
            for row in block.rows:
                yield from ((row.number, line) for line in _row_lines(row))
                yield row.number, ""


def _row_lines(row: Row) -> list[str]:
    """A row as lines: all cells but the last are one line, however they are broken."""
    filled = [cell for cell in row.cells if cell]
    if not filled:
        return [""]
    *before, last = filled
    first, *others = (line.strip(_BLANKS) for line in last.split("\n"))
    return ["\t".join([*(_BREAKS.sub(" ", cell) for cell in before), first]), *others]
