"""Transcripts of Podcasting 2.0 in JSON: segments with speaker, times and words.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md

A segment is a caption where the source has captions or the turns are cut into such, else a turn. Beside what
the format knows, which others go by, each says its turn, and a caption its place in there; words with times
of their own stand in a list beside the whole. What is lost is line breaks, turns without words, and which
times are estimates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viewer.core.captioning import captions
from viewer.core.cue import Cue
from viewer.core.transcript import Transcript, Turn
from viewer.errors import message
from viewer.writers.transcripts.spoken import name_of, one_line
from viewer.writers.transcripts.times import check_times


class PodcastJsonWriter:
    """Segments that are captions or turns."""

    key = "podcast-json"
    label = message("Podcast transcript (JSON)")
    suffix = ".json"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        known = {"title": transcript.title, "language": transcript.language, "media": transcript.media}
        segments = [
            {"speaker": name, **segment, "turn": number} if name else {**segment, "turn": number}
            for number, turn in enumerate(transcript.turns, 1)
            for name in (name_of(transcript, turn),)
            for segment in _segments(turn, recut=recut)
        ]
        data = {"version": "1.0.0", **{key: value for key, value in known.items() if value}}
        text = json.dumps({**data, "segments": segments}, ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "backslashreplace")


def _segments(turn: Turn, *, recut: bool) -> Iterator[dict[str, object]]:
    if not turn.text.strip():
        return
    if not recut and all(cue.inner for cue in turn.cues):
        yield _segment(turn, (turn.start_ms, turn.end_ms), (0, len(turn.text)), turn.cues)
        return
    for place, one in enumerate(captions(turn, recut=recut), 1):
        span = (one.start_ms, one.end_ms)
        yield {**_segment(turn, span, (one.start, one.end), one.words), "caption": place}


def _segment(
    turn: Turn, span: tuple[int, int], place: tuple[int, int], words: Sequence[Cue]
) -> dict[str, object]:
    start_ms, end_ms = (max(0, ms) / 1000 for ms in span)
    segment = {"startTime": start_ms, "endTime": end_ms, "body": one_line(turn.text[place[0] : place[1]])}
    if len(words) > 1 or any(word.confidence is not None for word in words):
        segment["words"] = list(_words(turn, words, place[1]))
    return segment


def _words(turn: Turn, words: Sequence[Cue], end: int) -> Iterator[dict[str, object]]:
    """The pieces with times; each goes on to the next, as the light does."""
    starts = [*(word.start for word in words), end]
    for word, (start, until) in zip(words, pairwise(starts), strict=True):
        times = {"startTime": max(0, word.start_ms) / 1000, "endTime": max(0, word.end_ms) / 1000}
        row = {**times, "body": one_line(turn.text[start:until])}
        yield row if word.confidence is None else {**row, "confidence": word.confidence}
