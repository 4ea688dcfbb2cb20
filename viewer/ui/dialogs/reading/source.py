"""The lines of a transcript's file, and beside each what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.core.source_lines import Fate, SourceLines
from viewer.core.timecode import format_ms
from viewer.core.transcript import NOTHING, Transcript
from viewer.readers.look import Look
from viewer.ui import icons
from viewer.ui.dialogs.table import Made, Rows, RowTable
from viewer.ui.theme import Theme
from viewer.ui.translate import told

_LONGEST = 400  # characters of a line that are drawn
_LONGEST_TIP = 2_000
_NUMBER, _FATE, _TEXT = range(3)
_FATE_WIDTH = 190
_BAR = 4
_SIGN = 14
_GAP = 6
_Index = QModelIndex | QPersistentModelIndex


class SourceRows(Rows):
    """A row for each line; its cells are made when they are drawn."""

    def __init__(self, theme: Theme) -> None:
        super().__init__((self.tr("Line"), self.tr("What became of it"), self.tr("Text")), ())
        self._theme = theme
        self._source: SourceLines | None = None
        self._transcript: Transcript = NOTHING

    def show_look(self, look: Look) -> None:
        """Show the lines of another look."""
        self._source, self._transcript = look.source, look.transcript or NOTHING
        lines = look.source.lines

        def cells(row: int) -> Sequence[str]:
            return str(row + 1), self.told(row), lines[row][:_LONGEST].replace("\t", "  ")

        self.put(Made(len(lines), cells))

    def fate(self, row: int) -> Fate:
        """What became of the line in a row."""
        return self._source.fate(row + 1) if self._source else Fate.NONE

    def doubtful(self, row: int) -> bool:
        """Whether there is a warning about the line in a row."""
        return self._source is not None and row + 1 in self._source.warnings

    def turn(self, row: int) -> int | None:
        """Index of the turn that the line in a row belongs to."""
        return self._source.turn(row + 1) if self._source else None

    def hue(self, row: int) -> int | None:
        """The speaker's colour of the line in a row."""
        turn = self.turn(row)
        return None if turn is None else self._transcript.hue(self._transcript.turns[turn].speaker)

    def told(self, row: int) -> str:
        """What became of the line in a row, in words."""
        parts = [self._told_fate(row)]
        if self._source is not None:
            if self._source.in_part(row + 1):
                parts.append(self.tr("left out in part"))
            parts += [told(text) for text in self._source.warnings.get(row + 1, ())]
        return " · ".join(part for part in parts if part)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; what is no turn is quiet."""
        if role == Qt.ItemDataRole.ForegroundRole:
            spoken = self.fate(index.row()) in (Fate.TURN, Fate.WORDS)
            quiet = index.column() == _NUMBER or not spoken
            return self._theme.quiet if quiet else self._theme.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _TEXT and self._source:
            return _plain_tip(self._source.lines[index.row()][:_LONGEST_TIP])
        return super().data(index, role)

    def _told_fate(self, row: int) -> str:
        fate = self.fate(row)
        if fate is Fate.IGNORED:
            return self.tr("Left out")
        turn = self.turn(row) if fate is Fate.TURN else None
        if turn is None:
            return ""
        begun = self._transcript.turns[turn]
        time = "" if begun.stamp_ms is None else format_ms(begun.stamp_ms)
        name = "" if begun.speaker is None else self._transcript.speakers[begun.speaker].name
        return f"{time} {name}".strip() or self.tr("A turn begins")


class _FateDelegate(QStyledItemDelegate):
    """Draws the speaker's bar beside all lines of a turn, and a sign where something is doubtful."""

    def __init__(self, rows: SourceRows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._theme = rows, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, area = index.row(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, self._theme.selection)
        if self._rows.turn(row) is not None:
            bar = QRect(area.left() + _GAP, area.top(), _BAR, area.height())
            painter.fillRect(bar, self._theme.speaker(self._rows.hue(row)))
        area.setLeft(area.left() + 2 * _GAP + _BAR)
        words = self._theme.text if self._rows.fate(row) is Fate.TURN else self._theme.quiet
        if self._rows.doubtful(row):
            words = self._theme.warning
        words = self._theme.selection_text if chosen else words
        if self._rows.doubtful(row):
            sign = QRect(area.left(), area.center().y() - _SIGN // 2, _SIGN, _SIGN)
            icons.draw(painter, sign, "warning", words)
            area.setLeft(sign.right() + _GAP)
        painter.setPen(words)
        text = painter.fontMetrics().elidedText(
            self._rows.told(row), Qt.TextElideMode.ElideRight, area.width() - _GAP
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class SourceTable(RowTable):
    """All lines of the file, however many.

    Signals:
        turn_reached: (int) the reader is at a line of this turn.
    """

    turn_reached = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.rows = SourceRows(theme)
        super().__init__(self.rows, "", parent)
        self.setAccessibleName(self.tr("Lines of the file"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(_FATE, _FateDelegate(self.rows, theme, self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(_FATE, _FATE_WIDTH)

    def show_look(self, look: Look) -> None:
        """Show another look; where the reader was stays in sight."""
        line, top = self.currentIndex().row() + 1, self.verticalScrollBar().value()
        self.rows.show_look(look)
        widest = "0" * max(4, len(str(len(look.source))))
        self.horizontalHeader().resizeSection(_NUMBER, self.fontMetrics().horizontalAdvance(widest) + 28)
        if 0 < line <= len(look.source):
            self.setCurrentIndex(self.rows.index(line - 1, 0))
        self.verticalScrollBar().setValue(top)

    def go_to(self, line: int) -> None:
        """Come to a line, in the middle of what is seen."""
        if 0 < line <= self.rows.rowCount():
            index = self.rows.index(line - 1, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        turn = self.rows.turn(current.row()) if current.isValid() else None
        if turn is not None and self.hasFocus():
            self.turn_reached.emit(turn)


def _plain_tip(text: str) -> str:
    """A line as a tool tip: what looks like HTML in it is text."""
    return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
