"""What `turnlight inspect` says: everything a reader saw in a file, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.core.plain_data import as_data, shares
from viewer.core.timecode import format_ms
from viewer.core.transcript import Remark, Transcript

__all__ = ["as_data", "as_text"]

_TEXT_WIDTH = 72


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
    for speaker, turns, seconds in shares(transcript):
        noun = "turn" if turns == 1 else "turns"
        yield f"  {speaker.name}: {turns} {noun}, {format_ms(round(seconds * 1000))}"
    yield from _remarks("Warnings", transcript.warnings)
    yield from _remarks("Ignored", transcript.ignored)


def _remarks(label: str, remarks: Iterable[Remark]) -> Iterator[str]:
    found = list(remarks)
    if not found:
        return
    yield f"{label}: {len(found)}"
    for remark in found:
        text = " ".join(str(remark.text).split())
        shown = text if len(text) <= _TEXT_WIDTH else text[: _TEXT_WIDTH - 1] + "…"
        yield f"  line {remark.line}: {shown}" if remark.line else f"  {shown}"
