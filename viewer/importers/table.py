"""CSV: ours, with whatever a spreadsheet made of it, and Readwise's.

Source: RFC 4180, and Readwise's columns (https://docs.readwise.io/readwise/docs/importing-highlights/csv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.exchange import split_tags, unguarded
from viewer.core.moments import parse_iso
from viewer.core.timecode import parse
from viewer.errors import message
from viewer.importers.anchors import Clues, Spot, anchor_of
from viewer.importers.base import Reading, Target
from viewer.importers.fields import colour, identity, names, whole
from viewer.importers.guard import damaged, read_all

_MOST_ROWS = 200_000
_MOST_CELLS = 3_000_000
_ALIASES = {"color": "colour", "highlighted at": "date", "book title": "title", "book author": "author"}
_NEEDED = {"highlight", "start ms", "start"}
_DIGITS = re.compile("[0-9]{1,12}")


class TableImporter:
    """Reads a table with a header."""

    key = "csv"

    def read(self, file: BinaryIO, target: Target) -> Reading:
        """See `Importer.read`."""
        reading = Reading()
        rows = _rows(_decoded(read_all(file), reading))
        header = [_ALIASES.get(name.strip().lower(), name.strip().lower()) for name in next(rows, [])]
        if not _NEEDED & set(header):
            raise damaged(message("Its first line has no column {name}.", name="Highlight"))
        for number, row in enumerate(rows, 2):
            if number > _MOST_ROWS:
                raise damaged(message("It has more than {count} rows.", count=_MOST_ROWS))
            cells = {name: unguarded(cell) for name, cell in zip(header, row, strict=False) if name}
            if any(cells.values()):
                _add(cells, number, target, reading)
        return reading


def _decoded(data: bytes, reading: Reading) -> str:
    """The text: UTF-8, UTF-16 with a mark, or what spreadsheets on Windows write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        reading.warn(message("It is not in UTF-8; letters other than English ones may be wrong."))
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[list[str]]:
    """The cells of each row; the first line tells what parts them."""
    head = text[: max(text.find("\n"), 0) or len(text)][:4096]
    mark = max(",;\t", key=head.count)
    cell = re.compile(rf'"((?:[^"]++|"")*+)"?([^{mark}\r\n]*+)|([^{mark}\r\n]*+)')
    row, place, cells = list[str](), 0, 0
    while place < len(text):
        found = cell.match(text, place)
        if found is None:  # cannot be: it matches nothing at least
            return
        quoted = found[1] is not None
        row.append(found[1].replace('""', '"') + found[2] if quoted else found[3])
        place, cells = found.end(), cells + 1
        if cells > _MOST_CELLS:
            raise damaged(message("It has too many parts."))
        if text[place : place + 1] != mark:
            yield row
            row = []
            place += 2 if text.startswith("\r\n", place) else 1
        else:
            place += 1
            if place == len(text):
                row.append("")
    if row:
        yield row


def _add(cells: dict[str, str], number: int, target: Target, reading: Reading) -> None:
    annotation = _annotation(cells, target)
    if annotation is None:
        reading.warn(message("Row {number} names no words and no moment.", number=number))
    else:
        reading.add(annotation)


def _annotation(cells: dict[str, str], target: Target) -> Annotation | None:
    quote, start = cells.get("highlight", ""), _start(cells)
    bookmark = cells.get("kind") == Kind.BOOKMARK or not quote
    if bookmark and start is None:
        return None
    same = cells.get("text") == target.text_hash
    around = (cells.get("before", ""), cells.get("after", ""))
    clues = Clues(quote, *around, _spot(cells.get("place", "")), start, _time(cells.get("end", "")), same)
    created = parse_iso(cells.get("date", ""))
    return Annotation(
        id=identity(cells.get("id", ""), repr((quote, start, around, cells.get("note")))),
        kind=Kind.BOOKMARK if bookmark else Kind.PASSAGE,
        anchor=None if bookmark else anchor_of(target, clues),
        moment_ms=start if bookmark else None,
        colour=colour(cells.get("colour", "")) or Colour.YELLOW,
        note=cells.get("note", ""),
        tags=names(split_tags(cells.get("tags", ""))),
        unfinished=cells.get("unfinished", "").strip().lower() in ("yes", "true", "1"),
        created_at=created,
        changed_at=parse_iso(cells.get("changed", "")) or created,
    )


def _spot(cell: str) -> Spot | None:
    found = cell.split()
    if len(found) != 4 or not all(map(_DIGITS.fullmatch, found)):
        return None
    start_turn, start, end_turn, end = map(int, found)
    return start_turn, start, end_turn, end


def _start(cells: dict[str, str]) -> int | None:
    exact = cells.get("start ms", "").strip()
    if _DIGITS.fullmatch(exact):
        return whole(int(exact))
    return _time(cells.get("start", "")) if cells.get("start") else _time(cells.get("location", ""))


def _time(cell: str) -> int | None:
    return parse(cell)
