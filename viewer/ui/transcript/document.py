"""A transcript as a text document: one block per turn, and Qt's UTF-16 positions against code points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from viewer.core.transcript import Transcript, Turn

# What a text document takes for a break between blocks, a frame or an inline object. Each is replaced by one
# character, so that offsets stay the same; copying takes the words from the transcript, not from here.
_BREAKS = re.compile("[\n\r\u2029\u0085\x0b\x0c]")
_STRUCTURE = re.compile("[\ufdd0\ufdd1\ufffc\ufeff\ud800-\udfff]")
_SPECIAL = re.compile("[\n\r\u2029\u0085\x0b\x0c\ufdd0\ufdd1\ufffc\ufeff\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a transcript: a turn and a code-point offset in its text."""

    turn: int
    offset: int


def to_utf16(text: str, offset: int) -> int:
    """UTF-16 units before the code point at `offset` of `text`."""
    if text.isascii():
        return offset
    return offset + len(_ASTRAL.findall(text, 0, offset))


def to_code_points(text: str, units: int) -> int:
    """Code points before the UTF-16 unit at `units` of `text`; a place inside a pair counts as before it."""
    if text.isascii() or not _ASTRAL.search(text):
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def shown_text(text: str) -> str:
    """`text` as one block of a document, character by character."""
    if not _SPECIAL.search(text):
        return text
    return _STRUCTURE.sub("\ufffd", _BREAKS.sub("\u2028", text))


def _joined(turns: Iterable[Turn]) -> str:
    return "\n".join(shown_text(turn.text) for turn in turns)


def _common(one: str, other: str) -> int:
    """How many characters at their beginning are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class TurnDocument(QTextDocument):
    """Holds the text of all turns, block `i` being turn `i`.

    Attributes:
        transcript: what is shown.
    """

    def __init__(self, transcript: Transcript, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.transcript = transcript
        self.setUndoRedoEnabled(False)
        self.setPlainText(_joined(transcript.turns))

    def splice(self, transcript: Transcript, first: int, removed: int, added: int) -> None:
        """Show `transcript`, `added` turns of which stand in the place of `removed`; all others are the same.

        No more of the text is touched than differs, so that cursors elsewhere stay where they are.
        """
        old = _joined(self.transcript.turns[first : first + removed])
        new = _joined(transcript.turns[first : first + added])
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        cursor = QTextCursor(self)
        position = self.block_of(first).position()
        cursor.setPosition(position + to_utf16(old, start))
        cursor.setPosition(position + to_utf16(old, len(old) - end), QTextCursor.MoveMode.KeepAnchor)
        self.transcript = transcript
        cursor.insertText(new[start : len(new) - end])

    def block_of(self, turn: int) -> QTextBlock:
        """The block that shows `turn`."""
        return self.findBlockByNumber(turn)

    def position(self, place: Place) -> int:
        """Document position of `place`, in UTF-16 units."""
        text = self.transcript.turns[place.turn].text
        return self.block_of(place.turn).position() + to_utf16(text, place.offset)

    def place(self, position: int) -> Place:
        """The place at a document position."""
        block = self.findBlock(position)
        return self.place_in(max(0, block.blockNumber()), position - block.position())

    def place_in(self, turn: int, units: int) -> Place:
        """The place at a UTF-16 unit of `turn`'s block."""
        if not self.transcript.turns:
            return Place(0, 0)
        return Place(turn, to_code_points(self.transcript.turns[turn].text, units))

    def units(self, place: Place) -> int:
        """`place`'s offset in the UTF-16 units of its block."""
        return to_utf16(self.transcript.turns[place.turn].text, place.offset)

    def cursor(self, start: Place, end: Place) -> QTextCursor:
        """A text cursor that selects from `start` to `end`."""
        cursor = QTextCursor(self)
        cursor.setPosition(self.position(start))
        cursor.setPosition(self.position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def words(self, start: Place, end: Place) -> str:
        """Exactly the words from `start` to `end`, one line per turn."""
        turns = self.transcript.turns[start.turn : end.turn + 1]
        texts = [turn.text for turn in turns]
        if not texts:
            return ""
        texts[-1] = texts[-1][: end.offset]
        texts[0] = texts[0][start.offset :]
        return "\n".join(texts)
