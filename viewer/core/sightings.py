"""Where in a text a passage may be: by three words in a row that it has in common with the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from viewer.core.clues import Clue
from viewer.core.words import Keys, Page, Places, Words, grams

_SIZE = 3  # words in a row
_EDGE = 60  # of a long passage only so many words at either end are looked for
_MOST_HITS = 48  # of what is more frequent only hits near an expected place count
_NEAR = 400  # words from an expected place
SHORT, _REACH = 3, 40  # words of a short passage, and how far from it copies may confuse
_MOST_SIGHTINGS = 6
_NEAREST = 2


class Span(NamedTuple):
    """A stretch of a text, in code points, and in words."""

    begin: int
    end: int
    first: int
    behind: int


class _Hit(NamedTuple):
    """Words of a clue, found at a word of the text."""

    clue: int
    text: int

    @property
    def diagonal(self) -> int:
        """Where the clue would begin if nothing but this were known."""
        return self.text - self.clue


class Sights:
    """A text that is ready to be searched.

    Args:
        page: the text.
        words: its words.
    """

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self._indexes: dict[int, _Index] = {}

    def find(self, clue: Clue, expected: Sequence[int]) -> list[Span]:
        """Where the passage may be, the places with the most in common first.

        Args:
            clue: the passage.
            expected: words of the text at which the clue may begin; looked at more closely.
        """
        if clue.first == clue.behind:
            return self._find_text(clue, expected)
        spans = dict.fromkeys(self._trace(clue, expected, _SIZE))
        if not spans:
            spans = dict.fromkeys(self._trace(clue, expected, 1))
        return list(spans)

    def only(self, clue: Clue, least: int) -> int | None:
        """The word at which a clue begins that can be at one place only, by at least so many hits."""
        groups = _groups(self._index(_SIZE).hits(clue.words.keys, ()), _slack(clue))
        alone = len(groups) == 1 and len(groups[0]) >= least
        return max(groups[0][0].diagonal, 0) if alone else None

    def _index(self, size: int) -> _Index:
        if size not in self._indexes:
            self._indexes[size] = _Index(self.words.keys, size)
        return self._indexes[size]

    def _trace(self, clue: Clue, expected: Sequence[int], size: int) -> Iterator[Span]:
        groups = _groups(self._index(size).hits(clue.words.keys, expected), _slack(clue))
        for group in _best(groups, expected):
            span = self._span(clue, group)
            if span is not None:
                yield span
                yield from self._near(clue, span.first)
        for place in expected:
            yield from self._near(clue, place + clue.first)

    def _span(self, clue: Clue, hits: list[_Hit]) -> Span | None:
        """The passage itself, by what of it and of its context was found."""
        count = len(clue.words)
        head, tail = (0, count), (0, count)
        if count > 2 * _EDGE:
            head, tail = (0, _EDGE), (count - _EDGE, count)
        first = self._follow(clue, hits, clue.first, head)
        last = self._follow(clue, hits, clue.behind - 1, tail)
        begin, behind = first[0], last[1]
        if not 0 <= begin < behind <= len(self.words):
            return None
        return self._with_edges(clue, begin, behind)

    def _near(self, clue: Clue, place: int) -> Iterator[Span]:
        """Where a short passage stands near a word: "no, no", "yes and no"."""
        keys = clue.words.keys[clue.first : clue.behind]
        size = len(keys)
        if size <= SHORT:
            begin = max(0, place - _REACH)
            around = grams(self.words.keys[begin : max(0, place + size + _REACH)], size)
            for found in np.flatnonzero(around == grams(keys, size)[0]).tolist():
                yield self._with_edges(clue, begin + found, begin + found + size)

    def _follow(self, clue: Clue, hits: list[_Hit], word: int, part: tuple[int, int]) -> tuple[int, int]:
        """The words of the text that a word of the clue became: the first, and the one behind."""
        here = [hit for hit in hits if part[0] <= hit.clue < part[1]]
        low = min(here, default=min(hits, key=lambda hit: abs(hit.clue - word)))
        high = max(here, default=low)
        begin = max(low.diagonal + part[0], 0)
        end = min(high.diagonal + part[1], len(self.words))
        old, new = clue.words.keys[part[0] : part[1]].tolist(), self.words.keys[begin:end].tolist()
        place = word - part[0]
        for step in Levenshtein.opcodes(old, new):
            if step.src_start <= place < step.src_end:
                if step.tag == "delete":
                    return begin + step.dest_start, begin + step.dest_start
                found = begin + step.dest_start + place - step.src_start
                return found, found + 1
        return begin, begin

    def _with_edges(self, clue: Clue, first: int, behind: int) -> Span:
        """The words, with as much of a word or as many marks at either end as the quote has."""
        text, words, old = self.page.text, self.words, clue.words
        begin, end = int(words.begins[first]), int(words.ends[behind - 1])
        old_begin, old_end = int(old.begins[clue.first]), int(old.ends[clue.behind - 1])
        if clue.begin > old_begin:
            begin = min(begin + clue.begin - old_begin, int(words.ends[first]) - 1)
        else:
            lead = clue.text[clue.begin : old_begin]
            begin -= _common(lead[::-1], text[max(0, begin - len(lead)) : begin][::-1])
        if clue.end < old_end:
            end = max(end - (old_end - clue.end), int(words.begins[behind - 1]) + 1)
        else:
            end += _common(clue.text[old_end : clue.end], text[end : end + clue.end - old_end])
        return Span(begin, max(begin, end), first, behind)

    def _find_text(self, clue: Clue, expected: Sequence[int]) -> list[Span]:
        """Where a passage without words stands exactly as it was, with what is around it if need be."""
        quote, whole, text = clue.anchor.quote, clue.text, self.page.text
        spans: list[Span] = []
        for wanted, shift in ((whole, clue.begin), (quote, 0)):
            at = text.find(wanted) if wanted.strip() else -1
            while at >= 0 and len(spans) < _MOST_HITS:
                begin = at + shift
                end = begin + len(quote)
                first = self.words.first_from(begin)
                spans.append(Span(begin, end, first, max(first, self.words.first_behind(end))))
                at = text.find(wanted, at + 1)
        near = expected[0] if expected else 0
        spans = sorted(dict.fromkeys(spans), key=lambda span: abs(span.first - near))
        return spans[:_MOST_SIGHTINGS]


class _Index:
    """Where `size` words in a row stand in a text."""

    def __init__(self, keys: Keys, size: int) -> None:
        self._size = size
        found = grams(keys, size)
        self._order: Places = np.argsort(found, kind="stable").astype(np.int64)
        self._sorted = found[self._order]

    def hits(self, keys: Keys, expected: Sequence[int]) -> list[_Hit]:
        """Every place of what is rare, and the places near an expected one of what is frequent."""
        wanted = grams(keys, self._size)
        places = [*range(min(_EDGE, len(wanted)))]
        places += range(max(len(wanted) - _EDGE, len(places)), len(wanted))
        lows = np.searchsorted(self._sorted, wanted, "left").tolist()
        highs = np.searchsorted(self._sorted, wanted, "right").tolist()
        hits = set[_Hit]()
        for place in places:
            found = self._order[lows[place] : highs[place]]
            if len(found) <= _MOST_HITS:
                hits.update(_Hit(place, text) for text in found.tolist())
                continue
            for start in expected:
                ends = np.searchsorted(found, (start + place - _NEAR, start + place + _NEAR))
                hits.update(_Hit(place, text) for text in found[ends[0] : ends[1]].tolist())
        return sorted(hits)


def _slack(clue: Clue) -> int:
    """By how many words a passage may be longer or shorter than it was."""
    return 4 + len(clue.words) // 8


def _groups(hits: list[_Hit], slack: int) -> list[list[_Hit]]:
    """Hits that tell of the same place: their diagonals differ by little."""
    groups: list[list[_Hit]] = []
    for hit in sorted(hits, key=lambda hit: (hit.diagonal, hit.clue)):
        if groups and hit.diagonal - groups[-1][-1].diagonal <= slack:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _best(groups: list[list[_Hit]], expected: Sequence[int]) -> list[list[_Hit]]:
    """Where most was found, and the places nearest to an expected one whatever was found there."""

    def leap(group: list[_Hit]) -> int:
        return min((abs(group[0].diagonal - place) for place in expected), default=0)

    ranked = sorted(groups, key=lambda group: (-len({hit.clue for hit in group}), leap(group)))
    best, rest = ranked[:_MOST_SIGHTINGS], ranked[_MOST_SIGHTINGS:]
    return best + sorted(rest, key=leap)[:_NEAREST]


def _common(old: str, new: str) -> int:
    """How many characters at the start of `new` stand for those of `old`: any blank, any mark for another."""
    count = 0
    for a, b in zip(old, new, strict=False):
        blanks, letters = a.isspace() + b.isspace(), a.isalnum() + b.isalnum()
        if blanks == 1 or letters:
            break
        count += 1
    return count
