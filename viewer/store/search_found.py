"""Rows of the search's index, told in full: where, who, when, and the words in their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from viewer.core.found import Found, FoundEpisode, FoundIn
from viewer.core.query import SearchQuery
from viewer.core.query_hits import spans_of
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.timing import ms_at
from viewer.core.transcript import Timing, Turn
from viewer.store import annotation_rows
from viewer.store.search_texts import TURNS_A_ROW, Said, unpack
from viewer.store.timing import TimingStore

if TYPE_CHECKING:
    from sqlite_utils import Database

    from viewer.core.annotations import Annotation

_OF_TURN = """
    SELECT e.id, e.title, a.path, m.path, a.hash, t.first FROM episodes e
    JOIN media m ON m.id = e.transcript_id AND m.kind = 'transcript'
    JOIN search_transcripts t ON t.transcript_hash = m.hash LEFT JOIN media a ON a.id = e.audio_id
    WHERE t.first = (SELECT max(first) FROM search_transcripts WHERE first <= ?)
    ORDER BY e.listed DESC, e.audio_id IS NULL, e.opened_at DESC LIMIT 1
"""
_OF_NOTE = """
    SELECT e.id, e.title, a.path, m.path, a.hash, t.first FROM episodes e
    LEFT JOIN media m ON m.id = e.transcript_id LEFT JOIN media a ON a.id = e.audio_id
    LEFT JOIN search_transcripts t ON t.transcript_hash = m.hash WHERE e.id = ?
"""


class _Place(NamedTuple):
    """An episode, its timing, and the row of its first turn; None where its transcript was not opened yet."""

    episode: FoundEpisode
    timeline: Timeline
    first: int | None


class Finds:
    """Reads what belongs to rows; for one moment of the library."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._timing = TimingStore(db)
        self._texts: dict[int, list[Said]] = {}
        self._of_turns: dict[int, _Place] = {}

    def found(self, row: int, query: SearchQuery, exact: bool) -> Found | None:  # noqa: FBT001
        """What was found in a row; None where nothing belongs to it any more.

        Raises:
            StoreError: the library cannot be read.
        """
        return self._note(-row, query, exact) if row < 0 else self._turn(row, query, exact)

    def _turn(self, row: int, query: SearchQuery, exact: bool) -> Found | None:  # noqa: FBT001
        said, place = self._said(row), self._place_of_turn(row)
        if said is None or place is None or place.first is None:
            return None
        spans = spans_of(query, said.text, exact=exact)
        turn = Turn(said.start_ms, said.end_ms, None, None, said.text, Timing.GIVEN)
        ms = max(0, place.timeline.to_audio(ms_at(turn, spans[0][0]) if spans else said.start_ms))
        at = row - place.first
        return Found(FoundIn.TURN, place.episode, exact, said.text, spans, said.speaker, ms, at)

    def _note(self, row: int, query: SearchQuery, exact: bool) -> Found | None:  # noqa: FBT001
        found = annotation_rows.read(self._db, "WHERE n.row = ? AND n.deleted_at IS NULL", (row,))
        if not found:
            return None
        (at, _, _), note = found[0]
        place = self._place(_OF_NOTE, at)
        if place is None:
            return None
        anchor = note.anchor
        speaker = ""
        if anchor is not None and place.first is not None:
            said = self._said(place.first + anchor.start_turn)
            speaker = said.speaker if said else ""
        return Found(
            FoundIn.NOTE, place.episode, exact, note.note, spans_of(query, note.note, exact=exact), speaker,
            _moment(note, place.timeline), anchor.start_turn if anchor else None, note.id,
            anchor.quote if anchor else "", note.tags,
        )  # fmt: skip

    def _said(self, row: int) -> Said | None:
        at = row // TURNS_A_ROW * TURNS_A_ROW
        if at not in self._texts:
            rows = self._db.execute("SELECT turns FROM search_texts WHERE first = ?", (at,)).fetchall()
            self._texts[at] = unpack(rows[0][0]) if rows else []
        turns = self._texts[at]
        return turns[row - at] if row - at < len(turns) else None

    def _place_of_turn(self, row: int) -> _Place | None:
        at = row // TURNS_A_ROW * TURNS_A_ROW
        if at not in self._of_turns:
            place = self._place(_OF_TURN, row)
            if place is None:
                return None
            self._of_turns[at] = place
        return self._of_turns[at]

    def _place(self, query: str, key: int) -> _Place | None:
        rows = self._db.execute(query, (key,)).fetchall()
        if not rows:
            return None
        identity, title, audio, transcript, hashed, first = rows[0]
        timeline = self._timing.load(hashed) if hashed else IDENTITY
        return _Place(FoundEpisode(identity, title, audio or "", transcript or ""), timeline, first)


def _moment(note: Annotation, timeline: Timeline) -> int:
    if note.anchor is None:
        return note.moment_ms or 0
    return max(0, timeline.to_audio(note.anchor.start_ms))
