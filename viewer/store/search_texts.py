"""Turns as they are kept for the search: some of them a row, compressed, since only few are ever shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from viewer.core.transcript import Transcript
from viewer.store.faults import Fault, store_error

TURNS_A_ROW = 8


class Said(NamedTuple):
    """What is kept of a turn.

    Attributes:
        start_ms: transcript time of its first moment.
        end_ms: of the first moment after it.
        speaker: who speaks; empty for nobody.
        text: the words, exactly.
    """

    start_ms: int
    end_ms: int
    speaker: str
    text: str


def said_in(transcript: Transcript) -> list[Said]:
    """The turns of a transcript."""
    names = [speaker.name for speaker in transcript.speakers]
    return [
        Said(turn.start_ms, turn.end_ms, "" if turn.speaker is None else names[turn.speaker], turn.text)
        for turn in transcript.turns
    ]


def pack(turns: Sequence[Said]) -> bytes:
    """These turns, small."""
    said = json.dumps(turns, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(said.encode("utf-8", "surrogatepass"))


def unpack(packed: bytes) -> list[Said]:
    """What `pack` was given.

    Raises:
        StoreError: it is something else: the library is damaged.
    """
    try:
        return [Said(*turn) for turn in json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))]
    except (zlib.error, ValueError, TypeError) as error:
        raise store_error(Fault.DAMAGED) from error
