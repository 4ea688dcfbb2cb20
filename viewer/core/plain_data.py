"""A transcript as plain data, as it stands in JSON: all there is to know of it.

Scripts go by it, so what is there stays as it is; more may come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from viewer.core.transcript import Speaker, Transcript, Turn


def as_data(transcript: Transcript) -> dict[str, object]:
    """`transcript` as plain data, to be written as JSON. Times are milliseconds, offsets code points.

    A turn's ``words`` are its pieces with times of their own, ``[start_ms, end_ms, char_start, char_end]``.
    Where some of them begin a caption, ``captions`` holds their places in that list; where the source says
    how sure it is of any, ``confidence`` holds a number from 0 to 1, or null, for each.
    """
    names = [speaker.name for speaker in transcript.speakers]
    return {
        "format": transcript.format,
        "title": transcript.title,
        "media": transcript.media,
        "language": transcript.language,
        "timed": transcript.timed,
        "turns": [_turn(turn, names) for turn in transcript.turns],
        "speakers": [
            {"name": speaker.name, "turns": turns, "seconds": seconds}
            for speaker, turns, seconds in shares(transcript)
        ],
        "warnings": [{"line": remark.line, "message": str(remark.text)} for remark in transcript.warnings],
        "ignored": [{"line": remark.line, "text": str(remark.text)} for remark in transcript.ignored],
    }


def shares(transcript: Transcript) -> Iterator[tuple[Speaker, int, float]]:
    """Each speaker with the number of turns and the seconds spoken."""
    turns, times = Counter[int | None](), Counter[int | None]()
    for turn in transcript.turns:
        turns[turn.speaker] += 1
        times[turn.speaker] += turn.end_ms - turn.start_ms
    for index, speaker in enumerate(transcript.speakers):
        yield speaker, turns[index], times[index] / 1000


def _turn(turn: Turn, names: list[str]) -> dict[str, object]:
    cues = list(turn.cues)
    data: dict[str, object] = {
        "start_ms": turn.start_ms,
        "end_ms": turn.end_ms,
        "stamp_ms": turn.stamp_ms,
        "speaker": None if turn.speaker is None else names[turn.speaker],
        "text": turn.text,
        "timing": str(turn.timing),
        "words": [[cue.start_ms, cue.end_ms, cue.start, cue.end] for cue in cues],
    }
    if begins := [place for place, cue in enumerate(cues) if not cue.inner]:
        data["captions"] = begins
    if any(cue.confidence is not None for cue in cues):
        data["confidence"] = [cue.confidence for cue in cues]
    return data
