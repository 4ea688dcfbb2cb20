"""What YouTube keeps of subtitles: events, each with a time, pieces of text, and the window it is shown in.

Automatic ones roll: a line stays in its window while the next one is written below, so that its time reaches
into that of the next.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from viewer.core.cues import Caption, Mark
from viewer.readers.subtitles.said import Said

_SUREST = 255


@dataclass(slots=True)
class Piece:
    """Some text of an event.

    Attributes:
        text: with the blanks around it; may go on with the piece before, or be empty.
        after_ms: how long after the event's start it is said; None where nobody says, or where it goes on.
        sureness: how sure the machine is of it, up to 255; 0 where nobody says.
    """

    text: str
    after_ms: int | None = None
    sureness: float = 0


@dataclass(slots=True)
class Event:
    """Something that is shown.

    Attributes:
        start_ms: when it begins to be.
        length_ms: how long it is shown; None where nobody says.
        window: the number of its window; empty where it has none.
        line: 1-based source line; 0 where there is none.
        pieces: its text.
    """

    start_ms: int
    length_ms: int | None
    window: str = ""
    line: int = 0
    pieces: list[Piece] = field(default_factory=list)


def captions(events: Iterable[Event]) -> Iterator[Caption]:
    """Captions of the events that have words; one ends with the next in its window, or where nobody says."""
    last: tuple[Event, Caption] | None = None
    for event in events:
        caption = _caption(event)
        if not caption.text:
            continue
        if last is not None:
            yield _ended(*last, event)
        last = event, caption
    if last is not None:
        yield last[1]


def _caption(event: Event) -> Caption:
    said, marks = Said(), list[Mark]()
    for word, texts in _words(event):
        text = "".join(texts)
        begin = said.add(html.unescape(text) if "&" in text else text)
        if begin is not None and word.after_ms is not None:
            sure = word.sureness / _SUREST if 0 < word.sureness <= _SUREST else None
            marks.append(Mark(begin, event.start_ms + word.after_ms, None, sure))
    end_ms = event.start_ms + (event.length_ms or 0)
    return Caption(event.start_ms, end_ms, said.text, None, event.line, tuple(marks))


def _words(event: Event) -> list[tuple[Piece, list[str]]]:
    """The pieces with a time, each with its text and that of those which go on; first what has none."""
    words: list[tuple[Piece, list[str]]] = [(Piece(""), [])]
    for piece in event.pieces:
        if piece.after_ms is not None:
            words.append((piece, []))
        words[-1][1].append(piece.text)
    return words


def _ended(event: Event, caption: Caption, following: Event) -> Caption:
    """The caption, cut where the next one in its window begins."""
    rolls = event.window and event.window == following.window
    next_ms = following.start_ms
    if event.length_ms is None or (rolls and caption.end_ms > next_ms):
        return replace(caption, end_ms=max(caption.start_ms, next_ms))
    return caption
