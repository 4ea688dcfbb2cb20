"""A transcript: turns in the order of their times, each with a speaker and a text.

Times are integer milliseconds of transcript time, intervals are half-open ``[start, end)``, positions in a
text count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.core.choices import NO_OPTIONS, Options
from viewer.core.cue import Cue
from viewer.errors import Message


class Timing(StrEnum):
    """Where a turn's start time comes from."""

    GIVEN = "given"  # the transcript says so
    SPREAD = "spread"  # shares its stamp with neighbours and was spread inside that second
    ESTIMATED = "estimated"  # the transcript gives no time for this turn: laid between its neighbours' times


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks; the place in `Transcript.speakers` is identity.

    Attributes:
        name: as the transcript writes it.
        hue: the place that gives the colour; None for their own. It outlives a correction that moves them up.
    """

    name: str
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch.

    Attributes:
        start_ms: first moment of the turn.
        end_ms: first moment after it.
        stamp_ms: the time as the transcript writes it, for display; None where it writes none.
        speaker: index into `Transcript.speakers`; None where nobody is named.
        text: the words, exactly; may hold line breaks.
        timing: where `start_ms` comes from.
        line: 1-based line of the source where the turn begins; 0 where the source has no lines.
        cues: its pieces, in the order of the text and of their starts; none where only the turn has a time.
    """

    start_ms: int
    end_ms: int
    stamp_ms: int | None
    speaker: int | None
    text: str
    timing: Timing
    line: int = 0
    cues: Sequence[Cue] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a source line: a warning, or text that belongs to no turn.

    Attributes:
        line: 1-based line of the source; 0 when it concerns the whole.
        text: the warning, or the ignored text itself.
    """

    line: int
    text: Message


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole transcript, ready to be shown and followed.

    Attributes:
        format: key of the reader that read it.
        title: the episode's title as far as the source names one, else empty.
        media: the audio file's name or address as far as the source names one, else empty.
        language: BCP 47 tag, or empty.
        turns: in the order of `start_ms`.
        speakers: in the order of their first turn.
        warnings: what was doubtful while reading.
        ignored: what stands around the turns and is none (title, ingress, credits).
        timed: False when no time was found at all: it can be read, not followed.
        last_stamp_ms: the largest time the source names; the audio should be at least this long.
        options: what else could be chosen in reading it.
    """

    format: str
    title: str
    media: str
    language: str
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...]
    warnings: tuple[Remark, ...] = ()
    ignored: tuple[Remark, ...] = ()
    timed: bool = True
    last_stamp_ms: int = 0
    options: Options = NO_OPTIONS

    def hue(self, speaker: int | None) -> int | None:
        """Which of the speakers' colours belongs to one of them; None where nobody is named."""
        hue = None if speaker is None else self.speakers[speaker].hue
        return speaker if hue is None else hue


NOTHING = Transcript(format="", title="", media="", language="", turns=(), speakers=(), timed=False)
"""What is shown while no transcript is open."""
