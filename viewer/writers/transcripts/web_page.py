"""A web page as Podcasting 2.0 has it, to read and print: no scripts, nothing loaded, every word escaped.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
(cite, time, p). ``datetime`` and ``data-end`` hold the exact times; an empty cite says that nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from viewer.core.exchange import PAGE_GENERATOR
from viewer.core.flat import xml_text
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.page_parts import page_head, page_text
from viewer.writers.transcripts.spoken import name_of, plain_lines
from viewer.writers.transcripts.times import end_of, start_of

_STYLE = """header p, time { font: .85rem/1.5 system-ui, sans-serif; color: #67635c }
cite { font-style: normal; font-weight: 600 }
cite, cite + time { display: inline-block; margin-top: 1rem }
"""


class TranscriptPageWriter:
    """Who speaks, the time, and a paragraph or more for each turn."""

    key = "html"
    label = message("Web page (HTML)")
    suffix = ".html"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The page."""
        lines = [*_head(transcript)]
        for place in range(len(transcript.turns)):
            lines += _turn(transcript, place)
        return utf8("\n".join([*lines, "</main>", "</body>", "</html>", ""]))


def _head(transcript: Transcript) -> Iterator[str]:
    title = " ".join(transcript.title.split())
    metas = [f'<meta name="generator" content="{PAGE_GENERATOR}">']
    if transcript.media:
        metas.append(f'<meta property="og:audio" content="{escape(xml_text(transcript.media))}">')
    yield from page_head(title, transcript.language, style=_STYLE, metas=tuple(metas))
    names = ", ".join(speaker.name for speaker in transcript.speakers)
    facts = " · ".join(page_text(fact) for fact in (names, transcript.media) if fact)
    yield "<header>"
    if title:
        yield f'<h1 dir="auto">{page_text(title)}</h1>'
    yield f'<p dir="auto">{facts}</p>\n</header>\n<main>'


def _turn(transcript: Transcript, place: int) -> Iterator[str]:
    turn = transcript.turns[place]
    name, start, end = name_of(transcript, turn), start_of(transcript, place), end_of(transcript, place)
    who = f'<cite dir="auto">{page_text(name)}{":" if name else ""}</cite>'
    until = "" if end is None else f' data-end="{_duration(end)}"'
    when = "" if start is None else f' <time datetime="{_duration(start)}"{until}>{format_ms(start)}</time>'
    yield who + when
    for paragraph in plain_lines(turn.text).split("\n\n"):
        yield f'<p dir="auto">{page_text(paragraph)}</p>'


def _duration(ms: int) -> str:
    """``"PT12.480S"``: a duration as HTML has it."""
    return f"PT{ms // 1000}.{ms % 1000:03}S"
