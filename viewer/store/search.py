"""Finds what is said in transcripts and notes of the whole library, the best first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from viewer.core.found import Answer, Found
from viewer.core.query import Phrase, SearchQuery
from viewer.store.database import beside
from viewer.store.faults import Fault, StoreError, store_error, told
from viewer.store.search_found import Finds
from viewer.store.search_index import Check, SearchIndex
from viewer.store.search_match import match, unwanted
from viewer.store.search_scope import Scope, scope_of

MOST = 3_000
"""So many rows are weighed against each other, the newest; words that are in more say little."""
COMMON = 20_000
"""A word in more rows is not weighed: BM25 gives it next to nothing, and takes long to find that out."""
ENOUGH = 500
"""Behind so many hits spelled just so, others are not looked for."""
_UNSEARCHED = """
    SELECT count(*) FROM episodes e JOIN media m ON m.id = e.transcript_id
    LEFT JOIN search_transcripts t ON t.transcript_hash = m.hash WHERE e.listed AND t.first IS NULL
"""
_WAIT_MS = 50  # for others who write, before notes are searched as they were
_STEPS = 5_000  # of SQLite's machine between two questions whether the answer is still wanted


class Searcher:
    """Searches the library in a data folder, beside whoever has it open; used by one thread at a time.

    Exactly spelled hits come before those that are found by plain letters, whole words before those that only
    begin like one that is being typed. Among these the best comes first by BM25
    (https://www.sqlite.org/fts5.html#the_bm25_function).
    """

    def __init__(self, folder: Path) -> None:
        """Connect to it.

        Raises:
            StoreError: there is none, or it cannot be opened.
        """
        with told():
            self._db = beside(folder)
            try:
                if "search_words" not in self._db.table_names():  # it could not be brought up to date
                    raise store_error(Fault.READ_ONLY)
                self._db.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Let go of the library."""
        self._db.close()

    def search(self, query: SearchQuery, limit: int, check: Check = lambda: None) -> Answer:
        """The best `limit` hits.

        Args:
            query: what is looked for.
            limit: how many are shown.
            check: called now and then; it raises where nobody waits for the answer any more.

        Raises:
            StoreError: the library cannot be read.
        """
        if query.empty:
            return Answer()
        with told():
            with (
                suppress(StoreError),
                told(),
            ):  # notes as they are now, unless others write, or it is read-only
                SearchIndex(self._db, check).keep_notes()
            with self._watched(check):
                return self._answer(query, limit)

    def unsearched(self) -> int:
        """How many episodes have a transcript that was not opened since libraries can be searched.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            [(count,)] = self._db.execute(_UNSEARCHED).fetchall()
        return int(count)

    @contextmanager
    def _watched(self, check: Check) -> Iterator[None]:
        """One moment of the library, and leave with what `check` raises."""

        def unwanted_now() -> bool:
            try:
                check()
            except Exception:  # noqa: BLE001 - it is raised below
                return True
            return False

        self._db.conn.set_progress_handler(unwanted_now, _STEPS)
        try:
            with self._db.atomic():
                yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                check()
            raise
        finally:
            self._db.conn.set_progress_handler(None, _STEPS)

    def _answer(self, query: SearchQuery, limit: int) -> Answer:
        scope = scope_of(self._db, query)
        ranked: dict[int, tuple[SearchQuery, bool]] = {}
        complete = True
        for asked, exact in _ways(query):
            if len(ranked) >= max(limit, ENOUGH):
                complete = False
                break
            rows, all_seen = self._rows(asked, scope, exact=exact)
            complete = complete and all_seen
            for row in rows:
                ranked.setdefault(row, (asked, exact))
        hits, gone = self._told(ranked, limit)
        count = len(ranked) - gone
        return Answer(hits, count, complete and count <= limit)

    def _told(self, ranked: dict[int, tuple[SearchQuery, bool]], limit: int) -> tuple[tuple[Found, ...], int]:
        """The best rows in full, and how many of them belong to nothing any more."""
        finds, gone = Finds(self._db), 0
        hits: list[Found] = []
        for row, how in ranked.items():
            if len(hits) == limit:
                break
            found = finds.found(row, *how)
            if found is None:
                gone += 1
            else:
                hits.append(found)
        return tuple(hits), gone

    def _rows(self, query: SearchQuery, scope: Scope, *, exact: bool) -> tuple[list[int], bool]:
        """Rows in which all is found, the best first, and whether these are all there are."""
        asked = match(query, query.wanted, exact=exact)
        if not asked:
            return self._tagged(query, scope), True
        seen = list(islice(filter(scope.has, self._newest(asked, query)), MOST + 1))
        rows = seen[:MOST]
        rare = self._rare(query.wanted, exact=exact) if len(rows) > 1 else []
        if rare:
            rows = self._weighed(rows, match(SearchQuery(), rare, exact=exact))
        return rows, len(seen) == len(rows)

    def _newest(self, asked: str, query: SearchQuery) -> Iterator[int]:
        """Rows in which all is found, those of the transcripts that came last first, notes at the end."""
        least, most = (0 if not query.notes else -(1 << 62)), (-1 if not query.text else 1 << 62)
        rows = self._db.execute(
            "SELECT rowid FROM search_words WHERE search_words MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid DESC",
            (asked, least, most),
        )
        return (int(row) for (row,) in rows)

    def _rare(self, wanted: Iterable[Phrase], *, exact: bool) -> list[Phrase]:
        """The phrases that are worth weighing."""
        counted = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ?)"
        return [
            phrase
            for phrase in wanted
            if self._db.execute(
                counted, (match(SearchQuery(), [phrase], exact=exact), COMMON + 1)
            ).fetchone()[0] <= COMMON
        ]  # fmt: skip

    def _weighed(self, rows: list[int], asked: str) -> list[int]:
        """The same rows, by how well they answer."""
        found = self._db.execute(
            "SELECT rowid, bm25(search_words, 1, 1, 0) FROM search_words"
            " WHERE search_words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))",
            (asked, json.dumps(rows)),
        ).fetchall()
        return [row for row, _ in sorted(found, key=lambda each: each[1])]

    def _tagged(self, query: SearchQuery, scope: Scope) -> list[int]:
        """All that has the tags: notes, or where these are not meant the turns they are made in."""
        left_out: set[int] = set()
        if none := unwanted(query):
            found = self._db.execute("SELECT rowid FROM search_words WHERE search_words MATCH ?", (none,))
            left_out = {row for (row,) in found}
        meant = (row for row in scope.tagged or () if (row < 0) == query.notes and row not in left_out)
        return sorted(filter(scope.has, meant), key=abs, reverse=True)


def _ways(query: SearchQuery) -> Iterator[tuple[SearchQuery, bool]]:
    """How to look, the best way first; the second says whether spelled just so."""
    yield query, True
    if not query.wanted:
        return
    yield query, False
    if further := query.going_on():
        yield further, True
        yield further, False
