"""Annotations of episodes, the tags they share, the bin, and what is being typed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from viewer.core.annotations import Annotation, Changes, Tag
from viewer.core.kept_notes import Elsewhere, News
from viewer.store import annotation_rows as rows
from viewer.store.bin import BinStore
from viewer.store.database import lasting
from viewer.store.drafts import DraftStore
from viewer.store.faults import told
from viewer.store.homes import home, next_revision

if TYPE_CHECKING:
    from sqlite_utils import Database

_ELSEWHERE = """
    SELECT e.id, e.title, count(*) FROM episodes e JOIN annotations n ON n.episode_id = e.id
    WHERE n.deleted_at IS NULL AND e.id <> :home AND e.id IN (
        SELECT episode_id FROM annotations WHERE text_hash = :text AND deleted_at IS NULL
        UNION
        SELECT other.id FROM episodes here
            JOIN media place ON place.id = here.transcript_id AND place.path <> ''
            JOIN media same ON same.path = place.path AND same.kind = place.kind
            JOIN episodes other ON other.transcript_id = same.id
        WHERE here.id = :home
    ) GROUP BY e.id ORDER BY count(*) DESC, e.opened_at DESC
"""


class AnnotationStore(BinStore, DraftStore):
    """Keeps what readers say of episodes, what they deleted, and what they are typing.

    What belongs to an episode goes with it: see `viewer.store.homes`. Whatever `apply`, `move` and `discard`
    have returned from is on the disk.
    """

    def __init__(self, db: Database, *, now_ms: Callable[[], int] | None = None) -> None:
        """`now_ms` gives the time since 1970 (UTC)."""
        super().__init__(db, now_ms or (lambda: time.time_ns() // 1_000_000))
        with told():
            self._version = self._data_version()

    # Annotations and tags

    def load(self, episode_id: int) -> tuple[Annotation, ...]:
        """The annotations of an episode, without those in the bin, in the order they were made.

        Raises:
            StoreError: the library cannot be read.
        """
        with told(), self._db.atomic():
            at = home(self._db, episode_id)
            found = rows.read(self._db, "WHERE n.episode_id = ? AND n.deleted_at IS NULL", (at,))
        return tuple(annotation for _, annotation in found)

    def tags(self) -> tuple[Tag, ...]:
        """All tags, by their names; among them each that an annotation outside the bin names.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            return rows.read_tags(self._db)

    def tagged(self, name: str) -> tuple[Annotation, ...]:
        """The annotations of all episodes that have this tag or one that lies in it.

        With them a step may rename, merge or drop a tag everywhere: `apply` leaves each in its episode.

        Raises:
            StoreError: the library cannot be read.
        """
        below = f"g.tag >= {rows.TEXT} AND g.tag < {rows.TEXT}"  # "/" comes right before "0"
        source = (
            "WHERE n.deleted_at IS NULL AND n.row IN (SELECT g.annotation FROM annotation_tags g"  # noqa: S608
            f" WHERE g.tag = {rows.TEXT} OR ({below}))"
        )
        names = [rows.words(each) for each in (name, f"{name}/", f"{name}0")]
        with told(), self._db.atomic():
            return tuple(annotation for _, annotation in rows.read(self._db, source, names))

    def tag_counts(self) -> dict[str, int]:
        """How many annotations of all episodes have each tag that any has; none in the bin counts.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            found = self._db.execute(
                "SELECT g.tag, count(*) FROM annotation_tags g JOIN annotations n ON n.row = g.annotation"
                " WHERE n.deleted_at IS NULL GROUP BY g.tag"
            ).fetchall()
        return dict(found)

    def apply(self, episode_id: int, changes: Changes, *, drop_drafts: Iterable[str] = ()) -> None:
        """Write all of `changes` or nothing; when this returns, the disk has it.

        Names of tags that do not exist are made tags. A tag to be dropped stays while an annotation names it
        that is not in `changes`: another window, or another episode, has it in use.

        Args:
            episode_id: where new annotations belong; those known already stay where they are.
            changes: after which an annotation that was in the bin is out of it.
            drop_drafts: ids of annotations whose words are no longer being typed.

        Raises:
            StoreError: the library cannot be written; nothing of it was.
        """
        with told(), lasting(self._db):
            revision = next_revision(self._db)
            at = home(self._db, episode_id)
            for tag in changes.tags.values():
                if tag is not None:
                    rows.write_tag(self._db, tag)
            for annotation in changes.annotations.values():
                if annotation is not None:
                    rows.write(self._db, at, revision, annotation)
                    rows.name_tags(self._db, annotation.tags)
            self._bin(_gone(changes.annotations), revision)
            for name in _gone(changes.tags):
                rows.drop_tag(self._db, name)
            self._drop_drafts(drop_drafts)

    # Other windows, other episodes

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has written to the library since this was asked last.

        Costs some microseconds. Anything may have changed, the place in an episode too: ask `since`.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            before, self._version = self._version, self._data_version()
        return before != self._version

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read meanwhile is as it was at one moment, whoever writes.

        Raises:
            StoreError: the library cannot be read.
        """
        with told(), self._db.atomic():
            yield

    def revision(self) -> int:
        """A number that grows with each change of annotations, whoever makes it; to be asked before `load`.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            [(latest,)] = self._db.execute("SELECT latest FROM note_revisions").fetchall()
        return int(latest)

    def since(self, revision: int, episode_id: int) -> News:
        """What became of annotations after `revision`, by this window or another.

        Raises:
            StoreError: the library cannot be read.
        """
        with told(), self._db.atomic():
            [(latest,)] = self._db.execute("SELECT latest FROM note_revisions").fetchall()
            at = home(self._db, episode_id)
            found = rows.read(self._db, "WHERE n.revision > ?", (revision,))
            tags = rows.read_tags(self._db)
        here = {each.id: each if row[0] == at and row[2] is None else None for row, each in found}
        there = {each.id: each for row, each in found if row[0] != at and row[2] is None}
        return News(int(latest), here, tags, there)

    def elsewhere(self, episode_id: int, text_hash: str) -> tuple[Elsewhere, ...]:
        """Other episodes whose annotations may be meant for this one, those with most of them first.

        They were made in the very same words (the audio was another copy, or a wrong one), or in a transcript
        that lay where this episode's lies now (the file was edited). `load` and `move` bring them over.

        Args:
            episode_id: this episode.
            text_hash: of its transcript, as in `Anchor`.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            named = {"home": home(self._db, episode_id), "text": text_hash}
            return tuple(Elsewhere(*row) for row in self._db.execute(_ELSEWHERE, named).fetchall())

    def foreign(self, ids: Collection[str], episode_id: int) -> frozenset[str]:
        """Those of `ids` that annotations of other episodes have, in the bin or not, or that the bin holds.

        `apply` would change these where they are: what was in the bin as it was deleted would be lost.

        Raises:
            StoreError: the library cannot be read.
        """
        with told():
            found = self._db.execute(
                "SELECT id FROM annotations WHERE (episode_id <> ? OR deleted_at IS NOT NULL)"
                " AND id IN (SELECT value FROM json_each(?))",
                (home(self._db, episode_id), json.dumps(list(ids))),
            ).fetchall()
        return frozenset(identity for (identity,) in found)

    def move(self, ids: Collection[str], episode_id: int) -> None:
        """Have these annotations, and drafts for them, belong to another episode from now on.

        Raises:
            StoreError: the library cannot be written; nothing of it was.
        """
        with told(), lasting(self._db):
            revision = next_revision(self._db)
            at = home(self._db, episode_id)
            for identity in ids:
                self._db.execute(
                    "UPDATE annotations SET episode_id = ?, revision = ? WHERE id = ?",
                    (at, revision, identity),
                )
                self._db.execute("UPDATE drafts SET episode_id = ? WHERE annotation_id = ?", (at, identity))

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def _gone(changed: Mapping[str, object]) -> list[str]:
    return [name for name, after in changed.items() if after is None]
