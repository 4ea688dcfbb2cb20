"""Which rows of the search's index a query is about, by tags and dates; see `viewer.store.search_index`."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viewer.core.query import SearchQuery
from viewer.core.tags import lies_in

if TYPE_CHECKING:
    from sqlite_utils import Database

_DATE = """
    min(e.opened_at, coalesce(nullif(a.mtime_ns, 0) / 1000000, e.opened_at),
        coalesce(nullif(m.mtime_ns, 0) / 1000000, e.opened_at))
"""
_DATED = f"""
    FROM episodes e LEFT JOIN media a ON a.id = e.audio_id LEFT JOIN media m ON m.id = e.transcript_id
    LEFT JOIN search_transcripts t ON t.transcript_hash = m.hash
    WHERE (:after IS NULL OR {_DATE} >= :after) AND (:before IS NULL OR {_DATE} < :before)
"""
_TAGGED = """
    SELECT n.row, CASE WHEN n.place <> 'detached' THEN t.first END, n.start_turn, n.end_turn
    FROM annotations n JOIN episodes e ON e.id = n.episode_id LEFT JOIN media m ON m.id = e.transcript_id
    LEFT JOIN search_transcripts t ON t.transcript_hash = m.hash
    WHERE n.deleted_at IS NULL AND n.row IN (
        SELECT annotation FROM annotation_tags WHERE tag IN (SELECT value FROM json_each(?)))
"""
_LONGEST = 100_000  # turns in a passage


@dataclass(slots=True)
class Scope:
    """Rows that are meant.

    Attributes:
        tagged: all there are that have the tags; None where none is asked for.
        other: rows that have tags they must not have.
        dated: whether the date of an episode counts; then what follows says which have one that fits.
        first: rows of the first turns of their transcripts, in order.
        behind: the rows behind each.
        notes: rows of their notes.
    """

    tagged: frozenset[int] | None = None
    other: frozenset[int] = frozenset()
    dated: bool = False
    first: array[int] = field(default_factory=lambda: array("q"))
    behind: array[int] = field(default_factory=lambda: array("q"))
    notes: frozenset[int] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether no row is left out."""
        return self.tagged is None and not self.other and not self.dated

    def has(self, row: int) -> bool:
        """Whether a row is meant."""
        if row in self.other or (self.tagged is not None and row not in self.tagged):
            return False
        if not self.dated or row < 0:
            return not self.dated or row in self.notes
        place = bisect_right(self.first, row) - 1
        return place >= 0 and row < self.behind[place]


def scope_of(db: Database, query: SearchQuery) -> Scope:
    """What the tags and dates of a query leave.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    scope = Scope()
    for tag in query.tags:
        rows = _tagged(db, tag)
        scope.tagged = rows if scope.tagged is None else scope.tagged & rows
    for tag in query.other_tags:
        scope.other |= _tagged(db, tag)
    if query.after_ms is not None or query.before_ms is not None:
        _date(db, query, scope)
    return scope


def _tagged(db: Database, wanted: str) -> frozenset[int]:
    """Notes with a tag or one in it, and the turns in which they are made."""
    names = [name for (name,) in db.execute("SELECT name FROM tags") if lies_in(name.casefold(), wanted)]
    rows: set[int] = set()
    for note, first, start, end in db.execute(_TAGGED, (json.dumps(names),)):
        rows.add(-note)
        if first is not None and start is not None:
            rows.update(range(first + start, first + min(end, start + _LONGEST) + 1))
    return frozenset(rows)


def _date(db: Database, query: SearchQuery, scope: Scope) -> None:
    named = {"after": query.after_ms, "before": query.before_ms}
    found = db.execute(f"SELECT t.first, t.first + t.room {_DATED} AND t.first IS NOT NULL ORDER BY 1", named)
    scope.dated = True
    for first, behind in found.fetchall():
        scope.first.append(first)
        scope.behind.append(behind)
    episodes = f"SELECT e.id {_DATED}"
    notes = db.execute(f"SELECT -row FROM annotations WHERE episode_id IN ({episodes})", named).fetchall()  # noqa: S608
    scope.notes = frozenset(row for (row,) in notes)
