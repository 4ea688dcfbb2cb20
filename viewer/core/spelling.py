"""The words of a text as a search takes them: exactly as they are spelled, and folded to their plain letters.

Capitals never count. Exactly spelled, "å" is not "a"; folded it is. Marks count as accents by their canonical
combining class (Unicode Standard, 4.3): those above 9, so that vowel signs, nuktas and voicing marks stay.
Scripts that are written without blanks give a word for each letter, so that a phrase finds any row of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from viewer.core.letters import is_mark

VERSION = f"1/{unicodedata.unidata_version}"
"""Another one may give other words for the same text."""

_LONGEST = 80  # code points of a word that count
_ACCENT = 9
_MARK = "\u0300"
_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]")
# Thai, Lao, Tibetan, Myanmar, Khmer; kana, ideographs.
_ALONE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_ALONE}]{_MARK}*|(?:(?![{_ALONE}])[\w{_MARK}])+")
_PLAIN = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe"}
)


class Word(NamedTuple):
    """A word in its text.

    Attributes:
        start: its first code point.
        end: the one behind its last.
        exact: how it is spelled, in small letters.
        folded: the same without accents.
    """

    start: int
    end: int
    exact: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of a text, in its order."""
    shape = _BEYOND_LATIN.sub(_shape, text)
    for found in _WORD.finditer(shape):
        start, end = found.span()
        exact, folded = _spelled(text[start : min(end, start + _LONGEST)])
        if exact:
            yield Word(start, end, exact, folded)


def fold(text: str) -> str:
    """`text` in plain small letters, with one blank between two words."""
    return " ".join(word.folded for word in words(text))


def _shape(letter: re.Match[str]) -> str:
    """A letter as the pattern knows it: as many code points, any mark as one that is known."""
    return _MARK if is_mark(letter[0]) else letter[0]


@lru_cache(maxsize=1 << 16)
def _spelled(word: str) -> tuple[str, str]:
    if word.isascii():
        small = word.lower()
        return small, small
    exact = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    apart = unicodedata.normalize("NFD", exact.translate(_PLAIN))
    bare = "".join(letter for letter in apart if unicodedata.combining(letter) <= _ACCENT)
    return exact, unicodedata.normalize("NFC", bare) or exact
