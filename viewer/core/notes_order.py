"""The order in which annotations are listed, and the headings they stand under."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from viewer.core.annotations import Annotation, Colour
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import NOTHING, Transcript

_LAST = "\U0010ffff"  # sorts behind every name: those without one come last


class Order(StrEnum):
    """What annotations are sorted and grouped by; inside a group they stand in the order of time."""

    TIME = "time"
    TAG = "tag"
    COLOUR = "colour"
    SPEAKER = "speaker"


class Row(NamedTuple):
    """One line of the list: an annotation, or the heading of a group. Rows sort as they are listed.

    Attributes:
        sort: where the group stands among the others.
        group: what the heading names: a tag, a colour's value, a speaker's index; empty for "without".
        ms: audio time, where the annotation begins; -1 for a heading.
        id: of the annotation; empty for a heading.
    """

    sort: str
    group: str
    ms: int
    id: str

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return not self.id


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """The episode that annotations belong to, for what is asked of their places.

    Attributes:
        transcript: its turns and speakers.
        timeline: how it runs through the audio.
    """

    transcript: Transcript = NOTHING
    timeline: Timeline = IDENTITY
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [turn.start_ms for turn in self.transcript.turns])

    def is_of(self, other: NotesPlace) -> bool:
        """Whether this is the same text as that of `other`, perhaps at other times; quickly, not surely."""
        one, two = self.transcript, other.transcript
        return (one.title, one.speakers, len(one.turns)) == (two.title, two.speakers, len(two.turns))

    def ms(self, annotation: Annotation) -> int:
        """Audio time at which it begins."""
        if annotation.anchor is None:
            return annotation.moment_ms or 0
        return max(0, self.timeline.to_audio(annotation.anchor.start_ms))

    def turn(self, annotation: Annotation) -> int | None:
        """The turn it begins in, None where there is none."""
        if annotation.anchor is not None:
            turn = annotation.anchor.start_turn
            return turn if 0 <= turn < len(self.transcript.turns) else None
        if not self.transcript.timed:
            return None
        turn = bisect_right(self._starts, self.timeline.to_transcript(annotation.moment_ms or 0)) - 1
        return turn if turn >= 0 else None

    def speaker(self, annotation: Annotation) -> int | None:
        """Who speaks where it begins."""
        turn = self.turn(annotation)
        return None if turn is None else self.transcript.turns[turn].speaker

    def name(self, speaker: int | None) -> str:
        """What a speaker is called; empty for nobody."""
        names = self.transcript.speakers
        return names[speaker].name if speaker is not None and speaker < len(names) else ""


def rows_of(annotation: Annotation, place: NotesPlace, order: Order) -> Iterator[Row]:
    """The lines an annotation takes: one, or one under each of its tags."""
    ms, id_ = place.ms(annotation), annotation.id
    if order is Order.TIME:
        yield Row("", "", ms, id_)
    elif order is Order.COLOUR:
        rank = list(Colour).index(annotation.colour)
        yield Row(str(rank), annotation.colour.value, ms, id_)
    elif order is Order.SPEAKER:
        speaker = place.speaker(annotation)
        shown = "" if speaker is None else str(speaker)
        yield Row(shown.rjust(6, "0") if shown else _LAST, shown, ms, id_)
    else:
        for tag in annotation.tags or ("",):
            yield Row(tag.casefold() or _LAST, tag, ms, id_)


def heading_of(row: Row) -> Row:
    """The heading under which `row` is listed."""
    return Row(row.sort, row.group, -1, "")
