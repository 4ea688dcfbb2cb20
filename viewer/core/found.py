"""What a search of the library finds, episode by episode."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from viewer.core.query_hits import Span


class FoundIn(StrEnum):
    """What was found."""

    TURN = "turn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FoundEpisode:
    """An episode in which something was found.

    Attributes:
        id: its row in the library.
        title: what it is called.
        audio: path of its audio file; empty where it has none.
        transcript: path of its transcript; empty where that is no file.
    """

    id: int
    title: str
    audio: str = ""
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A turn or a note in which all was found.

    Attributes:
        kind: a turn, or a note.
        episode: where.
        exact: whether the words are spelled as they were asked for.
        text: all of it.
        spans: where the words stand in it.
        speaker: who speaks there; empty for nobody.
        ms: audio time at which the first of them is heard, estimated; of a note, where its passage begins.
        turn: index of the turn, or of that in which the passage begins; None for a bookmark.
        annotation: id of the annotation; empty for a turn.
        quote: the words the note is about; empty for a turn.
        tags: of the annotation.
    """

    kind: FoundIn
    episode: FoundEpisode
    exact: bool
    text: str
    spans: tuple[Span, ...] = ()
    speaker: str = ""
    ms: int = 0
    turn: int | None = None
    annotation: str = ""
    quote: str = ""
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, str, int | None]:
        """Tells it from all others."""
        return self.episode.id, self.annotation, self.turn


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        hits: the best, the very best first.
        count: how many were seen.
        complete: whether these are all there are.
    """

    hits: tuple[Found, ...] = ()
    count: int = 0
    complete: bool = True


def by_episode(hits: Iterable[Found]) -> list[tuple[FoundEpisode, list[Found]]]:
    """The hits of each episode, that with the best first; in each, exact ones first, then by their time."""
    groups: dict[int, list[Found]] = {}
    for hit in hits:
        groups.setdefault(hit.episode.id, []).append(hit)
    for group in groups.values():
        group.sort(key=lambda hit: (not hit.exact, hit.ms))
    return [(group[0].episode, group) for group in groups.values()]


def in_order(hits: Iterable[Found]) -> tuple[Found, ...]:
    """The hits as `by_episode` puts them, one after the other."""
    return tuple(chain.from_iterable(group for _, group in by_episode(hits)))
