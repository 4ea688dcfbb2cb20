"""Tables with a column for the time, as NVivo, speech recognition and spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from viewer.core.choices import AUTOMATIC, Choices, Columns, Options
from viewer.core.draft import Draft
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.timecode import parse_range
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.tables.columns import Roles, by_contents, by_header, measured
from viewer.readers.tables.rows import add_row

_TEXT_SUFFIXES = (".txt", ".text", "")
_DELIMITERS = "\t;,|"
_HEADER_WITHIN = 20  # lines
_LONGEST_HEADER = 1000
_SAMPLE = 500  # rows
_LONGEST_SAMPLE = 1 << 18  # characters
_END = "\0"  # a row of its own behind the last, unless a quotation mark is missing there
_MOST_MENDED = 8  # rows whose quotation mark is missing, each of which has the rest read again


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a table is written.

    Attributes:
        line: of its header; 0 where it has none.
        delimiter: what stands between two cells.
        roles: of the columns.
    """

    line: int
    delimiter: str
    roles: Roles


class TableReader:
    """A table with a header that names a time and a text in any order, or whose columns need no names."""

    key = "table"
    label = message("Table with times")
    suffixes = (".tsv", ".csv", ".tab")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the header is found; without one, a file that is called a table may be one.

        So may a text with tabs, rather than prose.
        """
        headed = _headed(head)
        if headed is not None and headed.roles.has_times:
            return 100
        if suffix in self.suffixes:
            return 85 if headed or _obvious(head) else 10
        shape = _obvious(head) if "\t" in head and suffix in _TEXT_SUFFIXES else None
        return 40 if shape is not None and shape.delimiter == "\t" else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read a turn from each row; what stands above the header and in other columns is ignored."""
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read a turn from each row, by the columns chosen; guessed where the format alone was chosen."""
        draft = Draft(self.key)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        shape, columns = _headed(text) or _obvious(text), choices.columns
        if shape is None and choices.reader == self.key:
            columns = columns or _guessed(text)
        if columns is not None:
            shape = _chosen(text, columns, shape or _unknown(text))
        if shape is None:
            draft.warnings.append(Remark(1, message("There is no header with a time and a text.")))
            draft.options = Options(header=_called(_unknown(text).roles.names))
            return draft
        draft.options = Options(header=_called(_headings(text, shape)), columns=_columns(shape.roles))
        _note_ignored(text, shape, draft)
        for line, row in _rows(text, shape, draft, step):
            add_row(row, line, shape.roles, draft)
        if not shape.roles.has_times:
            remark = message("No times were found: the text can be read, but not followed.")
            draft.warnings.append(Remark(0, remark))
        return draft


def _columns(roles: Roles) -> Columns:
    return Columns(roles.text, roles.time, roles.end, roles.speaker)


def _chosen(text: str, columns: Columns, shape: _Shape) -> _Shape:
    """The table as it is, with columns as they were chosen; a first row that has a time is no header."""
    names, line = shape.roles.names, shape.line
    if line and columns.time is not None:
        first = _cells(text.split("\n", line)[line - 1], shape.delimiter)
        if any(parse_range(cell) is not None for cell in first[columns.time : columns.time + 1]):
            names, line = (), line - 1
    roles = Roles(line, names, columns.text, columns.time, columns.end, None, columns.speaker)
    below = text.split("\n", line)[-1]
    return _Shape(line, shape.delimiter, measured(roles, names, partial(_sample, below, shape.delimiter)))


def _guessed(text: str) -> Columns:
    """Roles of columns with names we do not know, by what the first rows hold: the times, the most words."""
    shape = _unknown(text)
    rows = _sample(text.split("\n", shape.line)[-1], shape.delimiter)
    places = range(len(shape.roles.names))
    times = [sum(parse_range(row[place]) is not None for row in rows if place < len(row)) for place in places]
    time = times.index(max(times)) if max(times, default=0) else None
    words = {
        place: sum(len(row[place]) for row in rows if place < len(row)) for place in places if place != time
    }
    return Columns(max(words, key=lambda place: words[place], default=0), time)


def _unknown(text: str) -> _Shape:
    """A table whose header says nothing to us: its first line, parted by what occurs there most often."""
    lines = text.split("\n", _HEADER_WITHIN)
    number = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    line = lines[number - 1][:_LONGEST_HEADER]
    delimiter = max(_DELIMITERS, key=line.count)
    names = tuple(cell.strip().lower() for cell in _cells(line, delimiter) or [line])
    return _Shape(number, delimiter, Roles(number, names, 0))


def _headings(text: str, shape: _Shape) -> tuple[str, ...]:
    """Names of the columns; empty ones where there is no header."""
    first = text.split("\n", shape.line + 1)[shape.line : shape.line + 1]
    return shape.roles.names or ("",) * len(_cells(first[0] if first else "", shape.delimiter))


def _called(names: Sequence[str]) -> tuple[str, ...]:
    """Names of all columns for people to choose from; numbers for those that have none."""
    return tuple(name or str(number) for number, name in enumerate(names, 1))


def _headed(text: str) -> _Shape | None:
    """The shape that the first line tells which can be a header."""
    rest = text
    for number in range(_HEADER_WITHIN):
        line, newline, rest = rest.partition("\n")
        if len(line) <= _LONGEST_HEADER:
            for delimiter in _DELIMITERS:
                if roles := by_header(_cells(line, delimiter), partial(_sample, rest, delimiter), number + 1):
                    return _Shape(number + 1, delimiter, roles)
        if not newline:
            break
    return None


def _obvious(text: str) -> _Shape | None:
    """The shape that the first rows show."""
    for delimiter in _DELIMITERS:
        roles = by_contents(_sample(text, delimiter))
        if roles and roles.has_times:
            return _Shape(roles.rows_above, delimiter, roles)
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter not in line:
        return []
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _sample(text: str, delimiter: str) -> list[list[str]]:
    """Some of the first rows, as far as they are any."""
    lines = text[:_LONGEST_SAMPLE].split("\n")[: 2 * _SAMPLE]
    if len(text) > _LONGEST_SAMPLE and len(lines) > 1:
        lines.pop()
    rows: list[list[str]] = []
    try:
        for row in islice(csv.reader((line + "\n" for line in lines), delimiter=delimiter), _SAMPLE):
            rows.append(row)  # noqa: PERF402 - what came before an error counts
    except csv.Error:
        pass
    return [row for row in rows if row]


def _note_ignored(text: str, shape: _Shape, draft: Draft) -> None:
    """Keep what stands above the rows, the header too, and say which columns nobody reads."""
    above = enumerate(text.split("\n", shape.line)[: shape.line], 1)
    draft.ignored += [
        Remark(number, message("{text}", text=line.strip())) for number, line in above if line.strip()
    ]
    names, used = shape.roles.names, shape.roles.used
    others = [name for place, name in enumerate(names) if place not in used and name]
    if others:
        remark = message("Columns that were not read: {names}", names=", ".join(others))
        draft.ignored.append(Remark(shape.line, remark))


def _rows(text: str, shape: _Shape, draft: Draft, step: Step) -> Iterator[tuple[int, list[str]]]:
    """Source line and cells of each row below the header; a row that is no row costs itself alone."""
    lines = text.split("\n")[shape.line :]
    watched: Iterable[str] = stepped(lines, step)
    begin = 0
    for left in range(_MOST_MENDED, -1, -1):
        further = yield from _rows_from(begin, lines, watched, shape, draft, left)
        if further is None:
            return
        begin, watched = further, islice(lines, further, None)


def _rows_from(
    begin: int, lines: Sequence[str], watched: Iterable[str], shape: _Shape, draft: Draft, mendable: int
) -> Generator[tuple[int, list[str]], None, int | None]:
    """Rows up to the first that runs on, because its quotation mark is missing; where to go on then."""
    reader = csv.reader(chain((line + "\n" for line in watched), (_END,)), delimiter=shape.delimiter)
    while (place := begin + reader.line_num) < len(lines):
        number, row = shape.line + place + 1, []
        try:
            row = next(reader)
            runs_on = bool(row) and begin + reader.line_num > len(lines)
        except csv.Error as error:
            runs_on = begin + reader.line_num > place + 1
            if not (runs_on and mendable):
                remark = message("This row could not be read: {reason}.", reason=error)
                draft.warnings.append(Remark(number, remark))
                continue
        if runs_on:
            draft.warnings.append(Remark(number, message("A quotation mark is missing in this row.")))
            if mendable:
                yield number, _cells(lines[place], shape.delimiter)
                return place + 1
            row[-1] = row[-1].removesuffix(_END)
        yield number, row
    return None
