"""What the library tells of annotations beyond themselves: the bin, drafts, news, other episodes'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.core.annotations import Annotation, Tag


@dataclass(frozen=True, slots=True)
class Binned:
    """An annotation in the bin.

    Attributes:
        annotation: as it was when it was deleted.
        episode_id: row of the episode it belongs to.
        deleted_at: milliseconds since 1970 (UTC).
    """

    annotation: Annotation
    episode_id: int
    deleted_at: int


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Words that were being typed and are no note yet.

    Attributes:
        episode_id: row of the episode.
        annotation_id: the annotation they are meant for; it may not exist yet, or not any more.
        text: the words.
        saved_at: milliseconds since 1970 (UTC).
    """

    episode_id: int
    annotation_id: str
    text: str
    saved_at: int


@dataclass(frozen=True, slots=True)
class News:
    """What changed in the library since some revision, whoever changed it.

    Attributes:
        revision: the revision this leads to.
        annotations: by their ids, as they are now; None: it is in the bin or belongs to another episode, and
            may be one that never was in this episode.
        tags: all tags there are now.
        elsewhere: those of other episodes as they are there, by their ids.
    """

    revision: int
    annotations: Mapping[str, Annotation | None] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    elsewhere: Mapping[str, Annotation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another episode with annotations that may be meant for this one.

    Attributes:
        episode_id: its row.
        title: its title.
        count: how many annotations it has.
    """

    episode_id: int
    title: str
    count: int
