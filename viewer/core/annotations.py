"""What a reader says about an episode: highlights, notes, tags, bookmarks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from viewer.core.anchor import Anchor

SEPARATOR = "/"
"""Parts the names of a tag and those it lies in: ``budget/universities``."""


class Colour(StrEnum):
    """The highlighters, which colour-blind readers can tell apart; the theme knows their shades."""

    YELLOW = "yellow"
    ORANGE = "orange"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    GREY = "grey"


class Kind(StrEnum):
    """What is annotated."""

    PASSAGE = "passage"  # words of the transcript, described by an anchor
    BOOKMARK = "bookmark"  # a moment of the audio


class Place(StrEnum):
    """How sure it is that the anchor points where the reader meant."""

    SURE = "sure"
    DOUBTFUL = "doubtful"  # the transcript has changed; the reader is to look at it
    DETACHED = "detached"  # the words are gone, or the reader said so; the annotation is kept in the list


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark, with or without words of the reader's own.

    Attributes:
        id: 32 hexadecimal digits, the same on every machine and in every export.
        kind: a passage, or a bookmark.
        anchor: where the passage is; None for a bookmark.
        moment_ms: audio time of a bookmark; None for a passage.
        colour: its highlighter.
        note: the reader's words, plain text; the name of a bookmark.
        tags: names of tags, in the order they were given; none twice.
        unfinished: made in a hurry, to be completed.
        place: how sure the anchor is.
        created_at: milliseconds since 1970 (UTC).
        changed_at: the same, of the last change.
    """

    id: str
    kind: Kind
    anchor: Anchor | None = None
    moment_ms: int | None = None
    colour: Colour = Colour.YELLOW
    note: str = ""
    tags: tuple[str, ...] = ()
    unfinished: bool = False
    place: Place = Place.SURE
    created_at: int = 0
    changed_at: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """A word (a "code", as researchers say) that annotations of all episodes share.

    Attributes:
        name: as written, with the names of those it lies in before it, parted by `SEPARATOR`.
        colour: its colour; None for none of its own.
        memo: what it stands for, for codebooks.
    """

    name: str
    colour: Colour | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step makes of some annotations and tags; its opposite is another one.

    Attributes:
        annotations: by their ids, as they are after it; None: it is in the bin.
        tags: by their names, as they are after it; None: there is no such tag.
    """

    annotations: Mapping[str, Annotation | None] = field(default_factory=dict)
    tags: Mapping[str, Tag | None] = field(default_factory=dict)


def new_id() -> str:
    """An id that no other annotation has."""
    return uuid.uuid4().hex
