"""Transcripts of Podcasting 2.0 in JSON.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import SUFFIXES, Source, name_of, score, seconds_of, words_of

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
        draft.language = words_of(source.facts.get("language"))
        for turn in draft.turns:
            turn.line = 0  # the number of a segment is no line
        step(1.0)
        return draft


def _captions(rows: Iterator[dict[str, Any]], draft: Draft) -> Iterator[Caption]:
    """Captions; marks are put behind the word before them, and an end that nobody says is -1."""
    last: Caption | None = None
    for number, row in enumerate(rows, 1):
        words = words_of(row.get("body"))
        start = seconds_of(row.get("startTime"))
        end = seconds_of(row.get("endTime"))
        if not words:
            continue
        if last is not None and _MARKS.match(words):
            last = replace(last, text=last.text + words, end_ms=last.end_ms if end is None else end)
            continue
        if last is not None:
            yield last
        if start is None:
            draft.warnings.append(Remark(0, message("Segment {number} has no time.", number=number)))
            start = max(0, last.end_ms) if last else 0
        until = -1 if end is None else end
        last = Caption(start, until, words, name_of(row.get("speaker")), number, is_word=" " not in words)
    if last is not None:
        yield last


def _ended(captions: Iterator[Caption]) -> Iterator[Caption]:
    """The same, each with an end: where nobody says, the beginning of the next."""
    for caption, following in pairwise(chain(captions, [None])):
        if caption is not None:
            next_ms = following.start_ms if following else -1
            end_ms = caption.end_ms if caption.end_ms >= 0 else next_ms
            yield replace(caption, end_ms=max(end_ms, caption.start_ms))
