"""The rows of a table as turns, once it is known which column holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.core.draft import Draft, RawTurn
from viewer.core.exchange import TRANSCRIPT_COLUMNS, unguarded
from viewer.core.timecode import LONGEST_MS, parse_range
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.tables.columns import Roles, Unit

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_AROUND = " \t[](){}#"
_OURS = tuple(name.lower() for name in TRANSCRIPT_COLUMNS)


def add_row(row: Sequence[str], line: int, roles: Roles, draft: Draft) -> None:
    """Add the turn of a row to `draft`; a row that is none costs itself alone.

    Args:
        row: its cells.
        line: its line in the source.
        roles: which is which.
        draft: gets the turn, and the cells below no column's name as ignored.
    """
    draft.ignored += [Remark(line, message("{text}", text=cell)) for cell in _nameless(row, roles)]
    text = _cell(row, roles.text, roles)
    if not text:
        if left := " ".join(cell.strip() for cell in row if cell.strip()):
            draft.warnings.append(Remark(line, message("This row has no text: {row}", row=left)))
        return
    written = _cell(row, roles.time, roles)
    span = _span(written, roles.unit)
    if written and span is None:
        remark = message("The time {time} cannot be; the turn is timed by estimate.", time=written)
        draft.warnings.append(Remark(line, remark))
    start, end = span or (None, None)
    if roles.end is not None:
        end = _one(_cell(row, roles.end, roles), roles.unit)
    elif roles.duration is not None and start is not None:
        lasts = _one(_cell(row, roles.duration, roles), roles.unit)
        end = None if lasts is None else start + lasts
    draft.turns.append(RawTurn(text, line, _cell(row, roles.speaker, roles).rstrip(":") or None, start, end))


def _span(written: str, unit: Unit) -> tuple[int, int | None] | None:
    """Start and end of a cell; the end may be missing."""
    written = written.strip(_AROUND)
    number = _NUMBER.fullmatch(written) if unit is not Unit.PACKED else None
    if number is None:
        return parse_range(written, packed=unit is Unit.PACKED)
    factor = 1000 if unit is Unit.SECONDS else 1
    ms = round(float(written.replace(",", ".")) * factor)
    return (ms, None) if ms < LONGEST_MS else None


def _one(written: str, unit: Unit) -> int | None:
    span = _span(written, unit)
    return span[0] if span else None


def _nameless(row: Sequence[str], roles: Roles) -> list[str]:
    """Cells below no column's name, or, where there are no names, of a column that is not read."""
    names, used = roles.names, roles.used
    return [
        cell.strip()
        for place, cell in enumerate(row)
        if cell.strip() and place not in used and (place >= len(names) or not names[place])
    ]


def _cell(row: Sequence[str], place: int | None, roles: Roles) -> str:
    """What a cell says; only of a table of ours it is known that an apostrophe may be none of it."""
    cell = row[place].strip() if place is not None and place < len(row) else ""
    return unguarded(cell) if roles.names == _OURS else cell
