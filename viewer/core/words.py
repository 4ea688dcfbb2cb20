"""The words of a text as rows of numbers, so that millions of them can be compared in little time.

A word's key is a polynomial hash of its letters (Karp and Rabin, "Efficient randomized pattern-matching
algorithms", IBM J. Res. Dev. 31, 1987). Equal words have equal keys; different words have equal keys so
rarely that they may be used to find places, not to vouch for them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.core.anchor import BREAK
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Turn

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]

_CHUNK = 1 << 20  # code points that are read at once: some tens of megabytes of numbers
_LETTER_BASE = np.uint64(0x9E3779B97F4A7C15)
_WORD_BASE = np.uint64(0xD6E8FEB86659FD93)

# What a code point is in a text.
_GAP, _PART, _ALONE, _UNSEEN = range(4)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in their order; all arrays have one entry a word.

    Attributes:
        keys: equal for equal words.
        begins: the first code point of each.
        ends: the first code point behind each.
    """

    keys: Keys
    begins: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.keys)

    def first_from(self, place: int) -> int:
        """The first word that ends behind the code point `place`; the number of words where none does."""
        return int(np.searchsorted(self.ends, place, side="right"))

    def first_behind(self, place: int) -> int:
        """The first word that begins at or behind the code point `place`."""
        return int(np.searchsorted(self.begins, place, side="left"))


class Page:
    """The turns of a transcript as one text, turns parted by `BREAK`.

    Attributes:
        turns: the turns.
        text: their words.
    """

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = turns
        self.text = BREAK.join(turn.text for turn in turns)
        lengths = np.fromiter((len(turn.text) + len(BREAK) for turn in turns), np.int64, len(turns))
        self._starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
        self._borders: list[int] = self._starts.tolist()

    def place(self, turn: int, offset: int) -> int:
        """The code point of the text that is the code point `offset` of a turn."""
        return self._borders[turn] + offset

    def turn_at(self, place: int) -> int:
        """The turn that holds a code point of the text; the border behind a turn belongs to it."""
        return min(max(bisect_right(self._borders, place) - 1, 0), len(self.turns) - 1)

    def turns_at(self, places: Places) -> Places:
        """`turn_at` for many places: shape (n,) to shape (n,)."""
        found = np.searchsorted(self._starts, places, side="right") - 1
        return np.clip(found, 0, max(len(self.turns) - 1, 0)).astype(np.int64)

    def offset_at(self, place: int) -> tuple[int, int]:
        """The turn that holds a code point of the text, and the code point in that turn."""
        turn = self.turn_at(place)
        return turn, place - self._borders[turn]

    def words(self, step: Step = unwatched, *, exact: bool = False) -> Words:
        """The words of the text; see `words_of`."""
        chunks, place = [], 0
        for chunk in _chunks(self.text):
            step(place / len(self.text))
            found = words_of(chunk, exact=exact)
            chunks.append(Words(found.keys, found.begins + place, found.ends + place))
            place += len(chunk)
        if not chunks:
            return words_of("")
        return Words(
            np.concatenate([chunk.keys for chunk in chunks]),
            np.concatenate([chunk.begins for chunk in chunks]),
            np.concatenate([chunk.ends for chunk in chunks]),
        )


def words_of(text: str, *, exact: bool = False) -> Words:
    """The words of a text.

    Args:
        text: any text.
        exact: words are what stands between blanks, and differ where a single code point does. Otherwise they
            are runs of letters and digits (a character, in scripts that write no blanks), and case and
            accents do not count.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, letters = _read(text, codes, exact=exact)
    seen = np.flatnonzero(kinds != _UNSEEN)
    kinds, letters = kinds[seen], letters[seen]
    inside = kinds != _GAP
    fresh = inside.copy()
    fresh[1:] &= (kinds[1:] == _ALONE) | (kinds[:-1] != _PART)
    firsts = np.flatnonzero(fresh)
    if not len(firsts):
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    lengths = np.add.reduceat(inside, firsts, dtype=np.int64)
    behind = np.append(seen, len(text))[firsts + lengths]
    return Words(_keys(letters, inside, firsts, lengths), seen[firsts].astype(np.int64), behind)


def grams(keys: Keys, size: int) -> Keys:
    """A key for every `size` words in a row: shape (n,) to shape (n - size + 1,), empty where too few."""
    count = max(len(keys) - size + 1, 0)
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = mixed * _WORD_BASE + keys[place : place + count]
    return mixed


def _keys(letters: Keys, inside: NDArray[np.bool_], firsts: Places, lengths: Places) -> Keys:
    """The hash of each word: the sum of letter times base to the power of its place, then well stirred."""
    places = np.arange(len(letters), dtype=np.int64)[inside] - np.repeat(firsts, lengths)
    powers = np.full(int(lengths.max()), _LETTER_BASE)
    powers = np.multiply.accumulate(powers)
    terms = letters[inside] * powers[places]
    keys = np.add.reduceat(terms, np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)[:-1])))
    keys ^= keys >> np.uint64(31)
    keys *= _WORD_BASE
    keys ^= keys >> np.uint64(29)
    return keys


def _read(text: str, codes: NDArray[np.uint32], *, exact: bool) -> tuple[NDArray[np.uint8], Keys]:
    """What each code point is, and the number that stands for its letter."""
    used = set(text)
    size = max(map(ord, used), default=0) + 1
    kinds, letters = np.zeros(size, np.uint8), np.zeros(size, np.uint64)
    for character in used:
        code = ord(character)
        kinds[code], letters[code] = _exactly(character) if exact else _loosely(character)
    return kinds[codes], letters[codes]


def _exactly(character: str) -> tuple[int, int]:
    return (_GAP if character.isspace() else _PART), ord(character) + 1


@lru_cache(maxsize=8192)
def _loosely(character: str) -> tuple[int, int]:
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf":
        return _UNSEEN, 0
    if not character.isalnum():
        return _GAP, 0
    plain = unicodedata.normalize("NFKD", character.casefold())[0]
    return (_ALONE if category == "Lo" and _writes_no_blanks(character) else _PART), ord(plain) + 1


def _writes_no_blanks(character: str) -> bool:
    """Chinese, Japanese, Thai, Lao, Burmese, Khmer; Korean does write blanks."""
    code = ord(character)
    if 0xAC00 <= code <= 0xD7A3:
        return False
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide or 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF


def _chunks(text: str) -> Iterator[str]:
    """The text in pieces that end between words, as far as there are blanks."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            border = max(text.rfind(BREAK, start, end), text.rfind(" ", start, end))
            end = border + 1 if border >= start else end
        yield text[start:end]
        start = end
