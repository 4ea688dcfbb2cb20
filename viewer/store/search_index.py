"""Keeps the index of the search: what is said in transcripts as they are shown, and in notes.

The index holds words alone. What was indexed is kept beside it, for SQLite has to be told it again to take
it out (https://www.sqlite.org/fts5.html#contentless_tables). Each text is there twice, exactly as it is
spelled and folded to plain letters; the words are made by `viewer.core.spelling`, SQLite only parts them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from viewer.core.spelling import VERSION, words
from viewer.core.transcript import Transcript
from viewer.store.annotation_rows import TEXT
from viewer.store.annotation_rows import words as raw
from viewer.store.database import alone, beside
from viewer.store.faults import told
from viewer.store.search_texts import TURNS_A_ROW, Said, pack, said_in, unpack

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = 8  # rows of texts in a transaction: the window writes, too, and waits for its end
_REST_S = 0.06  # between two: whoever waits for the library looks every 50 ms whether it is free
_ADD = "INSERT INTO search_words (rowid, exact, folded, speaker) VALUES (?, ?, ?, ?)"
_TAKE_OUT = (
    "INSERT INTO search_words (search_words, rowid, exact, folded, speaker) VALUES ('delete', ?, ?, ?, ?)"
)
_WITHOUT_EPISODE = """
    SELECT first, room FROM search_transcripts WHERE transcript_hash <> ? AND NOT EXISTS (
        SELECT 1 FROM media m JOIN episodes e ON e.transcript_id = m.id
        WHERE m.kind = 'transcript' AND m.hash = search_transcripts.transcript_hash)
"""
_KEEP_NOTE = f"REPLACE INTO search_notes VALUES (?, {TEXT}, {TEXT})"  # noqa: S608 - our own words
_CHANGED_NOTES = """
    SELECT n.row, CASE WHEN n.deleted_at IS NULL THEN n.note ELSE '' END, t.first + n.start_turn
    FROM annotations n JOIN episodes e ON e.id = n.episode_id LEFT JOIN media m ON m.id = e.transcript_id
    LEFT JOIN search_transcripts t ON t.transcript_hash = m.hash
"""

Check = Callable[[], None]
"""Called now and then; it raises where nobody waits for the end any more."""


def keep_transcript(folder: Path, transcript_hash: str, transcript: Transcript, check: Check) -> None:
    """Have the library in `folder` find what is said in a transcript; a worker does it.

    Args:
        folder: the data folder.
        transcript_hash: of the content of its file, which an episode of the library has.
        transcript: as it is shown: corrected and fitted to its audio.
        check: asked between two steps; what was done until then stays, and is not done again.

    Raises:
        StoreError: the library cannot be written.
    """
    with told(), closing(beside(folder)) as db:
        index = SearchIndex(db, check)
        index.respell()
        index.keep_transcript(transcript_hash, said_in(transcript))
        index.forget_others(transcript_hash)


class SearchIndex:
    """Brings the index up to date, in steps that others need not wait for."""

    def __init__(self, db: Database, check: Check) -> None:
        """For a connection that nobody else uses."""
        self._db, self._check = db, check

    def respell(self) -> None:
        """Make the index anew where words were made in another way: by another version of Python, say."""
        [(spelling, place)] = self._db.execute("SELECT spelling, respelled FROM search_state").fetchall()
        if spelling != VERSION:
            with alone(self._db):
                self._db.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
                self._db.execute("DELETE FROM search_notes")
                self._db.execute(
                    "UPDATE search_state SET spelling = ?, respelled = 0, revision = -1", (VERSION,)
                )
            place = 0
        while place is not None:
            self._rest(first=not place)
            with alone(self._db):
                [(place,)] = self._db.execute("SELECT respelled FROM search_state").fetchall()
                place = None if place is None else self._respell_some(place)

    def keep_transcript(self, transcript_hash: str, turns: Sequence[Said]) -> None:
        """Have these turns found, and none that were there before."""
        state = _state_of(turns)
        if self._state(transcript_hash) == state:
            return
        first = self._begin(transcript_hash, len(turns))
        step = TURNS_A_ROW * _AT_ONCE
        last = max(len(turns), self._last(first))
        for start in range(0, last, step):
            self._rest(first=not start)
            with alone(self._db):
                for at in range(start, min(start + step, last), TURNS_A_ROW):
                    self._put(first + at, turns[at : at + TURNS_A_ROW])
        with alone(self._db):
            self._db.execute(
                "UPDATE search_transcripts SET turns = ?, state = ? WHERE first = ?",
                (len(turns), state, first),
            )
            self._put_notes(
                "WHERE n.episode_id IN (SELECT e.id FROM episodes e JOIN media m ON m.id = e.transcript_id"
                " WHERE m.hash = ?)",
                (transcript_hash,),
            )

    def forget_others(self, but: str) -> None:
        """Take out transcripts that no episode has any more: another edition took their place."""
        for first, room in self._db.execute(_WITHOUT_EPISODE, (but,)).fetchall():
            self._forget(first, room)

    def keep_notes(self) -> None:
        """Have the notes found as they are now; costs next to nothing where none were changed."""
        [(seen,)] = self._db.execute("SELECT revision FROM search_state").fetchall()
        [(latest,)] = self._db.execute("SELECT latest FROM note_revisions").fetchall()
        if seen == latest:
            return
        with alone(self._db):
            [(seen,)] = self._db.execute("SELECT revision FROM search_state").fetchall()
            [(latest,)] = self._db.execute("SELECT latest FROM note_revisions").fetchall()
            self._drop_notes()
            self._put_notes("WHERE n.revision > ?", (seen,))
            self._db.execute("UPDATE search_state SET revision = ?", (latest,))

    def _rest(self, *, first: bool = False) -> None:
        """Let others write; not before the first of several steps."""
        self._check()
        if not first:
            Event().wait(_REST_S)

    def _respell_some(self, place: int) -> int | None:
        """Go on from that row; the answer is where to go on then, or None at the end."""
        rows = self._db.execute(
            "SELECT first, turns FROM search_texts WHERE first >= ? ORDER BY first LIMIT ?", (place, _AT_ONCE)
        ).fetchall()
        for first, packed in rows:
            self._say(_ADD, enumerate(unpack(packed), first))
        after = rows[-1][0] + 1 if len(rows) == _AT_ONCE else None
        self._db.execute("UPDATE search_state SET respelled = ?", (after,))
        return after

    # Transcripts

    def _state(self, transcript_hash: str) -> str:
        rows = self._db.execute(
            "SELECT state FROM search_transcripts WHERE transcript_hash = ?", (transcript_hash,)
        ).fetchall()
        return str(rows[0][0]) if rows else ""

    def _begin(self, transcript_hash: str, count: int) -> int:
        """The row of the first turn of a transcript, which has rows enough, and is unfinished from now on."""
        room = -(-(count + count // 8 + 1) // TURNS_A_ROW) * TURNS_A_ROW
        while True:
            with alone(self._db):
                known = self._db.execute(
                    "UPDATE search_transcripts SET state = '' WHERE transcript_hash = ?"
                    " RETURNING first, room",
                    (transcript_hash,),
                ).fetchall()
                if not known:
                    rows = self._db.execute(
                        "INSERT INTO search_transcripts SELECT coalesce(max(first + room), 0), ?, 0, ?, ''"
                        " FROM search_transcripts RETURNING first",
                        (room, transcript_hash),
                    ).fetchall()
                    return int(rows[0][0])
            if known[0][1] >= count:
                return int(known[0][0])
            self._forget(*known[0])

    def _forget(self, first: int, room: int) -> None:
        """Take a transcript out."""
        for start in range(first, first + room, TURNS_A_ROW * _AT_ONCE):
            self._rest()
            with alone(self._db):
                for at in range(start, min(start + TURNS_A_ROW * _AT_ONCE, first + room), TURNS_A_ROW):
                    self._put(at, ())
        with alone(self._db):
            self._db.execute("DELETE FROM search_transcripts WHERE first = ?", (first,))

    def _last(self, first: int) -> int:
        """Behind which of its turns nothing is kept."""
        [(room,)] = self._db.execute(
            "SELECT room FROM search_transcripts WHERE first = ?", (first,)
        ).fetchall()
        [(last,)] = self._db.execute(
            "SELECT max(first) FROM search_texts WHERE first BETWEEN ? AND ?", (first, first + room - 1)
        ).fetchall()
        return 0 if last is None else int(last) - first + TURNS_A_ROW

    def _put(self, at: int, turns: Sequence[Said]) -> None:
        """Write one row of texts; words are put in and taken out only where they differ."""
        rows = self._db.execute("SELECT turns FROM search_texts WHERE first = ?", (at,)).fetchall()
        before = unpack(rows[0][0]) if rows else []
        if before == list(turns):
            return
        same = {
            place for place, (old, new) in enumerate(zip(before, turns, strict=False)) if _alike(old, new)
        }
        self._say(_TAKE_OUT, ((at + i, old) for i, old in enumerate(before) if i not in same))
        self._say(_ADD, ((at + i, new) for i, new in enumerate(turns) if i not in same))
        if turns:
            self._db.execute("REPLACE INTO search_texts VALUES (?, ?)", (at, pack(turns)))
        else:
            self._db.execute("DELETE FROM search_texts WHERE first = ?", (at,))

    def _say(self, statement: str, turns: Iterable[tuple[int, Said]]) -> None:
        for row, turn in turns:
            self._db.execute(statement, (row, *_spelled(turn.text), _folded(turn.speaker)))

    # Notes

    def _drop_notes(self) -> None:
        """Take out what annotations said that are gone for good."""
        gone = self._db.execute(
            "SELECT s.annotation, s.note, s.speaker FROM search_notes s"
            " LEFT JOIN annotations n ON n.row = s.annotation WHERE n.row IS NULL"
        ).fetchall()
        for row, note, speaker in gone:
            self._put_note(row, (note, speaker), ("", ""))

    def _put_notes(self, which: str, values: Sequence[object]) -> None:
        for row, note, turn in self._db.execute(_CHANGED_NOTES + which, values).fetchall():
            kept = self._db.execute(
                "SELECT note, speaker FROM search_notes WHERE annotation = ?", (row,)
            ).fetchall()
            speaker = self._speaker(turn) if note and turn is not None else ""
            self._put_note(row, kept[0] if kept else ("", ""), (note, speaker))

    def _put_note(self, row: int, before: tuple[str, str], after: tuple[str, str]) -> None:
        if before == after:
            return
        if before[0]:
            self._db.execute(_TAKE_OUT, (-row, *_spelled(before[0]), _folded(before[1])))
        if after[0]:
            self._db.execute(_ADD, (-row, *_spelled(after[0]), _folded(after[1])))
            self._db.execute(_KEEP_NOTE, (row, raw(after[0]), raw(after[1])))
        else:
            self._db.execute("DELETE FROM search_notes WHERE annotation = ?", (row,))

    def _speaker(self, turn: int) -> str:
        """Who speaks in the turn of this row, as far as it is kept."""
        at = turn // TURNS_A_ROW * TURNS_A_ROW
        rows = self._db.execute("SELECT turns FROM search_texts WHERE first = ?", (at,)).fetchall()
        turns = unpack(rows[0][0]) if rows else []
        return turns[turn - at].speaker if turn - at < len(turns) else ""


def _state_of(turns: Sequence[Said]) -> str:
    """Tells one text from another; turn by turn, for the window stands still meanwhile."""
    hashed = hashlib.sha256()
    for turn in turns:
        hashed.update(repr(turn).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def _alike(one: Said, other: Said) -> bool:
    return one.text == other.text and one.speaker == other.speaker


def _spelled(text: str) -> tuple[str, str]:
    found = list(words(text))
    return " ".join(word.exact for word in found), " ".join(word.folded for word in found)


def _folded(name: str) -> str:
    return _spelled(name)[1]
