"""Quotation marks of tables that nobody closes: they cost their cell its mark, and no row below."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from viewer.core.steps import Step, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message

_QUOTE = '"'


def closed(
    lines: Sequence[str], delimiter: str, first: int, warnings: list[Remark], step: Step = unwatched
) -> Iterator[str]:
    """The lines of a table, in which each cell that is quoted ends.

    Args:
        lines: without line feeds.
        delimiter: what stands between two cells.
        first: number of the first line.
        warnings: hears of each mark that is not closed.
        step: hears how far this is.
    """
    inside = False  # of a cell of several lines
    for place, line in enumerate(stepped(lines, step)):
        was_inside, inside = inside, _is_open(line, delimiter, inside=inside)
        if inside and not was_inside and not _is_closed(lines, place, delimiter):
            inside = False
            remark = message("A quotation mark is not closed; it was taken for one of the text.")
            warnings.append(Remark(first + place, remark))
            line = delimiter.join(_cell(cell) for cell in line.split(delimiter))
        yield line + "\n"


def _is_open(line: str, delimiter: str, *, inside: bool) -> bool:
    """Whether a cell is open behind a line, which begins inside of one or not."""
    if _QUOTE not in line:
        return inside
    try:
        row = next(csv.reader([_QUOTE * inside + line + "\n"], delimiter=delimiter), [])
    except csv.Error:
        return inside
    return bool(row) and row[-1].endswith("\n")


def _is_closed(lines: Sequence[str], place: int, delimiter: str) -> bool:
    """Whether the cell that is open behind a line ends where a cell ends, and not before other words.

    The next mark that is not doubled ends it, so all lines are looked at but twice.
    """
    for number in range(place + 1, len(lines)):
        text = lines[number].replace(_QUOTE * 2, "")
        end = text.find(_QUOTE)
        if end >= 0:
            return text[end + 1 : end + 2] in {"", delimiter}
    return False


def _cell(cell: str) -> str:
    """A cell whose marks, but for those around it, are those of its text."""
    if len(cell) > 1 and cell[0] == cell[-1] == _QUOTE:
        return cell
    return _QUOTE + cell.removeprefix(_QUOTE).replace(_QUOTE, _QUOTE * 2) + _QUOTE if _QUOTE in cell else cell
