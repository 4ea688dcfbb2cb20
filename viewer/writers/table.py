"""CSV that Readwise imports and spreadsheets open without harm.

Source: RFC 4180; Readwise's columns (https://docs.readwise.io/readwise/docs/importing-highlights/csv); the
guarding of cells after OWASP's "CSV Injection", see `viewer.core.exchange.guarded`.
"""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

from viewer.core.bundle import Bundle
from viewer.core.exchange import COLUMNS, guarded, joined_tags
from viewer.core.moments import iso
from viewer.core.timecode import format_tenths
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.passages import Passage, link, passages


class TableWriter:
    """A row for each annotation."""

    key = "csv"
    label = message("Table (CSV, for spreadsheets and Readwise)")
    suffix = ".csv"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:  # noqa: ARG002 - a table of annotations
        """Every cell quoted, in UTF-8 with a byte order mark, which spreadsheets need."""
        out = io.StringIO(newline="")
        rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        rows.writerow(COLUMNS)
        for passage in passages(bundle):
            cells = _cells(bundle, passage)
            rows.writerow([guarded(cells.get(column, "")) for column in COLUMNS])
        return b"\xef\xbb\xbf" + utf8(out.getvalue())


def _cells(bundle: Bundle, passage: Passage) -> dict[str, str]:
    annotation, anchor = passage.annotation, passage.annotation.anchor
    cells = {
        "Highlight": anchor.quote if anchor else "",
        "Title": bundle.title or PurePosixPath(bundle.media).stem,
        "Author": ", ".join(bundle.speakers),
        "URL": link(bundle.media, passage.start_ms, passage.end_ms if anchor else None),
        "Note": annotation.note,
        "Location": "" if passage.start_ms is None else str(passage.start_ms // 1000),
        "Date": iso(annotation.created_at)[:19].replace("T", " "),
        "Tags": joined_tags(annotation.tags),
        "Colour": str(annotation.colour),
        "Speaker": passage.speaker,
        "Start": "" if passage.start_ms is None else format_tenths(passage.start_ms),
        "End": "" if passage.end_ms is None else format_tenths(passage.end_ms),
        "Kind": str(annotation.kind),
        "Unfinished": "yes" if annotation.unfinished else "",
        "Start ms": "" if passage.start_ms is None else str(passage.start_ms),
        "Id": annotation.id,
        "Changed": iso(annotation.changed_at),
    }
    if anchor is None:
        return cells
    place = (anchor.start_turn, anchor.start, anchor.end_turn, anchor.end)
    around = {"Before": anchor.prefix, "After": anchor.suffix, "Text": anchor.text_hash}
    return {**cells, "Place": " ".join(map(str, place)), **around}
