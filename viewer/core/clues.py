"""What helps to find a passage again: its words, those around it, and how alike they must be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from viewer.core.anchor import CONTEXT, Anchor
from viewer.core.words import Words, words_of

_MOST_LETTERS = 4_000  # longer texts are compared by words
_MOST_WORDS = 20_000  # of longer ones only the first and last are compared
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Clue:
    """A passage with what stands around it.

    Attributes:
        anchor: the passage.
        text: its prefix, quote and suffix.
        words: the words of `text`.
        begin: where in `text` the quote begins.
        end: where in `text` the quote ends.
        first: the quote's first word; it may begin before the quote does.
        behind: the word behind the quote's last one; `first` where the quote has no words.
    """

    anchor: Anchor
    text: str
    words: Words
    begin: int
    end: int
    first: int
    behind: int


def clue_of(anchor: Anchor) -> Clue:
    """What helps to find the passage of an anchor."""
    text = anchor.prefix + anchor.quote + anchor.suffix
    begin = len(anchor.prefix)
    end = begin + len(anchor.quote)
    words = _whole(words_of(text), anchor, begin, end, len(text))
    first, behind = words.first_from(begin), words.first_behind(end)
    return Clue(anchor, text, words, begin, end, first, max(first, behind))


def likeness(a: str, b: str) -> float:
    """How alike two texts are, from 0 to 1; blanks, punctuation, case and Unicode's spellings do not count.

    The normalised Indel similarity: twice the longest common subsequence over the length of both. Of very
    long texts the words are compared, not the letters.
    """
    if a == b:
        return 1.0
    one, other = _plain(a), _plain(b)
    if not one or not other:
        one, other = a.split(), b.split()
    if max(len(a), len(b)) <= _MOST_LETTERS:
        return Indel.normalized_similarity(" ".join(one), " ".join(other))
    longest = max(len(one), len(other))
    if longest <= _MOST_WORDS:
        return Indel.normalized_similarity(one, other)
    half = _MOST_WORDS // 2
    ends = Indel.normalized_similarity(one[:half] + one[-half:], other[:half] + other[-half:])
    return ends * min(len(one), len(other)) / longest


def needed(quote: str, context: float = 0.0) -> float:
    """How alike a passage must be to be taken for the quote: letter by letter if short, less so if long.

    Args:
        quote: the words as they were.
        context: how like what stands around it is, where that may vouch for a quote that is not long.
    """
    letters = sum(map(len, _plain(quote))) or len(quote)
    trust = next((trust for least, trust in _TRUST if context >= least), 0.0)
    least = max(_LEAST_LIKE, 1.0 - max(0, letters - _SHORT) * _RELIEF)
    return max(_LEAST_TRUSTED, least - trust * max(0.0, 1.0 - letters / _LONG))


def is_doubled(anchor: Anchor) -> bool:
    """Whether the words of a passage stand beside it once more: "no, no"."""
    quote = f" {' '.join(_plain(anchor.quote))} "
    before, behind = (f" {' '.join(_plain(side))} " for side in (anchor.prefix, anchor.suffix))
    return before.endswith(quote) or behind.startswith(quote)


def is_repeated(text: str, begin: int, end: int, *, around: bool) -> bool:
    """Whether what stands at a place stands beside it once more, as in a chorus.

    Args:
        text: the whole.
        begin: where the place begins in it.
        end: where it ends; what is longer than `_LONGEST_REPEATED` is taken for no repetition.
        around: whether what stands before and behind it is repeated as well.
    """
    if end - begin > _LONGEST_REPEATED:
        return False
    least, most = max(0, begin - _BESIDE), end + _BESIDE
    if around:
        begin, end = max(0, begin - CONTEXT), end + CONTEXT
    words, beside = (" ".join(_plain(part)) for part in (text[begin:end], text[least:most]))
    return bool(words) and beside.find(words, beside.find(words) + 1) >= 0


_BESIDE, _LONGEST_REPEATED = 600, 2_000  # code points
_SHORT = 4  # letters of which each counts
_RELIEF = 0.0125  # that less for each further letter
_LEAST_LIKE = 0.8
_TRUST = ((0.95, 0.35), (0.75, 0.12))  # in surroundings as like as this, a quote may be so much less like
_LEAST_TRUSTED = 0.62
_LONG = 80  # letters: at half of it half as much, from it on not at all


def _plain(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _whole(words: Words, anchor: Anchor, begin: int, end: int, length: int) -> Words:
    """The words without those that the ends of the context may have cut."""
    first, last = 0, len(words)
    if first < last and len(anchor.prefix) >= CONTEXT and words.begins[0] == 0 and words.ends[0] <= begin:
        first += 1
    if (
        first < last
        and len(anchor.suffix) >= CONTEXT
        and words.ends[-1] == length
        and words.begins[-1] >= end
    ):
        last -= 1
    return Words(words.keys[first:last], words.begins[first:last], words.ends[first:last])
