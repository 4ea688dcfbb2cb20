"""CSV for spreadsheets: who, from when, to when, what.

Source: RFC 4180; cells are guarded after OWASP's "CSV Injection", see `viewer.core.exchange.guarded`.
"""

from __future__ import annotations

import csv
import io

from viewer.core.exchange import TRANSCRIPT_COLUMNS, guarded
from viewer.core.transcript import Transcript
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import name_of, plain_lines
from viewer.writers.transcripts.times import end_of, stamp, start_of


class TranscriptTableWriter:
    """A row for each turn."""

    key = "csv"
    label = message("Table (CSV, for spreadsheets)")
    suffix = ".csv"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """Every cell quoted, in UTF-8 with a byte order mark, which spreadsheets need."""
        out = io.StringIO(newline="")
        rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        rows.writerow(TRANSCRIPT_COLUMNS)
        for place, turn in enumerate(transcript.turns):
            times = (start_of(transcript, place), end_of(transcript, place))
            cells = ("" if ms is None else stamp(ms) for ms in times)
            rows.writerow(map(guarded, (name_of(transcript, turn), *cells, plain_lines(turn.text).strip())))
        return b"\xef\xbb\xbf" + utf8(out.getvalue())
