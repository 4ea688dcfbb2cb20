"""Where in a text the words of a query stand, and what to show of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viewer.core.query import Phrase, SearchQuery
from viewer.core.spelling import Word, words

Span = tuple[int, int]
"""From one code point to another, which is not in it."""


class Excerpt(NamedTuple):
    """Part of a text around what was found in it.

    Attributes:
        text: the part, in one line; an ellipsis where something is left out.
        spans: what was found in it.
    """

    text: str
    spans: tuple[Span, ...]


def spans_of(query: SearchQuery, text: str, *, exact: bool) -> tuple[Span, ...]:
    """Where the wanted words stand, in order; what overlaps is one.

    Args:
        query: what is wanted.
        text: a turn or a note.
        exact: whether they must be spelled as they are in the query.
    """
    found = tuple(words(text))
    spelled = [word.exact if exact else word.folded for word in found]
    spans: list[Span] = []
    for phrase in query.wanted:
        spans += _of_phrase(phrase, found, spelled, phrase.exact if exact else phrase.folded)
    return _joined(spans)


def excerpt(text: str, spans: Sequence[Span], before: int, length: int) -> Excerpt:
    """About `length` code points around the first of `spans`, of which up to `before` stand before it."""
    first = spans[0][0] if spans else 0
    start = max(0, first - before)
    if start and (blank := text.find(" ", start, first)) >= 0:
        start = blank + 1
    end = min(len(text), start + length)
    if end < len(text) and (blank := text.rfind(" ", max(start, spans[0][1] if spans else 0), end)) > 0:
        end = blank
    lead, tail = ("… " if start else ""), (" …" if end < len(text) else "")
    line = "".join(" " if letter.isspace() else letter for letter in text[start:end])
    by = len(lead) - start
    inside = (
        (max(one, start) + by, min(other, end) + by) for one, other in spans if one < end and other > start
    )
    return Excerpt(lead + line + tail, tuple(inside))


def _of_phrase(
    phrase: Phrase, found: Sequence[Word], spelled: Sequence[str], sought: Sequence[str]
) -> list[Span]:
    length, last, spans = len(sought), sought[-1], []
    for place in range(len(found) - length + 1):
        end = place + length - 1
        begins = spelled[end].startswith(last) if phrase.goes_on else spelled[end] == last
        if begins and all(spelled[place + i] == sought[i] for i in range(length - 1)):
            spans.append((found[place].start, found[end].end))
    return spans


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
