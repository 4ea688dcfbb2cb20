"""What a podcast's feed or a page offers: episodes, and where their sound, words and chapters are."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Linked:
    """A file somewhere on the web.

    Attributes:
        link: its address, perhaps relative to the page or feed.
        type: its media type as declared, in lower case without parameters; empty where none is.
    """

    link: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """One episode, as a feed or a page tells of it.

    Attributes:
        title: empty where it has none.
        date: ISO day; empty where none is told.
        duration_s: seconds; 0 where that is not told.
        audio: its sound; None where there is none.
        transcripts: its words, in whatever order they were told.
        chapters: a list of its chapters; None where there is none.
    """

    title: str = ""
    date: str = ""
    duration_s: int = 0
    audio: Linked | None = None
    transcripts: tuple[Linked, ...] = ()
    chapters: Linked | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A podcast.

    Attributes:
        title: of the podcast.
        episodes: those that have sound or words, in the order of the feed.
        left_out: how many others there are, or could not be read.
    """

    title: str = ""
    episodes: tuple[Offered, ...] = field(default=())
    left_out: int = 0


_RANKS = (
    {"text/vtt"},
    {"application/json", "text/json"},
    {"application/x-subrip", "application/srt", "text/srt", "application/x-srt"},
    {"text/html", "application/xhtml+xml"},
    {"text/plain"},
)
_ENDINGS = (".vtt", ".json", ".srt", ".html", ".txt")
TELL_SPEAKERS = 2
"""How many of the best kinds may say who speaks, or may not."""


def rank(linked: Linked) -> int:
    """How much a kind of transcript tells: 0 the most. What it is declared as counts before its name."""
    for place, types in enumerate(_RANKS):
        if linked.type in types:
            return place
    path = linked.link.partition("?")[0].partition("#")[0].lower()
    for place, ending in enumerate(_ENDINGS):
        if path.endswith(ending):
            return place
    return len(_RANKS)


def best_first(transcripts: tuple[Linked, ...]) -> list[Linked]:
    """Transcripts, those before that tell more; each address once."""
    once = {each.link: each for each in reversed(transcripts)}
    return sorted(dict(reversed(once.items())).values(), key=rank)
