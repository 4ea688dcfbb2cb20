"""Which episode annotations and drafts belong to, whatever becomes of the rows of episodes.

An episode that was opened by halves has two rows until both halves are opened together: then one row knows
both, and the other, which knows one of them only, leaves the list. Annotations go with the whole. A window
that still shows the half goes on writing to it by its old number; `home` leads that to the whole as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_WHOLE = """
    SELECT w.id FROM episodes h JOIN episodes w ON
        (h.audio_id IS NULL AND w.transcript_id = h.transcript_id AND w.audio_id IS NOT NULL)
        OR (h.transcript_id IS NULL AND w.audio_id = h.audio_id AND w.transcript_id IS NOT NULL)
    WHERE h.id = ? ORDER BY w.opened_at DESC, w.id DESC LIMIT 1
"""
_HALVES = """
    SELECT h.id FROM episodes w JOIN episodes h ON h.id <> w.id AND
        ((h.audio_id IS NULL AND h.transcript_id = w.transcript_id)
        OR (h.transcript_id IS NULL AND h.audio_id = w.audio_id))
    WHERE w.id = ? AND w.audio_id IS NOT NULL AND w.transcript_id IS NOT NULL
"""


def home(db: Database, episode_id: int) -> int:
    """The episode that annotations of `episode_id` are kept under: itself, or the whole that it is half of.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = db.execute(_WHOLE, (episode_id,)).fetchall()
    return int(rows[0][0]) if rows else episode_id


def gather(db: Database, episode_id: int) -> None:
    """Bring what was written on the halves of a whole episode to it, the bin and drafts as well.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    for (half,) in db.execute(_HALVES, (episode_id,)).fetchall():
        if db.execute("SELECT 1 FROM annotations WHERE episode_id = ? LIMIT 1", (half,)).fetchall():
            db.execute(
                "UPDATE annotations SET episode_id = ?, revision = ? WHERE episode_id = ?",
                (episode_id, next_revision(db), half),
            )
        db.execute("UPDATE drafts SET episode_id = ? WHERE episode_id = ?", (episode_id, half))


def next_revision(db: Database) -> int:
    """Count one more change. As the first thing in a transaction it waits for its turn to write, too.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    rows = db.execute("UPDATE note_revisions SET latest = latest + 1 RETURNING latest").fetchall()
    return int(rows[0][0])
