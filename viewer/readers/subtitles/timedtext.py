"""Subtitles of YouTube as XML: ``timedtext``, of which there are three editions (srv1, srv2, srv3).

``<text start="0.1" dur="2">``, ``<text t="100" d="2000">``, and ``<p t="100" d="2000">a<s t="9"> b</s></p>``,
where the t of a word counts from its line. Nobody has specified it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import milliseconds_of, seconds_of
from viewer.readers.subtitles.timedtext_events import Event, Piece, captions
from viewer.readers.subtitles.turns import turns
from viewer.readers.xml_source import report, tell

_ROOT = re.compile(r"<timedtext[\s>]|<transcript(?:\s[^<>]{0,200})?>\s{0,200}<text\s")
_LINES = re.compile(r"<p\s+[^<>]{0,200}\bt\s?=")
_EVENTS = ("p", "text")
_WITHIN = 65_536


class TimedTextReader:
    """Events with words are cues; those of automatic subtitles have the times of words."""

    key = "timedtext"
    label = message("YouTube subtitles (XML)")
    suffixes = (".srv3", ".srv2", ".srv1", ".ytt", ".xml")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the root stands among the first elements."""
        if head.lstrip("\ufeff \t\r\n")[:1] == "<" and _ROOT.search(head, 0, _WITHIN):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join events to turns; one without a time is ignored with a warning.

        Raises:
            WorldError: it declares entities.
        """
        draft = Draft(self.key)
        hearer = _Hearer(draft)
        piece = "p" if _LINES.search(text, 0, _WITHIN) else "text"
        report(tell(text, hearer, piece, part(step, 0.0, 0.7)), draft)
        draft.turns = list(turns(list(captions(hearer.events))))
        step(1.0)
        return draft


class _Hearer:
    """Hears a file, and makes events of its lines.

    Attributes:
        events: those that were told to their end.
    """

    def __init__(self, draft: Draft) -> None:
        self.events: list[Event] = []
        self._draft = draft
        self._event: Event | None = None
        self._is_lost = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """A line or a word begins."""
        if name in _EVENTS:
            start_ms = _ms(attributes, "t", "start")
            self._is_lost = start_ms is None
            length_ms = _ms(attributes, "d", "dur")
            self._event = Event(start_ms or 0, length_ms, attributes.get("w", ""), line)
        elif self._event is None:
            return
        elif name == "s":
            sureness = _number(attributes.get("ac")) or 0
            self._event.pieces.append(Piece("", _ms(attributes, "t", "") or 0, sureness))
        elif name == "br":
            self.text("\n")

    def end(self, name: str) -> None:
        """A line ends."""
        if self._event is not None and name in _EVENTS:
            self._close(self._event)
            self._event = None

    def text(self, text: str) -> None:
        """Some text: of a word or a line, or astray."""
        if self._event is not None:
            self._event.pieces.append(Piece(text))
        elif text.strip():
            self._draft.ignored.append(Remark(0, message("{text}", text=" ".join(text.split()))))

    def cut(self, depth: int) -> None:  # noqa: ARG002 - lines stand in nothing that is kept
        """A line is damaged."""
        self._event = None

    def _close(self, event: Event) -> None:
        if not self._is_lost:
            self.events.append(event)
        elif text := " ".join("".join(piece.text for piece in event.pieces).split()):
            self._draft.warnings.append(Remark(event.line, message("The cue has no time; it was not read.")))
            self._draft.ignored.append(Remark(event.line, message("{text}", text=text)))


def _ms(attributes: Mapping[str, str], milliseconds: str, seconds: str) -> int | None:
    """A time: in milliseconds under one name, or in seconds under another."""
    if milliseconds in attributes:
        return milliseconds_of(_number(attributes[milliseconds]))
    return seconds_of(attributes.get(seconds))


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
