"""Words that come piece by piece, put together with single blanks."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"\s+")


class Said:
    """What was put together so far. A line feed stands where the source breaks the line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The whole, without blanks around it."""
        return "".join(self._pieces).rstrip()

    def add(self, piece: str) -> int | None:
        """Add some text; where its first word begins, in code points, or None where it has none."""
        plain = _BLANKS.sub(_blank, piece)
        if not self._pieces or self._pieces[-1][-1].isspace():
            plain = plain.lstrip()
        if not plain:
            return None
        begin = self._length + plain[0].isspace()
        self._pieces.append(plain)
        self._length += len(plain)
        return begin if plain.strip() else None


def _blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "
