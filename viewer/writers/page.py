"""One HTML file to read and print: no scripts, nothing loaded from elsewhere, every word escaped.

Marks are told apart by number as well as by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from viewer.core.annotations import Colour
from viewer.core.bundle import Bundle
from viewer.core.moments import iso
from viewer.core.shades import MARK
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.marked import Segment, marked_turns
from viewer.writers.page_parts import page_head
from viewer.writers.page_parts import page_text as _text
from viewer.writers.passages import Passage, link, named, passages, turn_start


class PageWriter:
    """A page with all annotations and, where it is asked for, the transcript with its marks."""

    key = "html"
    label = message("Web page (HTML)")
    suffix = ".html"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:
        """The page."""
        found = passages(bundle)
        lines = [*_head(bundle), *_list(bundle, found)]
        if whole:
            lines += _transcript(bundle, found)
        return utf8("\n".join([*lines, "</main>", "</body>", "</html>", ""]))


def _head(bundle: Bundle) -> Iterator[str]:
    title = " ".join(bundle.title.split())
    marks = (f"mark.{colour} {{ background: {shade} }}" for colour, shade in MARK.items())
    yield from page_head(title, bundle.transcript.language, style="\n".join(marks))
    yield f'<main>\n<h1 dir="auto">{_text(title) or "Transcript"}</h1>'
    facts = (", ".join(bundle.speakers), bundle.media, iso(bundle.exported_at)[:10])
    yield f'<p class="facts" dir="auto">{" · ".join(_text(fact) for fact in facts if fact)}</p>'


def _list(bundle: Bundle, found: Sequence[Passage]) -> Iterator[str]:
    if found:
        yield "<section>"
        for number, passage in enumerate(found, 1):
            yield from _entry(bundle, number, passage)
        yield "</section>"


def _entry(bundle: Bundle, number: int, passage: Passage) -> Iterator[str]:
    annotation = passage.annotation
    time = _link(link(bundle.media, passage.start_ms), passage.time)
    name = "Bookmark" if passage.is_bookmark else passage.speaker
    heading = " · ".join(part for part in (time, _text(name), _text(str(annotation.colour))) if part)
    yield f'<article id="n{number}">\n<h2 dir="auto"><span class="number">{number}</span> {heading}</h2>'
    if passage.said:
        several = len({name for name, _ in passage.said}) > 1
        yield "<blockquote>"
        for name, words in passage.said:
            who = f"<b>{_text(name)}:</b> " if several and name else ""
            yield f'<p dir="auto">{who}{_mark([annotation.colour], words)}</p>'
        yield "</blockquote>"
    if not passage.placed and not passage.is_bookmark:
        yield '<p class="facts">These words are not in the transcript as it is now.</p>'
    if annotation.note:
        yield f'<p class="note" dir="auto">{_text(annotation.note)}</p>'
    tags = [*annotation.tags, *(["unfinished"] if annotation.unfinished else [])]
    if tags:
        yield f'<p class="tags" dir="auto">{" ".join(f"<span>{_text(tag)}</span>" for tag in tags)}</p>'
    yield "</article>"


def _transcript(bundle: Bundle, found: Sequence[Passage]) -> Iterator[str]:
    colours = {number: passage.annotation.colour for number, passage in enumerate(found, 1)}
    yield "<section>"
    for turn, segments in zip(bundle.transcript.turns, marked_turns(bundle, found), strict=True):
        start = turn_start(bundle, turn)
        time = "" if start is None else _link(link(bundle.media, start), format_ms(start))
        name = named(bundle, turn)
        heading = " ".join(part for part in (f"<b>{_text(name)}</b>" if name else "", time) if part)
        words = "".join(_segment(segment, colours) for segment in segments)
        yield f'<div class="turn"><p class="facts" dir="auto">{heading}</p><p dir="auto">{words}</p></div>'
    yield "</section>"


def _segment(segment: Segment, colours: dict[int, Colour]) -> str:
    words = segment.words
    shown = _mark([colours[number] for number in segment.marks], words) if segment.marks else _text(words)
    ends = (f'<sup><a href="#n{number}">{number}</a></sup>' for number in segment.ending)
    return shown + "".join(ends)


def _mark(colours: Sequence[Colour], words: str) -> str:
    """Words under marks: the last one fills, the others are lines below."""
    lines = ", ".join(
        f"0 {3 * (place + 1)}px 0 {MARK[colour]}" for place, colour in enumerate(dict.fromkeys(colours[:-1]))
    )
    style = f' style="box-shadow: {lines}"' if lines else ""
    return f'<mark class="{colours[-1]}"{style}>{_text(words)}</mark>'


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{_text(text)}</a>' if address else _text(text)
