"""A check on opening: what a reader should know before playing, and what can be done about each.

Everything here can only guess: a finding says in one line, with numbers, what does not go together. What is
usual (a few seconds of music around the words, rounded stamps) is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from viewer.core.ordering import is_astray
from viewer.core.timecode import format_ms
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Remark, Timing, Transcript, Turn
from viewer.errors import Message, message

LATE_MS = 10_000
"""A first turn that comes later has something before it; signature tunes and silence are shorter."""

END_SLACK_MS = 3_000
"""How far a turn's written end may lie after the audio's: speech recognisers round theirs up by seconds."""

TAIL_MS = 60_000
"""What may follow the last words: music, thanks and credits. See `_longer` for the words themselves."""

FEWEST_NAMED = 3
"""Lines that begin with a name in a transcript that has hardly any; fewer mean nothing."""


class FindingKind(StrEnum):
    """What was found; the value is what the library remembers."""

    UNTIMED = "untimed"
    AUDIO_SHORTER = "audio_shorter"
    AUDIO_LONGER = "audio_longer"
    LATE_START = "late_start"
    BACKWARDS = "backwards"
    DOUBTFUL = "doubtful"
    SPEAKERS = "speakers"


class Cure(StrEnum):
    """What can be done about a finding."""

    SYNC = "sync"  # say when a turn really starts
    SHOW = "show"  # how the source was read
    IGNORE = "ignore"  # never tell this of this audio file again


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not go together.

    Attributes:
        kind: what it is.
        text: one line that says so.
        cures: what can be done, the best first.
    """

    kind: FindingKind
    text: Message
    cures: tuple[Cure, ...]


def find(transcript: Transcript, duration_ms: int = 0, timeline: Timeline = IDENTITY) -> list[Finding]:
    """What a reader should know, the weightiest first.

    Args:
        transcript: as it was read, before it was fitted to any audio; `NOTHING` where there is none.
        duration_ms: how long the audio is; 0 where there is none or nothing is known of it.
        timeline: how transcript time runs through the audio, as the reader said; what that mends is not told.
    """
    between = _between(transcript, duration_ms, timeline)
    return [*_untimed(transcript), *between, *_inside(transcript), *_speakers(transcript)]


def _untimed(transcript: Transcript) -> Iterator[Finding]:
    if transcript.turns and not transcript.timed:
        text = message("This transcript has no times: it can be read, but not followed.")
        yield Finding(FindingKind.UNTIMED, text, (Cure.SHOW,))


def _between(transcript: Transcript, duration_ms: int, timeline: Timeline) -> Iterator[Finding]:
    """What does not go together in the two halves."""
    if transcript.turns and transcript.timed and duration_ms > 0:
        yield from _shorter(transcript, duration_ms, timeline)
        yield from _longer(transcript, timeline.to_transcript(duration_ms))
        yield from _late(transcript, duration_ms, timeline)


def _late(transcript: Transcript, duration_ms: int, timeline: Timeline) -> Iterator[Finding]:
    """A turn without a stamp before the first one begins with the audio as far as anybody knows.

    Who has set a sync point, or marked an advertisement before the first turn, has said how it begins.
    """
    first_ms = timeline.to_audio(transcript.turns[0].start_ms)
    told = bool(timeline.points) or any(start_ms < first_ms for start_ms, _ in timeline.spans)
    if LATE_MS < first_ms < duration_ms and not told:
        text = message(
            "The first turn comes at {time}: an intro or an advertisement may stand before it.",
            time=format_ms(first_ms),
        )
        yield Finding(FindingKind.LATE_START, text, (Cure.SYNC, Cure.IGNORE))


def _shorter(transcript: Transcript, duration_ms: int, timeline: Timeline) -> Iterator[Finding]:
    """A turn that starts after the end of the audio cannot be heard in it; one that ends there may be."""
    starts = [turn.stamp_ms for turn in transcript.turns if turn.stamp_ms is not None]
    last_ms = timeline.to_audio(transcript.last_stamp_ms)
    if last_ms > duration_ms + END_SLACK_MS or timeline.to_audio(max(starts, default=0)) >= duration_ms:
        end, time = format_ms(duration_ms), format_ms(last_ms)
        text = message("The audio ends at {end}, but the transcript goes on to {time}.", end=end, time=time)
        if end == time:
            text = message("The audio ends at {end}, before the last turn of the transcript.", end=end)
        yield Finding(FindingKind.AUDIO_SHORTER, text, (Cure.SYNC, Cure.IGNORE))


def _longer(transcript: Transcript, end_ms: int) -> Iterator[Finding]:
    """Audio that goes on after the last words is usual; not so when it goes on for long.

    When the last words end is only estimated from their length. What has no stamp may take twice as long as
    estimated, and `TAIL_MS` may follow. `end_ms` is the audio's end in transcript time: advertisements are no
    part of it.
    """
    turns = transcript.turns
    unsure_ms = turns[-1].end_ms - _last_known_ms(turns)
    rest_ms = end_ms - max(turns[-1].end_ms, transcript.last_stamp_ms)
    if rest_ms > unsure_ms + TAIL_MS:
        text = message(
            "The audio goes on for {length} after the last words of the transcript.",
            length=format_ms(rest_ms),
        )
        yield Finding(FindingKind.AUDIO_LONGER, text, (Cure.SYNC, Cure.IGNORE))


def _last_known_ms(turns: Sequence[Turn]) -> int:
    """The start of the last turn that has a time of its own."""
    unknown = sum(1 for _ in takewhile(lambda turn: turn.timing is Timing.ESTIMATED, reversed(turns)))
    return turns[-unknown - 1].start_ms if unknown < len(turns) else 0


def _inside(transcript: Transcript) -> Iterator[Finding]:
    """What is doubtful in the transcript itself."""
    if not transcript.timed:
        return
    astray = [remark for remark in transcript.warnings if is_astray(remark)]
    if astray:
        yield Finding(FindingKind.BACKWARDS, _backwards(astray), (Cure.SHOW, Cure.IGNORE))
    if others := len(transcript.warnings) - len(astray):
        one = message("One place in the transcript was doubtful.")
        many = message("{count} places in the transcript were doubtful.", count=others)
        yield Finding(FindingKind.DOUBTFUL, one if others == 1 else many, (Cure.SHOW, Cure.IGNORE))


def _speakers(transcript: Transcript) -> Iterator[Finding]:
    """Hardly anybody is named, though lines begin as if they named somebody, again and again."""
    names = [count for count in (transcript.options.names or {}).values() if count > 1]
    if transcript.timed and len(transcript.speakers) <= 1 and sum(names) >= FEWEST_NAMED:
        text = message("{count} lines begin with what may be a speaker's name.", count=sum(names))
        yield Finding(FindingKind.SPEAKERS, text, (Cure.SHOW, Cure.IGNORE))


def _backwards(astray: Sequence[Remark]) -> Message:
    time = astray[0].text.values["time"]
    if len(astray) == 1:
        return message("One time in the transcript runs backwards: {time}.", time=time)
    return message(
        "{count} times in the transcript run backwards, the first at {time}.", count=len(astray), time=time
    )
