"""Annotations and tags as rows of the library, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Colour, Kind, Place, Tag

if TYPE_CHECKING:
    from sqlite_utils import Database

_Word = TypeVar("_Word", bound=StrEnum)
_Row = Sequence[Any]

_OWN = ("id", "kind", "moment_ms", "colour", "note", "unfinished", "place", "created_at", "changed_at")
_ANCHOR = ("start_turn", "start", "end_turn", '"end"', "quote", "prefix", "suffix", "start_ms", "end_ms",
           "text_hash")  # fmt: skip
_WORDS = frozenset({"note", "quote", "prefix", "suffix"})
_COLUMNS = (*_OWN, *_ANCHOR)
_FIRST_OF_ANCHOR = 1 + len(_OWN)

FIELDS = ", ".join(f"n.{column}" for column in ("row", *_COLUMNS))
"""What `read` makes annotations of, from a table called `n`."""
TEXT = "CAST(? AS TEXT)"
"""Stands for words given as `words`."""

# Where the annotation is known it stays in its episode, and comes out of the bin.
_UPSERT = (
    f"INSERT INTO annotations (episode_id, revision, {', '.join(_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES (?, ?, {', '.join(TEXT if column in _WORDS else '?' for column in _COLUMNS)})"
    " ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, deleted_at = NULL, "
    + ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column != "id")
    + " RETURNING row"
)


def words(text: str) -> bytes:
    """Text as SQLite is given it, with the lone surrogates that a damaged transcript may hold.

    In a statement it is to stand as `TEXT`.
    """
    return text.encode("utf-8", "surrogatepass")


def read(db: Database, source: str, values: Sequence[object]) -> list[tuple[_Row, Annotation]]:
    """The annotations that `source` selects.

    Args:
        db: the library; in a transaction where others may write meanwhile.
        source: the statement from WHERE or JOIN on; annotations are called `n`.
        values: of the places in `source`.

    Returns:
        Each with its episode, revision and the time it was deleted, or None.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = db.execute(
        f"SELECT {FIELDS}, n.episode_id, n.revision, n.deleted_at FROM annotations n {source} ORDER BY n.row",  # noqa: S608
        values,
    ).fetchall()
    tagged = db.execute(
        "SELECT annotation, tag FROM annotation_tags WHERE annotation IN"  # noqa: S608 - our own words
        f" (SELECT n.row FROM annotations n {source}) ORDER BY annotation, position",
        values,
    )
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for row, tag in tagged:
        tags[row].append(tag)
    return [(row[-3:], _annotation(row, tuple(tags.get(row[0], ())))) for row in rows]


def write(db: Database, episode_id: int, revision: int, annotation: Annotation) -> None:
    """Write one annotation and the names of its tags; an episode it belongs to already keeps it.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    values = (
        *(annotation.id, annotation.kind.value, annotation.moment_ms, annotation.colour.value),
        *(words(annotation.note), int(annotation.unfinished), annotation.place.value),
        *(annotation.created_at, annotation.changed_at),
    )
    upsert = (episode_id, revision, *values, *_anchor_values(annotation.anchor))
    [(row,)] = db.execute(_UPSERT, upsert).fetchall()
    db.execute("DELETE FROM annotation_tags WHERE annotation = ?", (row,))
    for position, tag in enumerate(annotation.tags):
        db.execute(f"INSERT INTO annotation_tags VALUES (?, ?, {TEXT})", (row, position, words(tag)))  # noqa: S608


def read_tags(db: Database) -> tuple[Tag, ...]:
    """All tags, by their names.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = db.execute("SELECT name, colour, memo FROM tags ORDER BY name").fetchall()
    return tuple(Tag(name, _optional_colour(colour), memo) for name, colour, memo in rows)


def write_tag(db: Database, tag: Tag) -> None:
    """Write one tag.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    db.execute(
        f"REPLACE INTO tags VALUES ({TEXT}, ?, {TEXT})",  # noqa: S608 - our own words
        (words(tag.name), tag.colour and tag.colour.value, words(tag.memo)),
    )


def name_tags(db: Database, names: Iterable[str]) -> None:
    """Make tags of these names where there are none.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    for name in names:
        db.execute(f"INSERT OR IGNORE INTO tags VALUES ({TEXT}, NULL, '')", (words(name),))  # noqa: S608


def drop_tag(db: Database, name: str) -> None:
    """Drop a tag that no annotation outside the bin names any more.

    Raises:
        sqlite3.Error: the library cannot be written.
    """
    db.execute(
        f"DELETE FROM tags WHERE name = {TEXT} AND NOT EXISTS (SELECT 1 FROM annotation_tags g"  # noqa: S608
        " JOIN annotations n ON n.row = g.annotation WHERE g.tag = tags.name AND n.deleted_at IS NULL)",
        (words(name),),
    )


def _anchor_values(anchor: Anchor | None) -> tuple[object, ...]:
    if anchor is None:
        return (None,) * len(_ANCHOR)
    return (
        *(anchor.start_turn, anchor.start, anchor.end_turn, anchor.end),
        *(words(anchor.quote), words(anchor.prefix), words(anchor.suffix)),
        *(anchor.start_ms, anchor.end_ms, anchor.text_hash),
    )


def _annotation(row: _Row, tags: tuple[str, ...]) -> Annotation:
    _, identity, kind, moment_ms, colour, note, unfinished, place, created_at, changed_at = row[
        :_FIRST_OF_ANCHOR
    ]
    anchor = row[_FIRST_OF_ANCHOR:-3]
    return Annotation(
        identity,
        _word(_KINDS, kind, Kind.PASSAGE),
        None if anchor[0] is None else Anchor(*anchor),
        moment_ms,
        _word(_COLOURS, colour, Colour.YELLOW),
        note,
        tags,
        bool(unfinished),
        _word(_PLACES, place, Place.DOUBTFUL),
        created_at,
        changed_at,
    )


_KINDS = {kind.value: kind for kind in Kind}
_COLOURS = {colour.value: colour for colour in Colour}
_PLACES = {place.value: place for place in Place}


def _word(known: dict[str, _Word], value: str, otherwise: _Word) -> _Word:
    """One strange word in a row must not keep the annotation from its reader."""
    return known.get(value, otherwise)


def _optional_colour(value: str | None) -> Colour | None:
    return None if value is None else _COLOURS.get(value)
