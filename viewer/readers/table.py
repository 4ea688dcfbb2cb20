"""Tables with a column for the time, as NVivo and spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from viewer.core.choices import AUTOMATIC, Choices, Columns, Options
from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.timecode import parse_packed, parse_range
from viewer.core.transcript import Remark
from viewer.errors import message

_TIME = frozenset(
    {"timespan", "timestamp", "time", "start", "start time", "in", "tid", "starttid", "zeitspanne"}
)
_END = frozenset({"end", "end time", "out", "sluttid"})
_TEXT = frozenset({"content", "text", "transcript", "words", "innehåll", "inhalt"})
_SPEAKER = frozenset({"speaker", "name", "talare", "sprecher", "participant"})
_DELIMITERS = "\t;,|"
_HEADER_WITHIN = 20  # lines
_LONGEST_HEADER = 1000
_GUESSED_FROM = 50  # lines
_LONGEST_ROW = 10_000


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is laid out.

    Attributes:
        line: how many lines stand above its rows, the header among them.
        delimiter: between its cells.
        names: of the columns; empty for those that have none.
        columns: where it keeps what.
    """

    line: int
    delimiter: str
    names: tuple[str, ...]
    columns: Columns


class TableReader:
    """A table with a header that names a time and a text, in any order."""

    key = "table"
    label = message("Table with times")
    suffixes = (".tsv", ".csv", ".tab")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the header is found."""
        if _table(head):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read a turn from each row; what stands above the header and in other columns is ignored."""
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read a turn from each row, by the columns chosen; guessed where the format alone was chosen."""
        draft = Draft(self.key)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        columns, table = choices.columns, _table(text)
        if table is None and choices.reader == self.key:
            columns = columns or _guessed(text)
        if columns is not None:
            table = _chosen(text, columns)
        if table is None:
            draft.warnings.append(Remark(1, message("There is no header with a time and a text.")))
            draft.options = Options(header=_unknown(text).names)
            return draft
        draft.options = Options(header=_called(table.names), columns=table.columns)
        _note_ignored(text, table, draft)
        for line, row in _rows(text, table, draft, step):
            _add(row, line, table, draft)
        return draft


def _chosen(text: str, columns: Columns) -> _Table:
    """The table as it is, with columns as they were chosen; a first row that has a time is no header."""
    table = _table(text) or _unknown(text)
    if not table.line or columns.time is None:
        return replace(table, columns=columns)
    first = next(csv.reader([text.split("\n", table.line)[table.line - 1]], delimiter=table.delimiter), [])
    written = _cell(first, columns.time)
    if not written or parse_range(written, packed=True) is None:
        return replace(table, columns=columns)
    return replace(table, columns=columns, line=table.line - 1, names=("",) * len(first))


def _guessed(text: str) -> Columns:
    """Roles of columns with names we do not know, by what the first rows hold: the times, the most words."""
    table = _unknown(text)
    lines = text.split("\n", table.line + _GUESSED_FROM)[table.line : table.line + _GUESSED_FROM]
    rows = [row for line in lines for row in csv.reader([line[:_LONGEST_ROW]], delimiter=table.delimiter)]
    places = range(len(table.names))
    times = [sum(parse_range(_cell(row, place)) is not None for row in rows) for place in places]
    time = times.index(max(times)) if max(times) else None
    words = {place: sum(len(_cell(row, place)) for row in rows) for place in places if place != time}
    return Columns(max(words, key=lambda place: words[place], default=0), time)


def _unknown(text: str) -> _Table:
    """A table whose header says nothing to us: its first line, parted by what occurs there most often."""
    lines = text.split("\n", _HEADER_WITHIN)
    number = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    line = lines[number - 1][:_LONGEST_HEADER]
    delimiter = max(_DELIMITERS, key=line.count)
    return _Table(number, delimiter, _names(line, delimiter), Columns(0))


def _called(names: Sequence[str]) -> tuple[str, ...]:
    """Names of all columns for people to choose from; numbers for those that have none."""
    return tuple(name or str(number) for number, name in enumerate(names, 1))


def _table(text: str) -> _Table | None:
    """The table below the first line that can be a header."""
    rest = text
    for number in range(_HEADER_WITHIN):
        line, newline, rest = rest.partition("\n")
        if len(line) <= _LONGEST_HEADER:
            for delimiter in _DELIMITERS:
                if table := _header(line, number + 1, delimiter):
                    return table
        if not newline:
            break
    return None


def _header(line: str, number: int, delimiter: str) -> _Table | None:
    names = _names(line, delimiter)
    time, text = _find(names, _TIME), _find(names, _TEXT)
    if time is None or text is None:
        return None
    columns = Columns(text, time, _find(names, _END), _find(names, _SPEAKER))
    return _Table(number, delimiter, names, columns)


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    return tuple(cell.strip(' "\r').lower() for cell in line.split(delimiter))


def _find(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _note_ignored(text: str, table: _Table, draft: Draft) -> None:
    """Keep what stands above the rows, the header too, and say which columns nobody reads."""
    columns = table.columns
    above = enumerate(text.split("\n", table.line)[: table.line], 1)
    draft.ignored += [
        Remark(number, message("{text}", text=line.strip())) for number, line in above if line.strip()
    ]
    used = {columns.time, columns.text, columns.end, columns.speaker}
    others = [name for place, name in enumerate(table.names) if place not in used and name]
    if others:
        remark = message("Columns that were not read: {names}", names=", ".join(others))
        draft.ignored.append(Remark(table.line, remark))


def _rows(text: str, table: _Table, draft: Draft, step: Step) -> Iterator[tuple[int, list[str]]]:
    """Source line and cells of each row below the header; a row that is no row costs itself alone."""
    lines = text.split("\n")[table.line :]
    reader = csv.reader((line + "\n" for line in stepped(lines, step)), delimiter=table.delimiter)
    while True:
        line = table.line + reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            draft.warnings.append(
                Remark(line, message("This row could not be read: {reason}.", reason=error))
            )


def _nameless(row: list[str], table: _Table) -> list[str]:
    """Cells below no column's name that have no role either."""
    names, columns = table.names, table.columns
    used = {columns.time, columns.text, columns.end, columns.speaker}
    named = {place for place, name in enumerate(names) if name} | used
    return [cell.strip() for place, cell in enumerate(row) if cell.strip() and place not in named]


def _add(row: list[str], line: int, table: _Table, draft: Draft) -> None:
    columns = table.columns
    draft.ignored += [Remark(line, message("{text}", text=cell)) for cell in _nameless(row, table)]
    text = _cell(row, columns.text)
    if not text:
        if left := " ".join(cell.strip() for cell in row if cell.strip()):
            draft.warnings.append(Remark(line, message("This row has no text: {row}", row=left)))
        return
    written = _cell(row, columns.time)
    span = parse_range(written, packed=True)
    if written and span is None:
        remark = message("The time {time} cannot be; the turn is timed by estimate.", time=written)
        draft.warnings.append(Remark(line, remark))
    start, end = span or (None, None)
    end = end if columns.end is None else parse_packed(_cell(row, columns.end))
    draft.turns.append(RawTurn(text, line, _cell(row, columns.speaker) or None, start, end))


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""
