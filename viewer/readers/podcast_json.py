"""Transcripts of Podcasting 2.0 in JSON.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from viewer.core.cues import Caption, Mark, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import (
    SUFFIXES,
    Source,
    mappings,
    name_of,
    score,
    seconds_of,
    share_of,
    words_of,
)

_MARKS = re.compile(r"[^\w\s]+$")


class PodcastJsonReader:
    """Segments with a body each; a body may be one word, a blank or a comma."""

    key = "podcast-json"
    label = message("Podcast transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where segments with a body are found."""
        return score(head, suffix, "segments", "startTime", "body")

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join segments to turns; one without words is left out, one without a time goes on from the last."""
        source = Source(text, "segments")
        draft = Draft(self.key, warnings=source.warnings)
        draft.turns = list(join(_ended(_captions(source.rows(step), draft))))
        for key in ("title", "language", "media"):
            setattr(draft, key, words_of(source.facts.get(key)))
        for turn in draft.turns:
            turn.line = 0  # the number of a segment is no line
        step(1.0)
        return draft


def _captions(rows: Iterator[dict[str, Any]], draft: Draft) -> Iterator[Caption]:
    """Captions; marks are put behind the word before them, and an end that nobody says is -1."""
    last: Caption | None = None
    turn: int | None = None
    for number, row in enumerate(rows, 1):
        words = words_of(row.get("body"))
        start = seconds_of(row.get("startTime"))
        end = seconds_of(row.get("endTime"))
        if not words:
            continue
        told = row["turn"] if type(row.get("turn")) is int else None
        if last is not None and told is None and _MARKS.match(words):
            last = replace(last, text=last.text + words, end_ms=last.end_ms if end is None else end)
            continue
        if last is not None:
            yield last
        if start is None:
            draft.warnings.append(Remark(0, message("Segment {number} has no time.", number=number)))
            start = max(0, last.end_ms) if last else 0
        until = -1 if end is None else end
        last = Caption(start, until, words, name_of(row.get("speaker")), number, is_word=" " not in words)
        if told is not None:
            last = _told(last, row, begins=told != turn)
        turn = told
    if last is not None:
        yield last


def _told(caption: Caption, row: dict[str, Any], *, begins: bool) -> Caption:
    """A segment that says which turn it belongs to: a caption of it, or all of it."""
    whole = "caption" not in row
    marks = tuple(_marks(caption.text, row))
    return replace(caption, marks=marks, is_word=whole, begins=begins, goes_on=not begins)


def _marks(text: str, row: dict[str, Any]) -> Iterator[Mark]:
    """The words of a segment that have times of their own, in the order of the text."""
    place = 0
    for word in mappings(row.get("words")):
        said, start = words_of(word.get("body")), seconds_of(word.get("startTime"))
        at = text.find(said, place) if said else -1
        if at >= 0 and start is not None:
            place = at + len(said)
            yield Mark(at, start, seconds_of(word.get("endTime")), share_of(word.get("confidence")))


def _ended(captions: Iterator[Caption]) -> Iterator[Caption]:
    """The same, each with an end: where nobody says, the beginning of the next."""
    for caption, following in pairwise(chain(captions, [None])):
        if caption is not None:
            next_ms = following.start_ms if following else -1
            end_ms = caption.end_ms if caption.end_ms >= 0 else next_ms
            yield replace(caption, end_ms=max(end_ms, caption.start_ms))
