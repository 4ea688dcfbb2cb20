"""What `turnlight inspect` says: everything a reader saw in a file, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from viewer.core.timecode import format_ms
from viewer.core.transcript import Remark, Speaker, Transcript, Turn

_TEXT_WIDTH = 72


def as_data(transcript: Transcript) -> dict[str, object]:
    """`transcript` as plain data, to be written as JSON. Times are milliseconds, offsets code points."""
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
            for speaker, turns, seconds in _shares(transcript)
        ],
        "warnings": [{"line": remark.line, "message": str(remark.text)} for remark in transcript.warnings],
        "ignored": [{"line": remark.line, "text": str(remark.text)} for remark in transcript.ignored],
    }


def as_text(transcript: Transcript) -> Iterator[str]:
    """`transcript` in lines to be read by people; no file can send its control characters to a terminal."""
    for line in _lines(transcript):
        yield "".join(
            character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line
        )


def _lines(transcript: Transcript) -> Iterator[str]:
    yield f"Format:   {transcript.format}"
    for label, value in (
        ("Title", transcript.title),
        ("Audio", transcript.media),
        ("Language", transcript.language),
    ):
        if value:
            yield f"{label + ':':9} {value}"
    yield f"Turns:    {len(transcript.turns)}" + (
        "" if transcript.timed else " (no times: cannot be followed)"
    )
    yield f"Speakers: {len(transcript.speakers)}"
    for speaker, turns, seconds in _shares(transcript):
        noun = "turn" if turns == 1 else "turns"
        yield f"  {speaker.name}: {turns} {noun}, {format_ms(round(seconds * 1000))}"
    yield from _remarks("Warnings", transcript.warnings)
    yield from _remarks("Ignored", transcript.ignored)


def _turn(turn: Turn, names: list[str]) -> dict[str, object]:
    return {
        "start_ms": turn.start_ms,
        "end_ms": turn.end_ms,
        "stamp_ms": turn.stamp_ms,
        "speaker": None if turn.speaker is None else names[turn.speaker],
        "text": turn.text,
        "timing": str(turn.timing),
        "words": [],
    }


def _shares(transcript: Transcript) -> Iterator[tuple[Speaker, int, float]]:
    """Each speaker with the number of turns and the seconds spoken."""
    turns, times = Counter[int | None](), Counter[int | None]()
    for turn in transcript.turns:
        turns[turn.speaker] += 1
        times[turn.speaker] += turn.end_ms - turn.start_ms
    for index, speaker in enumerate(transcript.speakers):
        yield speaker, turns[index], times[index] / 1000


def _remarks(label: str, remarks: Iterable[Remark]) -> Iterator[str]:
    found = list(remarks)
    if not found:
        return
    yield f"{label}: {len(found)}"
    for remark in found:
        text = " ".join(str(remark.text).split())
        shown = text if len(text) <= _TEXT_WIDTH else text[: _TEXT_WIDTH - 1] + "…"
        yield f"  line {remark.line}: {shown}" if remark.line else f"  {shown}"
