"""The difference between two editions, to be read: each change with its time and what stands around it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from viewer.controllers.edition_work import Offer
from viewer.core.anchor import between
from viewer.core.editions import Change, Hunk, Stretch
from viewer.core.timecode import format_ms
from viewer.core.transcript import Turn

_AT_ONCE = 60  # changes; more are written when the reader comes near the end
_AROUND = 50  # code points of what is the same
_LONGEST, _TAIL = 700, 120  # of a change in one piece
_GAP = 7
_TINT = 48  # of the highlight's colour, 0 to 255


class DiffText(QTextEdit):
    """Removed words are struck out, added ones bold and underlined; the kind stands before each change."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old, self._new = offer.old_turns or (), offer.turns
        hunks = offer.difference.hunks if offer.difference is not None else ()
        self._hunks = [hunk for hunk in hunks if hunk.change is not Change.SAME]
        self._written = 0
        self.setReadOnly(True)
        self.document().setDocumentMargin(10)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What is different in the transcript"))
        self._make_formats()
        if self._hunks:
            self._write_more()
        else:
            self._write_nothing(offer)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._on_scrolled(value))
        bar.rangeChanged.connect(lambda _low, high: self._on_scrolled(bar.value() if high else 0))

    @property
    def written(self) -> int:
        """How many of the changes can be read already."""
        return self._written

    @property
    def changes(self) -> int:
        """How many there are."""
        return len(self._hunks)

    def _make_formats(self) -> None:
        palette = self.palette()
        tint = QColor(palette.color(QPalette.ColorRole.Highlight))
        tint.setAlpha(_TINT)
        self._block = QTextBlockFormat()
        self._block.setBottomMargin(_GAP)
        self._plain, self._label = QTextCharFormat(), QTextCharFormat()
        self._label.setForeground(palette.color(QPalette.ColorRole.PlaceholderText))
        self._removed, self._added = QTextCharFormat(), QTextCharFormat()
        self._removed.setFontStrikeOut(True)
        self._added.setFontUnderline(True)
        self._added.setFontWeight(700)
        self._added.setBackground(tint)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._written < len(self._hunks) and value >= bar.maximum() - bar.pageStep():
            self._write_more()

    def _write_nothing(self, offer: Offer) -> None:
        if offer.difference is not None:
            words = self.tr("No word is different: only the turns are parted otherwise.")
        elif offer.old_turns is None and any(note.id not in offer.foreign for note in offer.notes):
            words = self.tr("The words of the other version are not known: places are found by their quotes.")
        else:
            words = self.tr("The notes were made in these words, or in some that are not known any more.")
        self.setPlainText(words)

    def _write_more(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for hunk in self._hunks[self._written : self._written + _AT_ONCE]:
            if not cursor.atStart():
                cursor.insertBlock()
            cursor.setBlockFormat(self._block)
            self._write(cursor, hunk)
            self._written += 1
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, hunk: Hunk) -> None:
        time = self._time(hunk)
        cursor.insertText(f"{time} {self._told(hunk)}: " if time else f"{self._told(hunk)}: ", self._label)
        before, behind = self._around(hunk.new)
        cursor.insertText(before, self._plain)
        if hunk.old.words:
            cursor.insertText(self._words(self._old, hunk.old), self._removed)
        if hunk.old.words and hunk.new.words:
            cursor.insertText(" ", self._plain)
        if hunk.new.words:
            cursor.insertText(self._words(self._new, hunk.new), self._added)
        cursor.insertText(behind, self._plain)

    def _time(self, hunk: Hunk) -> str:
        turns, stretch = (self._new, hunk.new) if self._new else (self._old, hunk.old)
        turn = min(stretch.start_turn, len(turns) - 1)
        return format_ms(turns[turn].start_ms) if turn >= 0 else ""

    def _told(self, hunk: Hunk) -> str:
        if hunk.moved:
            return self.tr("Moved here") if hunk.new.words else self.tr("Moved away")
        names = {
            Change.ADDED: self.tr("Added"),
            Change.REMOVED: self.tr("Removed"),
            Change.REPLACED: self.tr("Changed"),
        }
        return names[hunk.change]

    def _around(self, stretch: Stretch) -> tuple[str, str]:
        """A few words of the new edition on either side, of the same turns."""
        if stretch.end_turn >= len(self._new):
            return "", ""
        text, rest = self._new[stretch.start_turn].text, self._new[stretch.end_turn].text
        first, last = max(0, stretch.start - _AROUND), stretch.end + _AROUND
        before = ("… " if first else "") + _flat(text[first : stretch.start]).lstrip()
        behind = _flat(rest[stretch.end : last]).rstrip() + (" …" if last < len(rest) else "")
        gap = "" if stretch.words or not behind or behind.startswith(" ") else " "
        return before, gap + behind

    def _words(self, turns: tuple[Turn, ...], stretch: Stretch) -> str:
        words = _flat(
            between(turns, stretch.start_turn, stretch.start, stretch.end_turn, stretch.end), breaks=" ¶ "
        )
        if len(words) <= _LONGEST:
            return words
        left_out = self.tr("({count} words in all)").format(count=stretch.words)
        return f"{words[: _LONGEST - _TAIL]} … {left_out} … {words[-_TAIL:]}"


def _flat(text: str, breaks: str = " ") -> str:
    """Text in one paragraph."""
    return breaks.join(text.replace("\u2028", "\n").replace("\u2029", "\n").splitlines()) if text else ""
