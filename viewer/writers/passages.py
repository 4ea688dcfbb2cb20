"""Annotations as people read them: who says what, when, and what the reader says to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from viewer.core.annotations import Annotation, Kind
from viewer.core.bundle import Bundle, pieces
from viewer.core.moments import fragment
from viewer.core.timecode import format_ms
from viewer.core.transcript import Turn


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotation, ready to be laid out.

    Attributes:
        annotation: itself.
        placed: whether the passage stands in the transcript that is exported.
        said: speaker (empty where nobody is named) and words, turn by turn; empty for a bookmark.
        start_ms: audio time; None where there is none.
        end_ms: the same.
    """

    annotation: Annotation
    placed: bool
    said: tuple[tuple[str, str], ...]
    start_ms: int | None
    end_ms: int | None

    @property
    def is_bookmark(self) -> bool:
        """Whether it marks a moment, not words."""
        return self.annotation.kind is Kind.BOOKMARK

    @property
    def time(self) -> str:
        """When it begins, for people; empty where there is no time."""
        return "" if self.start_ms is None else format_ms(self.start_ms)

    @property
    def speaker(self) -> str:
        """Who speaks, in one line."""
        return ", ".join(dict.fromkeys(name for name, _ in self.said if name))


def passages(bundle: Bundle) -> list[Passage]:
    """All annotations, in the order they are heard in."""
    return [_passage(bundle, annotation) for annotation in bundle.ordered()]


def link(media: str, start_ms: int | None, end_ms: int | None = None) -> str:
    """Address of a moment in the audio, percent-encoded; empty where there is no audio or no time.

    Names come from files of others: what is no web address is taken for the name of a file beside.
    """
    if not media or start_ms is None:
        return ""
    web = media.startswith(("http://", "https://"))
    address = media.encode("utf-8", "replace")
    whole = quote(address, safe=":/?&=%@;,+~") if web else quote(address)
    return f"{whole}#{fragment(start_ms, end_ms)}"


def named(bundle: Bundle, turn: Turn) -> str:
    """The name of who speaks in `turn`, in one line; empty where nobody is named."""
    return "" if turn.speaker is None else " ".join(bundle.speakers[turn.speaker].split())


def turn_start(bundle: Bundle, turn: Turn) -> int | None:
    """Audio time at which `turn` begins; None where the transcript has no times."""
    return max(0, bundle.timeline.to_audio(turn.start_ms)) if bundle.transcript.timed else None


def _passage(bundle: Bundle, annotation: Annotation) -> Passage:
    placed = bundle.placed(annotation)
    start, end = bundle.heard(annotation) or (None, None)
    return Passage(annotation, placed, tuple(_said(bundle, annotation, placed)), start, end)


def _said(bundle: Bundle, annotation: Annotation, placed: bool) -> Sequence[tuple[str, str]]:  # noqa: FBT001
    anchor, turns = annotation.anchor, bundle.transcript.turns
    if anchor is None:
        return ()
    if not placed:
        return (("", anchor.quote),)
    return [
        (named(bundle, turns[turn]), turns[turn].text[start:end])
        for turn, start, end in pieces(turns, anchor)
    ]
