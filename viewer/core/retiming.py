"""A transcript in the times of the audio: for files that go with it, and know no sync points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viewer.core.bundle import Bundle
from viewer.core.cue import Cue, Cues
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Transcript, Turn


def retimed(transcript: Transcript, timeline: Timeline) -> Transcript:
    """The transcript with every time as it is heard: starts, ends, stamps, and those of captions and words.

    What would be heard before the audio begins starts with it. Starts still increase from turn to turn.

    Args:
        transcript: in transcript time.
        timeline: from transcript time to audio time.
    """
    if timeline == IDENTITY or not transcript.timed:
        return transcript
    turns = tuple(_turns(transcript.turns, timeline))
    last = max([turn.start_ms for turn in turns] + [turn.stamp_ms or 0 for turn in turns], default=0)
    return replace(transcript, turns=turns, last_stamp_ms=max(last, _end(timeline, transcript.last_stamp_ms)))


def to_write(bundle: Bundle, *, own_times: bool = False) -> Transcript:
    """The transcript of a bundle as it is written alone, with the episode's title and audio.

    Args:
        bundle: the episode.
        own_times: leave the transcript's times as they are, instead of those of the audio.
    """
    known = replace(bundle.transcript, title=bundle.title, media=bundle.media or bundle.transcript.media)
    return known if own_times else retimed(known, bundle.timeline)


def _turns(turns: Sequence[Turn], timeline: Timeline) -> Iterator[Turn]:
    before = -1
    for turn in turns:
        start = max(before + 1, timeline.to_audio(turn.start_ms))
        stamp = None if turn.stamp_ms is None else max(0, timeline.to_audio(turn.stamp_ms))
        yield replace(
            turn,
            start_ms=start,
            end_ms=max(start, _end(timeline, turn.end_ms)),
            stamp_ms=stamp,
            cues=Cues(_cues(turn.cues, timeline)) if turn.cues else (),
        )
        before = start


def _cues(cues: Sequence[Cue], timeline: Timeline) -> Iterator[Cue]:
    for cue in cues:
        start = max(0, timeline.to_audio(cue.start_ms))
        yield replace(cue, start_ms=start, end_ms=max(start, _end(timeline, cue.end_ms)))


def _end(timeline: Timeline, ms: int) -> int:
    return max(0, timeline.end_to_audio(ms))
