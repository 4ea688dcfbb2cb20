r"""SubRip (.srt): captions with a number, and the speaker's name where a turn begins.

SubRip has no standard, and no place for speakers but the words themselves. A turn begins with ``Name: ``;
with ``>> Name: ``, the mark of American captions for another voice, where the name alone would not tell: it
comes once in the whole file, or again and again in a file of turns of one caption each; and with ``>> ``
where nobody is named and somebody was. What comes back is all words, speakers and times of captions, and the
turns as long as the same speaker is named twice running anywhere in the file: else a reader goes by pauses,
and by sentences in long turns. Not kept are times of words, turns without words, names that look like none,
what looks like a tag (``<b>``), title and language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viewer.core.captioning import Shown, captions
from viewer.core.line_breaks import width
from viewer.core.transcript import Transcript, Turn
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import check_times, clock, name_of, one_line


class SubRipWriter:
    """Captions with names before them."""

    key = "srt"
    label = message("SubRip subtitles")
    suffix = ".srt"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        turns = [turn for turn in transcript.turns if turn.text.strip()]
        names = [name_of(transcript, turn) for turn in turns]
        shown = [
            captions(turn, recut=recut, lead=width(lead))
            for turn, lead in zip(turns, (f"{name}: " if name else "" for name in names), strict=True)
        ]
        leads = _leads(names, sum(map(len, shown)) - len(turns))
        blocks = list[str]()
        for turn, lead, found in zip(turns, leads, shown, strict=True):
            for place, caption in enumerate(found):
                words = (lead if place == 0 else "") + _text(turn, caption)
                blocks.append(f"{len(blocks) + 1}\n{_times(caption)}\n{words}\n")
        return utf8("\n".join(blocks))


def _leads(names: Sequence[str], unnamed: int) -> Iterator[str]:
    """What stands before the words of each turn.

    Args:
        names: of those who speak the turns; empty where nobody is named.
        unnamed: how many captions there are that begin no turn.
    """
    often = Counter(names)
    repeats = sum(one == other for one, other in pairwise(names) if other)
    before = ""
    for place, name in enumerate(names):
        known = place == 0 or often[name] > 1
        told = name != before or unnamed > repeats
        if name:
            yield f"{name}: " if known and told else f">> {name}: "
        else:
            yield ">> " if before or (place and any(names)) else ""
        before = name


def _times(caption: Shown) -> str:
    return f"{clock(caption.start_ms, ',')} --> {clock(caption.end_ms, ',')}"


def _text(turn: Turn, caption: Shown) -> str:
    return "\n".join(one_line(turn.text[start:end]) for start, end in caption.lines)
