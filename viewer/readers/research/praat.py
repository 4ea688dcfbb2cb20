"""What Praat's text files are made of: numbers, texts and flags; everything else is a comment.

https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Where the quote that ends a label is missing, it ends before what looks like the next one. It is one match
# as far as it goes: to begin anew behind each quote would take the square of the time.
_NEXT = r"(?:intervals|points|item)\s{0,9}\[|\"(?:Interval|Text)Tier\"|(?:[\d.]{1,30}\s{1,9}){2}\""
_ON = rf"\n(?![ \t]{{0,40}}(?:{_NEXT}))"
_REST = r"(?P<end>\"?)|![^\n]*|(?P<bare>[^\s\"=]+)"
_SHORT = re.compile(rf'"(?P<text>(?:[^"\n]++|""|{_ON})*+){_REST}')
# Where a label ends its line, a quote inside it is one that its writer forgot to double.
_LONG = re.compile(rf'"(?P<text>(?:[^"\n]++|""|"(?![ \t]{{0,40}}$)|{_ON})*+){_REST}', re.MULTILINE)
_IS_LONG = re.compile(r"\s{0,99}File type[^\n]{0,99}\n[^\n]{0,99}\n\s{0,99}xmin\s{0,9}=")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,30})?(?:[eE][+-]?\d{1,3})?s?")
_SPECIAL = re.compile(r"\\([A-Za-z])([`'^~\"<;:!,/o\-es])")
_ACCENTS = dict(
    zip("`'^~\"<;:!,", "\u0300\u0301\u0302\u0303\u0308\u030c\u0328\u030b\u0307\u0327", strict=True),
    o="\u030a",
)
_LETTERS = {"ae": "æ", "Ae": "Æ", "o/": "ø", "O/": "Ø", "ss": "ß", "l/": "ł", "L/": "Ł", "d-": "đ", "D-": "Đ"}
_LETTERS |= {"bs": "\\"}  # a backslash itself


@dataclass(slots=True)
class Token:
    """A piece of a file that means something.

    Attributes:
        line: 1-based source line.
        text: what stands between quotes; None for a number.
        number: as written; 0 for a text.
        damaged: whether the quote that ends a text is missing.
    """

    line: int
    text: str | None = None
    number: float = 0.0
    damaged: bool = False


def tokens(source: str) -> Iterator[Token]:
    """All numbers and texts of a file, in its order; line breaks are line feeds."""
    line, at = 1, 0
    pattern = _LONG if _IS_LONG.match(source) else _SHORT
    for found in pattern.finditer(source):
        line += source.count("\n", at, found.start())
        at = found.start()
        if (text := found["text"]) is not None:
            yield Token(line, text.replace('""', '"'), damaged=not found["end"])
        elif (bare := found["bare"]) and _NUMBER.fullmatch(bare):
            yield Token(line, number=float(bare.rstrip("s")))


def unescaped(text: str) -> str:
    r"""A label with letters in place of what Praat writes for them: ``\a"`` is ä, ``\ae`` is æ.

    Phonetic signs stay as they are: they stand on tiers that are no text.
    """
    return _SPECIAL.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    if letter := _LETTERS.get(found[1] + found[2]):
        return letter
    letter = unicodedata.normalize("NFC", found[1] + _ACCENTS.get(found[2], "\\"))
    return letter if len(letter) == 1 else found[0]
