"""Tables with a column for the time, as NVivo and spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.core.draft import Draft, RawTurn
from viewer.core.exchange import unguarded
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


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table keeps what; None for a column it has not."""

    line: int
    delimiter: str
    names: tuple[str, ...]
    time: int
    text: int
    end: int | None
    speaker: int | None


class TableReader:
    """A table with a header that names a time and a text, in any order."""

    key = "table"
    label = message("Table with times")
    suffixes = (".tsv", ".csv", ".tab")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the header is found."""
        if _columns(head):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read a turn from each row; what stands above the header and in other columns is ignored."""
        draft = Draft(self.key)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        columns = _columns(text)
        if columns is None:
            draft.warnings.append(Remark(1, message("There is no header with a time and a text.")))
            return draft
        _note_ignored(text, columns, draft)
        for line, row in _rows(text, columns, draft, step):
            _add(row, line, columns, draft)
        return draft


def _columns(text: str) -> _Columns | None:
    """The first line that can be a header."""
    rest = text
    for number in range(_HEADER_WITHIN):
        line, newline, rest = rest.partition("\n")
        if len(line) <= _LONGEST_HEADER:
            for delimiter in _DELIMITERS:
                if columns := _header(line, number + 1, delimiter):
                    return columns
        if not newline:
            break
    return None


def _header(line: str, number: int, delimiter: str) -> _Columns | None:
    names = tuple(cell.strip(' "\r').lower() for cell in line.split(delimiter))
    time, text = _find(names, _TIME), _find(names, _TEXT)
    if time is None or text is None:
        return None
    return _Columns(number, delimiter, names, time, text, _find(names, _END), _find(names, _SPEAKER))


def _find(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _note_ignored(text: str, columns: _Columns, draft: Draft) -> None:
    """Keep what stands above the rows, the header too, and say which columns nobody reads."""
    above = enumerate(text.split("\n", columns.line)[: columns.line], 1)
    draft.ignored += [
        Remark(number, message("{text}", text=line.strip())) for number, line in above if line.strip()
    ]
    used = {columns.time, columns.text, columns.end, columns.speaker}
    others = [name for place, name in enumerate(columns.names) if place not in used and name]
    if others:
        remark = message("Columns that were not read: {names}", names=", ".join(others))
        draft.ignored.append(Remark(columns.line, remark))


def _rows(text: str, columns: _Columns, draft: Draft, step: Step) -> Iterator[tuple[int, list[str]]]:
    """Source line and cells of each row below the header; a row that is no row costs itself alone."""
    lines = text.split("\n")[columns.line :]
    reader = csv.reader((line + "\n" for line in stepped(lines, step)), delimiter=columns.delimiter)
    while True:
        line = columns.line + reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            draft.warnings.append(
                Remark(line, message("This row could not be read: {reason}.", reason=error))
            )


def _nameless(row: list[str], columns: _Columns) -> list[str]:
    """Cells below no column's name."""
    names = columns.names
    return [cell.strip() for i, cell in enumerate(row) if cell.strip() and (i >= len(names) or not names[i])]


def _add(row: list[str], line: int, columns: _Columns, draft: Draft) -> None:
    draft.ignored += [Remark(line, message("{text}", text=cell)) for cell in _nameless(row, columns)]
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
    return unguarded(row[place].strip()) if place is not None and place < len(row) else ""
