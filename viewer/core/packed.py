"""The turns of a transcript, packed small to be kept: compressed JSON, column by column."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from viewer.core.transcript import Timing, Turn

_COLUMNS = ("texts", "starts", "ends", "speakers", "timings")


def pack(turns: Sequence[Turn]) -> bytes:
    """What the turns say, when, and by whom."""
    columns = {
        "texts": [turn.text for turn in turns],
        "starts": [turn.start_ms for turn in turns],
        "ends": [turn.end_ms for turn in turns],
        "speakers": [turn.speaker for turn in turns],
        "timings": [turn.timing.value for turn in turns],
    }
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode("ascii"))


def unpack(packed: bytes) -> tuple[Turn, ...] | None:
    """What `pack` was given, but for stamps and lines; None where this is something else."""
    try:
        columns = json.loads(zlib.decompress(packed))
        rows = zip(*(columns[name] for name in _COLUMNS), strict=True)
        return tuple(
            Turn(int(start), int(end), None, speaker, str(text), Timing(timing))
            for text, start, end, speaker, timing in rows
        )
    except (zlib.error, ValueError, KeyError, TypeError):
        return None
