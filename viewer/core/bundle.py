"""What is exported: an episode's transcript with what a reader says of it, and the way to audio times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.core.anchor import Anchor, between
from viewer.core.annotations import Annotation, Place, Tag
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Transcript, Turn

Piece = tuple[int, int, int]
"""A part of a passage inside one turn: the turn, the first code point, the first one behind it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything a writer may write of one episode.

    Attributes:
        title: of the episode; empty where it has none.
        transcript: as it is shown, with the reader's corrections.
        annotations: of this episode.
        tags: those that the library knows, whether or not they are used here.
        timeline: from transcript time to audio time; all times in exports are audio times.
        media: the audio file's name or address; empty where there is none.
        exported_at: moment of the export, in milliseconds since 1970 (UTC).
    """

    title: str
    transcript: Transcript
    annotations: tuple[Annotation, ...] = ()
    tags: tuple[Tag, ...] = ()
    timeline: Timeline = IDENTITY
    media: str = ""
    exported_at: int = 0

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers' names, in the order of their first turn."""
        return tuple(speaker.name for speaker in self.transcript.speakers)

    def ordered(self) -> list[Annotation]:
        """The annotations in the order they are heard in."""
        return sorted(self.annotations, key=self._order)

    def heard(self, annotation: Annotation) -> tuple[int, int] | None:
        """Audio time ``[start, end)`` ; equal ones for a bookmark, None where there are no times."""
        if annotation.anchor is None:
            moment = annotation.moment_ms
            return None if moment is None else (max(0, moment), max(0, moment))
        if not self.transcript.timed:
            return None
        start = max(0, self.timeline.to_audio(annotation.anchor.start_ms))
        return start, max(start, self.timeline.end_to_audio(annotation.anchor.end_ms))

    def placed(self, annotation: Annotation) -> bool:
        """Whether the passage stands in this transcript, at the place its anchor names."""
        anchor = annotation.anchor
        return (
            anchor is not None
            and annotation.place is not Place.DETACHED
            and holds(self.transcript.turns, anchor)
        )

    def speakers_of(self, annotation: Annotation) -> list[str]:
        """Names of those who speak in a passage, each once; empty where its place is not known."""
        if not self.placed(annotation) or annotation.anchor is None:
            return []
        turns = self.transcript.turns
        found = (turns[turn].speaker for turn, _, _ in pieces(turns, annotation.anchor))
        return [self.speakers[speaker] for speaker in dict.fromkeys(found) if speaker is not None]

    def tag_names(self) -> list[str]:
        """Names of all tags: those of the library first, then such as only the annotations name."""
        used = (name for annotation in self.annotations for name in annotation.tags)
        return list(dict.fromkeys([*(tag.name for tag in self.tags), *used]))

    def _order(self, annotation: Annotation) -> tuple[int, int, int, int]:
        start, end = self.heard(annotation) or (0, 0)
        anchor = annotation.anchor
        return start, anchor.start_turn if anchor else -1, anchor.start if anchor else 0, end


def holds(turns: Sequence[Turn], anchor: Anchor) -> bool:
    """Whether the words of `anchor` stand where it says."""
    ordered = (0, 0) <= (anchor.start_turn, anchor.start) <= (anchor.end_turn, anchor.end)
    if not ordered or anchor.end_turn >= len(turns):
        return False
    inside = anchor.start <= len(turns[anchor.start_turn].text) and anchor.end >= 0
    if not inside or anchor.end > len(turns[anchor.end_turn].text):
        return False
    found = between(turns, anchor.start_turn, anchor.start, anchor.end_turn, anchor.end)
    return found == anchor.quote


def pieces(turns: Sequence[Turn], anchor: Anchor) -> Iterator[Piece]:
    """A passage turn by turn, without the turns of which it holds nothing; it must be placed."""
    for turn in range(anchor.start_turn, anchor.end_turn + 1):
        start = anchor.start if turn == anchor.start_turn else 0
        end = anchor.end if turn == anchor.end_turn else len(turns[turn].text)
        if start < end:
            yield turn, start, end
