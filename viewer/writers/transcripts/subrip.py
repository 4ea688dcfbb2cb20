r"""SubRip (.srt): captions with a number, and the speaker's name where a turn begins.

SubRip has no standard, and no place for speakers but the words themselves. A turn begins with ``Name: ``, and
two empty lines stand before it, one between its captions, as between paragraphs. Where hardly anybody is
named a reader would not rely on that: there ``>> ``, the mark of American captions for another voice, stands
before a name that comes but once, and where nobody is named after somebody was.

Not kept are times of words, turns without words, names that look like none, what looks like a tag (``<b>``)
or like the arrow between times, title and language; and which turns there are, where nobody or hardly anybody
is named: a reader goes by pauses, and by sentences in long turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.core.captioning import Shown, captions
from viewer.core.line_breaks import width
from viewer.core.timecode import format_exact
from viewer.core.transcript import Transcript, Turn
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import name_of, one_line
from viewer.writers.transcripts.times import check_times


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
        turns = [turn for turn in transcript.turns if one_line(turn.text)]
        names = [name_of(transcript, turn) for turn in turns]
        blocks = list[str]()
        for turn, lead in zip(turns, _leads(names), strict=True):
            for place, caption in enumerate(captions(turn, recut=recut, lead=width(lead))):
                if not _text(turn, caption):
                    continue
                words = ((lead if place == 0 else "") + _text(turn, caption)).replace("-->", "->")
                gap = "\n" if blocks and place == 0 and any(names) else ""
                blocks.append(f"{gap}{len(blocks) + 1}\n{_times(caption)}\n{words}\n")
        return utf8("\n".join(blocks))


def _leads(names: Sequence[str]) -> Iterator[str]:
    """What stands before the words of each turn.

    Args:
        names: of those who speak the turns; empty where nobody is named.
    """
    often, named = Counter(names), sum(map(bool, names))
    spaced = named > 1 and named * 2 >= len(names)  # a reader sees turns by their empty lines
    for place, name in enumerate(names):
        if name:
            yield f"{name}: " if spaced or place == 0 or often[name] > 1 else f">> {name}: "
        else:
            yield ">> " if named and place and not spaced else ""


def _times(caption: Shown) -> str:
    return f"{format_exact(caption.start_ms, ',')} --> {format_exact(caption.end_ms, ',')}"


def _text(turn: Turn, caption: Shown) -> str:
    return "\n".join(filter(None, (one_line(turn.text[start:end]) for start, end in caption.lines)))
