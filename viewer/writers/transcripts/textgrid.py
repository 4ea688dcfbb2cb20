"""Praat's TextGrid in its long form: for each speaker a tier of turns, and one of words with known times.

https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html

A tier holds one turn at a time, so a turn ends where the same speaker's next begins. Not kept are title,
language and media, how sure the source is of words, which words began a caption, and turns without words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from viewer.core.transcript import Transcript
from viewer.core.turn_names import TURNS, tier_name
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.tiers import Interval, speaker_tiers, what_pieces_are
from viewer.writers.transcripts.times import check_times, seconds

_HEAD = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'


class TextGridWriter:
    """Tiers of intervals; where nobody of a tier speaks, its label is empty."""

    key = "textgrid"
    label = message("Praat TextGrid")
    suffix = ".TextGrid"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        what = what_pieces_are(transcript)
        tiers: list[tuple[str, list[Interval]]] = []
        for tier in speaker_tiers(transcript):
            tiers.append((tier_name(tier.speaker, TURNS), tier.turns))
            if pieces := list(chain.from_iterable(tier.pieces)):
                tiers.append((tier_name(tier.speaker, what), pieces))
        end_ms = max(
            [turn.end_ms for turn in transcript.turns] + [each[-1].end_ms for _, each in tiers] + [1]
        )
        lines = [
            f"xmin = 0 \nxmax = {seconds(end_ms)} \n",
            f"tiers? <exists> \nsize = {len(tiers)} \nitem []: \n",
        ]
        for number, (name, intervals) in enumerate(tiers, 1):
            lines += _item(number, name, list(_without_gaps(intervals, end_ms)), end_ms)
        return utf8(_HEAD + "".join(lines))


def _without_gaps(intervals: Sequence[Interval], end_ms: int) -> Iterator[Interval]:
    """The intervals with empty ones between them, from the beginning to the end."""
    at = 0
    for one in intervals:
        if at < one.start_ms:
            yield Interval(at, one.start_ms, "")
        yield one
        at = one.end_ms
    if at < end_ms:
        yield Interval(at, end_ms, "")


def _item(number: int, name: str, intervals: Sequence[Interval], end_ms: int) -> Iterator[str]:
    yield f'    item [{number}]:\n        class = "IntervalTier" \n        name = {_quoted(name)} \n'
    yield f"        xmin = 0 \n        xmax = {seconds(end_ms)} \n"
    yield f"        intervals: size = {len(intervals)} \n"
    for place, one in enumerate(intervals, 1):
        yield f"        intervals [{place}]:\n            xmin = {seconds(one.start_ms)} \n"
        yield f"            xmax = {seconds(one.end_ms)} \n            text = {_quoted(one.text)} \n"


def _quoted(text: str) -> str:
    r"""A text between quotes; a backslash, with which Praat writes special letters, is ``\bs``."""
    return '"' + text.replace("\\", "\\bs").replace('"', '""') + '"'
