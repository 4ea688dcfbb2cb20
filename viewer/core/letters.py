"""What words are written with: letters, digits, and the marks that are put on letters.

Accents that stand alone (``e\\u0301``), vowel signs and points belong to the word they stand in, though `str`
and `re` do not take them for letters. Source: Unicode Standard Annex #44, General_Category, M.
"""

from __future__ import annotations

import unicodedata

WITHOUT_BLANKS = r"\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Characters of scripts that put no blanks between words, as the inside of a pattern's brackets."""


def in_word(character: str) -> bool:
    """Whether a character is part of a word."""
    return character.isalnum() or character == "_" or is_mark(character)


def is_mark(character: str) -> bool:
    """Whether a character is put on the one before it."""
    return unicodedata.category(character).startswith("M")


def without_marks(text: str) -> str:
    """`text` with a letter in the place of each mark, for patterns: as many code points."""
    return text if text.isascii() else "".join("x" if is_mark(letter) else letter for letter in text)
