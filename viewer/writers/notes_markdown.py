"""Markdown, as note takers keep it: front matter, quotes, tags, block ids, links into the audio.

Source: CommonMark (https://spec.commonmark.org) and Obsidian (https://help.obsidian.md/properties, /tags, and
/links for block ids). Front matter is YAML 1.2, in which JSON's quoted strings are strings.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.core import markdown
from viewer.core.bundle import Bundle
from viewer.core.moments import iso
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.passages import Passage, link, named, passages, turn_start


class MarkdownWriter:
    """Markdown with a block for each annotation."""

    key = "md"
    label = message("Markdown")
    suffix = ".md"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:
        """Front matter, the annotations, and the transcript where it is asked for."""
        blocks = ["\n".join(_front_matter(bundle))]
        if bundle.title.strip():
            blocks.append(f"# {markdown.one_line(bundle.title)}")
        for passage in passages(bundle):
            blocks += _blocks(bundle, passage)
        if whole:
            blocks += ["## Transcript", *_turns(bundle)]
        return utf8("\n\n".join(blocks) + "\n")


def _front_matter(bundle: Bundle) -> Iterator[str]:
    yield "---"
    yield f"title: {markdown.yaml(bundle.title)}"
    for key, values in (
        ("speakers", list(bundle.speakers)),
        ("tags", list(dict.fromkeys(markdown.tag(tag)[1:] for tag in _used(bundle)))),
    ):
        if values:
            yield f"{key}:"
            yield from (f"  - {markdown.yaml(value)}" for value in values)
    if bundle.media:
        yield f"audio: {markdown.yaml(bundle.media)}"
    yield f"annotations: {len(bundle.annotations)}"
    yield f"exported: {iso(bundle.exported_at)}"
    yield "---"


def _used(bundle: Bundle) -> list[str]:
    return [tag for annotation in bundle.ordered() for tag in annotation.tags]


def _blocks(bundle: Bundle, passage: Passage) -> Iterator[str]:
    annotation = passage.annotation
    yield f"## {_heading(bundle, passage)}"
    if passage.said:
        several = len({name for name, _ in passage.said}) > 1
        said = (
            (f"**{markdown.one_line(name)}:** " if several and name else "") + markdown.paragraphs(text)
            for name, text in passage.said
        )
        yield markdown.quoted("\n\n".join(said))
    if not passage.placed and not passage.is_bookmark:
        yield "*These words are not in the transcript as it is now.*"
    if annotation.note:
        yield markdown.paragraphs(annotation.note)
    if words := [*map(markdown.tag, annotation.tags), *(["#unfinished"] if annotation.unfinished else [])]:
        yield " ".join(dict.fromkeys(words))
    yield f"^{annotation.id}"


def _heading(bundle: Bundle, passage: Passage) -> str:
    name = "Bookmark" if passage.is_bookmark else markdown.one_line(passage.speaker)
    address = link(bundle.media, passage.start_ms)
    time = f"[{passage.time}]({address})" if address else passage.time
    return " · ".join(part for part in (time, name, str(passage.annotation.colour)) if part)


def _turns(bundle: Bundle) -> Iterator[str]:
    for turn in bundle.transcript.turns:
        start = turn_start(bundle, turn)
        address, time = link(bundle.media, start), "" if start is None else format_ms(start)
        name = named(bundle, turn)
        parts = (
            f"**{markdown.one_line(name)}**" if name else "",
            f"[{time}]({address})" if address else time,
        )
        heading = " ".join(part for part in parts if part)
        yield (f"{heading}\n\n" if heading else "") + markdown.paragraphs(turn.text)
