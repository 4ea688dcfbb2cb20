"""WebVTT, valid by its specification: https://www.w3.org/TR/webvtt1/#syntax.

A cue's identifier tells its turn and its place in there (``turn-3-2``), its voice who speaks, and times
inside it when words begin whose times are known. Cues stand in the order of their starts, as the
specification asks. It cannot say when a word ends, nor that a time is an estimate, nor keep a turn without
words; a line break comes back as a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.core.captioning import Shown, captions
from viewer.core.timecode import format_exact
from viewer.core.transcript import Transcript, Turn
from viewer.core.turn_names import cue_name
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import name_of, one_line
from viewer.writers.transcripts.times import check_times

_ARROW = re.compile("-$")  # with the bracket behind the name
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class WebVttWriter:
    """Captions with voices and the times of words."""

    key = "vtt"
    label = message("WebVTT subtitles")
    suffix = ".vtt"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        cues = []
        for number, turn in enumerate(transcript.turns, 1):
            voice = _ARROW.sub("&#45;", _escaped(name_of(transcript, turn)))
            for place, caption in enumerate(captions(turn, recut=recut), 1):
                head = f"{cue_name(number, place)}\n{_times(caption)}\n"
                words = _text(turn, caption)
                if not words:
                    continue
                cues.append((caption.start_ms, head + (f"<v {voice}>{words}" if voice else words)))
        cues.sort(key=lambda cue: cue[0])
        blocks = ["WEBVTT", *_facts(transcript), *(text for _, text in cues)]
        return utf8("\n\n".join(blocks) + "\n")


def _facts(transcript: Transcript) -> Iterator[str]:
    """What is known of the whole, as a comment; an arrow would end it."""
    known = {"Title": transcript.title, "Language": transcript.language, "Media": transcript.media}
    lines = [
        f"{name}: {one_line(value).replace('-->', '->')}" for name, value in known.items() if value.strip()
    ]
    if lines:
        yield "\n".join(["NOTE", *lines])


def _times(caption: Shown) -> str:
    start_ms = max(0, caption.start_ms)
    return f"{format_exact(start_ms)} --> {format_exact(max(caption.end_ms, start_ms + 1))}"


def _text(turn: Turn, caption: Shown) -> str:
    """The words line by line, with the time before each one whose time lies inside the caption, and rises."""
    marks, last_ms = list[tuple[int, int]](), max(0, caption.start_ms)
    for word in caption.words:
        if word.start > caption.start and last_ms < word.start_ms < caption.end_ms:
            last_ms = word.start_ms
            marks.append((word.start, last_ms))
    written = []
    for start, end in caption.lines:
        pieces, done = list[str](), start
        for offset, ms in marks:
            if start <= offset < end:
                pieces += (_escaped(turn.text[done:offset]), f"<{format_exact(ms)}>")
                done = offset
        written.append("".join(pieces) + _escaped(turn.text[done:end]))
    return "\n".join(filter(None, written))


def _escaped(text: str) -> str:
    """`text` as cue text, on one line; blanks at its ends are kept."""
    kept = one_line(f".{text}.")[1:-1]
    return kept.translate(_ESCAPES).replace("{\\", "&#123;\\")
