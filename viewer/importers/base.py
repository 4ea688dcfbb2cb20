"""What importers are given and hand over; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO, Protocol

from viewer.core.anchor import Anchor, text_hash
from viewer.core.annotations import Annotation, Place, Tag
from viewer.core.flat import FlatText, labelled, words
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Transcript, Turn
from viewer.errors import Message, message
from viewer.importers.guard import damaged

MOST_WARNINGS = 100
MOST_WORDS = 128 << 20
"""Code points of all quotes and notes together: a small file can name the whole transcript very often."""

Placer = Callable[[Sequence[Anchor], Sequence[Turn] | None], Sequence[tuple[Anchor, Place]]]
"""Finds passages again whose offsets do not fit, all at once. It is given them as they were described (the
place is a hint, the hash that of another text, or empty) and the turns they were described in, where the file
holds these. It answers for each, in their order, with where it is now and how sure that is."""


@dataclass(frozen=True)
class Target:
    """The episode that annotations are brought into.

    Attributes:
        transcript: as it is shown.
        timeline: from transcript time to audio time.
        annotations: what the reader has said of it already.
        tags: those the library knows.
    """

    transcript: Transcript
    timeline: Timeline = IDENTITY
    annotations: tuple[Annotation, ...] = ()
    tags: tuple[Tag, ...] = ()

    @property
    def turns(self) -> Sequence[Turn]:
        """The transcript's turns."""
        return self.transcript.turns

    @cached_property
    def text_hash(self) -> str:
        """See `viewer.core.anchor.text_hash`."""
        return text_hash(self.transcript.turns)

    @cached_property
    def words(self) -> FlatText:
        """The words alone in one text."""
        return words(self.transcript.turns)

    @cached_property
    def labelled(self) -> FlatText:
        """The text as REFI-QDA projects have it."""
        return labelled(self.transcript, self.timeline)


@dataclass(slots=True)
class Reading:
    """What a file holds.

    Attributes:
        annotations: as the file says; those whose anchor has the target's hash fit it by their offsets.
        tags: those the file describes.
        turns: those the anchors were described in, where the file holds them.
        warnings: what was left out or is doubtful.
        left_out: how many warnings there are beyond `MOST_WARNINGS`.
        words: code points of the quotes and notes so far.
    """

    annotations: list[Annotation] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    turns: tuple[Turn, ...] | None = None
    warnings: list[Message] = field(default_factory=list)
    left_out: int = 0
    words: int = 0

    def add(self, annotation: Annotation) -> None:
        """Take an annotation in.

        Raises:
            WorldError: there are more words in all of them than `MOST_WORDS`.
        """
        self.words += len(annotation.note) + (len(annotation.anchor.quote) if annotation.anchor else 0)
        if self.words > MOST_WORDS:
            raise damaged(message("It has too many parts."))
        self.annotations.append(annotation)

    def warn(self, warning: Message) -> None:
        """Keep a warning, unless there are very many."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(warning)
        else:
            self.left_out += 1

    def all_warnings(self) -> tuple[Message, ...]:
        """The warnings; the last one counts those that were not kept."""
        if not self.left_out:
            return tuple(self.warnings)
        return (*self.warnings, message("{count} more of the kind", count=self.left_out))


class Importer(Protocol):
    """One format.

    Attributes:
        key: short and stable name, the same as the writer's.
    """

    @property
    def key(self) -> str: ...  # noqa: D102 - described above

    def read(self, file: BinaryIO, target: Target) -> Reading:
        """What is in a file; an annotation that is damaged costs itself alone.

        Args:
            file: at its beginning, open for reading bytes; it can be sought.
            target: where the annotations are to go.

        Raises:
            WorldError: the file is damaged, dangerous, too large, or in another format.
        """


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An annotation of the file that is there already.

    Attributes:
        found: as the file has it.
        known: the one that is there, or came before it in the file and says the same or has the same id.
        differs: whether they say different things; the reader may want to look at them.
    """

    found: Annotation
    known: Annotation
    differs: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        format: key of the importer.
        new: would be added; `Annotation.place` says how sure each place is.
        duplicates: would be left out.
        unplaced: passages that are nowhere in this transcript; they can be added all the same, and would be
            listed as detached.
        tags: tags that would be added.
        warnings: what was left out or is doubtful.
    """

    format: str
    new: tuple[Annotation, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    unplaced: tuple[Annotation, ...] = ()
    tags: tuple[Tag, ...] = ()
    warnings: tuple[Message, ...] = ()
