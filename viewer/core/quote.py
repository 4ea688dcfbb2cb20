"""A passage to be pasted elsewhere: its exact words, who says them, where and when.

What is left out between two passages is shown as `LEAP`; where several people speak, each is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from viewer.core import markdown
from viewer.core.anchor import Anchor
from viewer.core.bundle import Bundle, Piece, holds, pieces
from viewer.core.moments import fragment
from viewer.core.quote_style import Style, Syntax, fill
from viewer.core.timecode import format_ms
from viewer.errors import WorldError, message

LEAP = "[...]"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote for the clipboard.

    Attributes:
        text: plain text.
        html: the same as HTML.
    """

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What one speaker says at a stretch; `leap`: something is left out before it."""

    speaker: str
    words: str
    leap: bool


def quote(bundle: Bundle, anchors: Sequence[Anchor], style: Style, address: str = "") -> Quoted:
    """Quote passages of a transcript.

    Args:
        bundle: the episode; its annotations do not matter.
        anchors: the passages, in any order; they may overlap.
        style: how it is written.
        address: of the audio file, percent-encoded, for links; empty for none.

    Raises:
        WorldError: there is no passage, one is not in this transcript, or the style is damaged.
    """
    said = _said(bundle, anchors)
    facts = _facts(bundle, anchors, said, address)
    text = fill(style.text, {**_written(facts, style.syntax), "quote": _QUOTES[style.syntax](said)})
    html_facts = _written(facts, Syntax.HTML)
    if style.html:
        return Quoted(text, fill(style.html, {**html_facts, "quote": _as_html(said)}))
    return Quoted(text, _text_as_html(text))


def moment_link(address: str, start_ms: int, end_ms: int | None = None) -> str:
    """A link to a moment of the audio, or a stretch of it: ``file:///a.mp3#t=12.5``.

    Args:
        address: of the audio file, percent-encoded.
        start_ms: audio time.
        end_ms: audio time; None for a moment.
    """
    return f"{address.partition('#')[0]}#{fragment(start_ms, end_ms)}"


def _said(bundle: Bundle, anchors: Sequence[Anchor]) -> list[_Said]:
    turns = bundle.transcript.turns
    if not anchors or not all(holds(turns, anchor) for anchor in anchors):
        raise WorldError(
            message("This passage cannot be quoted"), message("Its words are not in the transcript shown.")
        )
    every = (piece for anchor in anchors for piece in pieces(turns, anchor))
    parts = _merged([piece for piece in every if turns[piece[0]].text[piece[1] : piece[2]].strip()])
    if not parts:
        raise WorldError(message("This passage cannot be quoted"), message("There are no words in it."))
    leaps = [False, *(_leaps(bundle, one, other) for one, other in pairwise(parts))]
    return [
        _Said(_name(bundle, turns[turn].speaker), turns[turn].text[start:end].strip(), leap)
        for (turn, start, end), leap in zip(parts, leaps, strict=True)
    ]


def _merged(parts: list[Piece]) -> list[Piece]:
    """In order, those of one turn that touch or overlap made one."""
    merged: list[Piece] = []
    for turn, start, end in sorted(parts):
        if merged and merged[-1][0] == turn and start <= merged[-1][2]:
            merged[-1] = (turn, merged[-1][1], max(end, merged[-1][2]))
        else:
            merged.append((turn, start, end))
    return merged


def _leaps(bundle: Bundle, one: Piece, other: Piece) -> bool:
    """Whether words are left out between two pieces."""
    turns = bundle.transcript.turns
    if one[0] == other[0]:
        return bool(turns[one[0]].text[one[2] : other[1]].strip())
    skipped = (turn.text for turn in turns[one[0] + 1 : other[0]])
    between = (turns[one[0]].text[one[2] :], *skipped, turns[other[0]].text[: other[1]])
    return any(text.strip() for text in between)


def _name(bundle: Bundle, speaker: int | None) -> str:
    return "" if speaker is None else " ".join(bundle.speakers[speaker].split())


def _several(said: Sequence[_Said]) -> bool:
    return len({part.speaker for part in said}) > 1


def _lines(said: Sequence[_Said]) -> list[tuple[str, list[str]]]:
    """Speakers, empty where they need not be named, and what they say with its leaps, up to the next one."""
    lines: list[tuple[str, list[str]]] = []
    last: str | None = None
    for part in said:
        if part.speaker != last:
            lines.append((part.speaker if _several(said) else "", []))
            last = part.speaker
        lines[-1][1].extend([LEAP, part.words] if part.leap else [part.words])
    return lines


def _plainly(said: Sequence[_Said]) -> str:
    return "\n".join(f"{name}: {' '.join(said)}" if name else " ".join(said) for name, said in _lines(said))


def _as_markdown(said: Sequence[_Said]) -> str:
    paragraphs = [
        (f"**{markdown.one_line(name)}:** " if name else "") + markdown.paragraphs(" ".join(said))
        for name, said in _lines(said)
    ]
    return markdown.quoted("\n\n".join(paragraphs))


def _as_html(said: Sequence[_Said]) -> str:
    paragraphs = [
        (f"<b>{escape(name)}:</b> " if name else "") + _text_as_html(" ".join(said))
        for name, said in _lines(said)
    ]
    return "<br>\n".join(paragraphs)


def _text_as_html(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


_QUOTES = {Syntax.PLAIN: _plainly, Syntax.MARKDOWN: _as_markdown, Syntax.HTML: _as_html}


def _facts(
    bundle: Bundle, anchors: Sequence[Anchor], said: Sequence[_Said], address: str
) -> Mapping[str, str]:
    speakers = ", ".join(dict.fromkeys(part.speaker for part in said if part.speaker))
    facts = {"speaker": speakers, "title": " ".join(bundle.title.split()), "audio": bundle.media}
    if not bundle.transcript.timed:
        return facts
    start = max(0, bundle.timeline.to_audio(min(anchor.start_ms for anchor in anchors)))
    end = max(start, bundle.timeline.end_to_audio(max(anchor.end_ms for anchor in anchors)))
    link = moment_link(address, start) if address else ""
    return {**facts, "time": format_ms(start), "end": format_ms(end), "link": link}


def _written(facts: Mapping[str, str], syntax: Syntax) -> dict[str, str]:
    if syntax is Syntax.PLAIN:
        return dict(facts)
    write = escape if syntax is Syntax.HTML else markdown.one_line
    # A percent-encoded address has nothing to escape but what ends a link in Markdown.
    written = {field: write(value) for field, value in facts.items()}
    if syntax is Syntax.MARKDOWN and "link" in facts:
        written["link"] = facts["link"].replace("(", "%28").replace(")", "%29")
    return written
