"""Turnlight's own JSON: everything, to be read back without loss.

Source: ``resources/schemas/turnlight-annotations-1.schema.json``; a change that old readers cannot live with
gets another version.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from viewer.core.anchor import text_hash
from viewer.core.annotations import Annotation
from viewer.core.bundle import Bundle
from viewer.core.exchange import JSON_FORMAT, JSON_VERSION
from viewer.core.moments import iso
from viewer.core.transcript import Transcript
from viewer.errors import message


class JsonWriter:
    """JSON with its schema."""

    key = "json"
    label = message("JSON (everything)")
    suffix = ".json"

    def write(self, bundle: Bundle, *, whole: bool = True) -> bytes:  # noqa: ARG002 - it is always whole
        """Everything; a surrogate that stands alone is written as JSON escapes it."""
        data = {
            "format": JSON_FORMAT,
            "version": JSON_VERSION,
            "exported": iso(bundle.exported_at),
            "title": bundle.title,
            "media": bundle.media,
            "timeline": {
                "points": [[point.transcript_ms, point.audio_ms] for point in bundle.timeline.points],
                "advertisements": [list(span) for span in bundle.timeline.spans],
            },
            "tags": [asdict(tag) for tag in bundle.tags],
            "annotations": [_annotation(bundle, annotation) for annotation in bundle.annotations],
            "transcript": _transcript(bundle.transcript),
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _annotation(bundle: Bundle, annotation: Annotation) -> dict[str, object]:
    heard = bundle.heard(annotation)
    audio = None if heard is None else {"start_ms": heard[0], "end_ms": heard[1]}
    return {**asdict(annotation), "audio": audio, "speakers": bundle.speakers_of(annotation)}


def _transcript(transcript: Transcript) -> dict[str, object]:
    return {
        "text_hash": text_hash(transcript.turns),
        "format": transcript.format,
        "title": transcript.title,
        "language": transcript.language,
        "timed": transcript.timed,
        "speakers": [speaker.name for speaker in transcript.speakers],
        "turns": [
            {
                "start_ms": turn.start_ms,
                "end_ms": turn.end_ms,
                "stamp_ms": turn.stamp_ms,
                "speaker": turn.speaker,
                "timing": str(turn.timing),
                "text": turn.text,
            }
            for turn in transcript.turns
        ],
    }
