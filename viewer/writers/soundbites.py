"""Podcasting 2.0 soundbites: an RSS item whose passages can be copied into a feed.

Source: https://podcasting2.org/docs/podcast-namespace/tags/soundbite: start and length in seconds, and a
title of at most 128 characters.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from viewer.core.bundle import Bundle
from viewer.core.flat import xml_text
from viewer.core.moments import seconds
from viewer.errors import WorldError, message
from viewer.writers.base import utf8
from viewer.writers.passages import Passage, passages

NAMESPACE = "https://podcastindex.org/namespace/1.0"
_LONGEST_TITLE = 128


class SoundbiteWriter:
    """A soundbite for each passage that has a time."""

    key = "soundbites"
    label = message("Podcasting 2.0 soundbites")
    suffix = ".xml"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:  # noqa: ARG002 - passages only
        """An RSS item with the soundbites.

        Raises:
            WorldError: no passage has a time.
        """
        bites = [line for passage in passages(bundle) if (line := _bite(passage))]
        if not bites:
            raise WorldError(
                message("There is nothing to make soundbites of"),
                message("Mark a passage of a transcript that has times."),
            )
        title = f"   <title>{_text(bundle.title)}</title>"
        head = f'<rss version="2.0" xmlns:podcast="{NAMESPACE}">'
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, " <channel>", "  <item>", title]
        lines += [*bites, "  </item>", " </channel>", "</rss>", ""]
        return utf8("\n".join(lines))


def _bite(passage: Passage) -> str:
    start, end = passage.start_ms, passage.end_ms
    if not passage.placed or start is None or end is None or end <= start:
        return ""
    note = passage.annotation.note.strip().split("\n", 1)[0]
    title = " ".join((note or " ".join(text for _, text in passage.said)).split())
    shown = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
    times = f'startTime="{seconds(start)}" duration="{seconds(end - start)}"'
    return f"   <podcast:soundbite {times}>{_text(shown)}</podcast:soundbite>"


def _text(text: str) -> str:
    return escape(xml_text(" ".join(text.split())))
