"""A transcript as one plain text, as other programs take it: from its positions to turns and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from viewer.core.anchor import BREAK
from viewer.core.timecode import format_ms
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Transcript, Turn

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FlatText:
    """The turns one behind the other, each perhaps below a heading.

    Attributes:
        text: the whole; positions in it count code points.
    """

    def __init__(self, turns: Sequence[Turn], headings: Iterable[str], border: str) -> None:
        """Lay the turns out, each behind its heading, with `border` between two."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        parts, place = list[str](), 0
        for turn, heading in zip(turns, headings, strict=True):
            if self._starts:
                parts.append(border)
                place += len(border)
            parts += (heading, turn.text)
            self._starts.append(place + len(heading))
            self._ends.append(self._starts[-1] + len(turn.text))
            place = self._ends[-1]
        self.text = "".join(parts)

    def position(self, turn: int, offset: int) -> int:
        """Where a place in a turn's text lies in the whole."""
        return self._starts[turn] + offset

    def passage(self, start: int, end: int) -> tuple[int, int, int, int] | None:
        """What of the turns' own texts lies between two positions: start turn, start, end turn, end.

        Headings and borders are left out; None where nothing else is left.
        """
        if not 0 <= start < end <= len(self.text):
            return None
        first = max(0, bisect_right(self._starts, start) - 1)
        if start >= self._ends[first]:
            first += 1
        last = bisect_right(self._starts, end - 1) - 1
        if last < first or first >= len(self._starts):
            return None
        begin = max(0, start - self._starts[first])
        stop = min(end, self._ends[last]) - self._starts[last]
        return (first, begin, last, stop) if (first, begin) < (last, stop) else None


def words(turns: Sequence[Turn]) -> FlatText:
    """The words alone, turns parted as in `Anchor.quote`."""
    return FlatText(turns, ("" for _ in turns), BREAK)


def labelled(transcript: Transcript, timeline: Timeline = IDENTITY) -> FlatText:
    """With speaker and audio time above each turn and a blank line between two, as researchers read it."""
    headings = (_heading(transcript, turn, timeline) for turn in transcript.turns)
    return FlatText(transcript.turns, headings, "\n\n")


def xml_text(text: str) -> str:
    """`text` with U+FFFD for what XML 1.0 cannot hold (2.2, Characters): as many code points."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def source_text(flat: FlatText) -> str:
    """The whole as a file that is read the same by everybody: line ends are LF; as many code points."""
    text = xml_text(flat.text).replace("\r", "\n")
    return (
        "\N{REPLACEMENT CHARACTER}" + text[1:] if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}") else text
    )


def _heading(transcript: Transcript, turn: Turn, timeline: Timeline) -> str:
    name = "" if turn.speaker is None else transcript.speakers[turn.speaker].name
    time = f"[{format_ms(max(0, timeline.to_audio(turn.start_ms)), hours=True)}]" if transcript.timed else ""
    heading = " ".join(part for part in (" ".join(name.split()), time) if part)
    return f"{heading}\n" if heading else ""
