"""What the library remembers: media files known by their content, and the episodes they make up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RESUME_MARGIN_MS = 3_000
"""An episode left this close to its end was heard out: it starts over."""


class MediaKind(StrEnum):
    """Which half of an episode a file is."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class MediaRef:
    """One file, known by its content; where it lies is only where it was seen last.

    Attributes:
        kind: audio or transcript.
        hash: SHA-256 of the bytes, hexadecimal; empty while it is not known yet.
        path: where the file was seen last; empty when it never was a file.
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds since 1970 (UTC).
        duration_ms: length of an audio file; None while unknown and for transcripts.
        present: False where nothing lies at `path` any more.
    """

    kind: MediaKind
    hash: str
    path: str = ""
    size: int = 0
    mtime_ns: int = 0
    duration_ms: int | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class EpisodeRecord:
    """What is remembered of an episode.

    Attributes:
        title: as the transcript or the audio names it, else the file's name.
        speakers: the speakers' names in one line, for lists.
        audio: the audio file; None while there is none.
        transcript: the transcript; None while there is none.
        position_ms: audio time where the reader left off.
        rate: the speed chosen for this episode; None for the general one.
        duration_ms: length of the episode; None while unknown.
        opened_at: when it was opened last, in milliseconds since 1970 (UTC).
        id: row in the library; None while it is not kept there.
        provisional: True while a file is known by its place, size and date only; its content decides later.
    """

    title: str
    speakers: str = ""
    audio: MediaRef | None = None
    transcript: MediaRef | None = None
    position_ms: int = 0
    rate: float | None = None
    duration_ms: int | None = None
    opened_at: int = 0
    id: int | None = None
    provisional: bool = False

    @property
    def resume_ms(self) -> int:
        """Where to go on: `position_ms`, or 0 when the episode was heard to its end."""
        heard_out = self.duration_ms is not None and self.position_ms >= self.duration_ms - RESUME_MARGIN_MS
        return 0 if heard_out else self.position_ms
