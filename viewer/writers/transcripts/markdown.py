"""Markdown with front matter, as note takers keep it, and a bold head before each turn.

Source: CommonMark (https://spec.commonmark.org); front matter is YAML 1.2, where JSON's strings are strings.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.core import markdown
from viewer.core.transcript import Transcript
from viewer.core.turn_text import NO_TIME
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import name_of, plain_lines
from viewer.writers.transcripts.times import end_of, stamp, start_of


class TranscriptMarkdownWriter:
    """A paragraph or more for each turn; every letter of it is shown as it is."""

    key = "md"
    label = message("Markdown")
    suffix = ".md"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """Front matter, the title, and the turns."""
        blocks = ["\n".join(_front_matter(transcript))]
        if transcript.title.strip():
            blocks.append(f"# {markdown.one_line(transcript.title)}")
        blocks += (_turn(transcript, place) for place in range(len(transcript.turns)))
        return utf8("\n\n".join(blocks) + "\n")


def _front_matter(transcript: Transcript) -> Iterator[str]:
    yield "---"
    facts = (("title", transcript.title), ("language", transcript.language), ("audio", transcript.media))
    yield from (f"{key}: {markdown.yaml(fact)}" for key, fact in facts if fact)
    if transcript.speakers:
        yield "speakers:"
        yield from (f"  - {markdown.yaml(speaker.name)}" for speaker in transcript.speakers)
    yield "---"


def _turn(transcript: Transcript, place: int) -> str:
    turn = transcript.turns[place]
    start, end = start_of(transcript, place), end_of(transcript, place)
    time = "" if start is None else stamp(start) if end is None else f"{stamp(start)} - {stamp(end)}"
    name = markdown.one_line(name_of(transcript, turn))
    parts = (name, f"[{time or NO_TIME}]" if time or not name else "")
    head = f"**{' '.join(part for part in parts if part)}:**"
    return f"{head} {markdown.paragraphs(plain_lines(turn.text))}"
