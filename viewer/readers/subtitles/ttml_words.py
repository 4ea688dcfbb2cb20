"""The words of a paragraph of TTML: put together from its spans, with the times and the agents of these."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.core.cues import Mark, needs_blank

_SPACE = " \t\n\x85\u2028\u2029"
_BLANKS = re.compile(f"[{_SPACE}]+")
_BREAKS = re.compile(r"[ \t]*[\n\x85\u2028\u2029]+[ \t]*")
_CLOSING = re.compile(r"[,.;:!?…%)\]}»”’]")


@dataclass(slots=True)
class _Span:
    """A span with a time, until its words come."""

    start_ms: int
    end_ms: int | None
    has_begun: bool = False


class Words:
    """What has been told of a paragraph.

    Attributes:
        marks: where spans with times begin in the text.
        agents: where in the text whose words begin: the first at 0; empty while there are no words.
    """

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.agents: list[tuple[int, str | None]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._is_parted = False
        self._spans: list[_Span | None] = []

    @property
    def text(self) -> str:
        """The words so far; a line feed where the source breaks the line."""
        return "".join(self._pieces)

    def begin(self, start_ms: int | None, end_ms: int | None, *, is_word: bool) -> None:
        """A span begins; a word or a sentence of its own has a blank before it, written or not."""
        self._spans.append(None if start_ms is None else _Span(start_ms, end_ms))
        self._is_parted |= is_word

    def end(self) -> None:
        """The innermost span ends."""
        self._spans.pop()

    def break_line(self) -> None:
        """What follows stands on a line of its own."""
        self._gap = "\n"

    def add(self, text: str, agent: str | None, *, keeps_blanks: bool) -> None:
        """Some text, said by `agent`."""
        words = text.strip(_SPACE)
        if text and (not words or text[0] in _SPACE):
            self._gap = self._gap or ("\n" if keeps_blanks and "\n" in text else " ")
        if not words:
            return
        words = _BREAKS.sub("\n", words) if keeps_blanks else _BLANKS.sub(" ", words)
        self._put_gap(words)
        if not self.agents or self.agents[-1][1] != agent:
            self.agents.append((self._length, agent))
        self._mark()
        self._pieces.append(words)
        self._length += len(words)
        if text[-1] in _SPACE:
            self._gap = " "

    def _put_gap(self, words: str) -> None:
        gap, self._gap = self._gap, ""
        is_parted, self._is_parted = self._is_parted, False
        if not self._pieces:
            return
        if not gap and is_parted and needs_blank(self._pieces[-1], words) and not _CLOSING.match(words):
            gap = " "
        self._pieces.append(gap)
        self._length += len(gap)

    def _mark(self) -> None:
        """The innermost span with a time begins here, and with it those around it."""
        waiting = [span for span in self._spans if span is not None and not span.has_begun]
        innermost = next((span for span in reversed(self._spans) if span is not None), None)
        for span in waiting:
            span.has_begun = True
        if waiting and waiting[-1] is innermost:
            self.marks.append(Mark(self._length, innermost.start_ms, innermost.end_ms))
