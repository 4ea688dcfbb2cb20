"""Subtitles of YouTube as JSON (json3): the events of ``timedtext``, with the words of automatic ones.

``{"events": [{"tStartMs": 100, "segs": [{"utf8": "so"}, {"utf8": " it", "tOffsetMs": 240}]}]}``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import Source, mappings, milliseconds_of, score
from viewer.readers.subtitles.timedtext_events import Event, Piece, captions
from viewer.readers.subtitles.turns import turns


class TimedTextJsonReader:
    """Events with segments are cues; each segment of automatic ones is a word with a time."""

    key = "timedtext-json"
    label = message("YouTube subtitles (JSON)")
    suffixes = (".json3", ".json")

    def score(self, head: str, suffix: str) -> int:
        """A signature where events with a start are found."""
        return max(score(head, suffix, "events", "tStartMs"), 10 if suffix in self.suffixes else 0)

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join events to turns; one without a time is ignored with a warning."""
        source = Source(text, "events")
        draft = Draft(self.key, warnings=source.warnings)
        draft.turns = list(turns(captions(_events(source.rows(step), draft))))
        step(1.0)
        return draft


def _events(rows: Iterable[dict[str, Any]], draft: Draft) -> Iterator[Event]:
    for number, row in enumerate(rows, 1):
        segments = [segment for segment in mappings(row.get("segs")) if isinstance(segment.get("utf8"), str)]
        start_ms = milliseconds_of(row.get("tStartMs", 0))
        if start_ms is not None:
            is_spoken = any("tOffsetMs" in segment for segment in segments)
            pieces = [_piece(segment, has_time=is_spoken) for segment in segments]
            window = str(row.get("wWinId", ""))
            yield Event(start_ms, milliseconds_of(row.get("dDurationMs")), window, 0, pieces)
        elif words := " ".join("".join(segment["utf8"] for segment in segments).split()):
            draft.warnings.append(Remark(0, message("Segment {number} has no time.", number=number)))
            draft.ignored.append(Remark(0, message("{text}", text=words)))


def _piece(segment: dict[str, Any], *, has_time: bool) -> Piece:
    sureness = segment.get("acAsrConf")
    after_ms = milliseconds_of(segment.get("tOffsetMs", 0)) if has_time else None
    return Piece(segment["utf8"], after_ms, sureness if isinstance(sureness, int | float) else 0)
