"""What was found in a file: its turns, who speaks, what was doubtful or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QWidget,
)

from viewer.core.choices import Choices
from viewer.core.timecode import format_ms
from viewer.core.transcript import NOTHING, Remark, Transcript
from viewer.readers.look import Look
from viewer.ui.dialogs.table import Made, Rows, RowTable
from viewer.ui.translate import told

_SHOWN = 200  # code points of a turn in the list
_NAME = Qt.ItemDataRole.UserRole


class Found(QTabWidget):
    """Three lists.

    Signals:
        line_wanted: (int) the reader came to something that stands in this line of the file.
        speakers_chosen: (frozenset of str, frozenset of str) these names are speakers, and these are none.
    """

    line_wanted = Signal(int)
    speakers_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._transcript: Transcript = NOTHING
        self._remarks: Sequence[Remark] = ()
        self._choices = Choices()
        self._names: dict[str, tuple[int, bool]] = {}  # lines, and whether it is a speaker
        self._turn_rows = Rows((self.tr("Time"), self.tr("Speaker"), self.tr("Text")), ())
        self._remark_rows = Rows((self.tr("Line"), self.tr("What"), self.tr("Text")), ())
        self.turns = self._table(self._turn_rows, self.tr("Turns"), (74, 130))
        self.remarks = self._table(self._remark_rows, self.tr("Doubtful or left out"), (56, 84))
        self.speakers = QListWidget()
        self.speakers.setAccessibleName(self.tr("Who speaks"))
        self.speakers.itemChanged.connect(self._on_ticked)
        for part in (self.turns, self.speakers, self.remarks):
            self.addTab(part, "")
        self.turns.selectionModel().currentRowChanged.connect(lambda now, _was: self._on_turn(now.row()))
        self.remarks.selectionModel().currentRowChanged.connect(lambda now, _was: self._on_remark(now.row()))

    def show_look(self, look: Look, choices: Choices) -> None:
        """Show what was found in this way of reading."""
        self._transcript = transcript = look.transcript or NOTHING
        self._choices = choices
        kinds = [self.tr("Doubtful")] * len(look.warnings) + [self.tr("Left out")] * len(look.ignored)
        self._remarks = (*look.warnings, *look.ignored)
        for model, rows in (
            (self._turn_rows, Made(len(transcript.turns), self._turn_cells)),
            (self._remark_rows, Made(len(kinds), lambda row: self._remark_cells(row, kinds[row]))),
        ):
            model.put(rows)
        self._list_speakers(look)
        others = len(look.options.names or ())
        names = f"{len(look.speakers)}" + (f" + {others}?" if others else "")
        self.setTabText(0, self.tr("Turns ({count})").format(count=len(transcript.turns)))
        self.setTabText(1, self.tr("Speakers ({count})").format(count=names))
        self.setTabText(2, self.tr("Doubtful or left out ({count})").format(count=len(kinds)))

    def go_to_turn(self, turn: int) -> None:
        """Show a turn in its list; where the reader is stays as it is."""
        if turn < self._turn_rows.rowCount():
            self.turns.selectionModel().blockSignals(True)
            self.turns.selectRow(turn)
            self.turns.selectionModel().blockSignals(False)
            self.turns.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 140)

    def _turn_cells(self, row: int) -> Sequence[str]:
        turn = self._transcript.turns[row]
        time = "" if turn.stamp_ms is None else format_ms(turn.stamp_ms)
        name = "" if turn.speaker is None else self._transcript.speakers[turn.speaker].name
        return time, name, " ".join(turn.text[:_SHOWN].split())

    def _remark_cells(self, row: int, kind: str) -> Sequence[str]:
        remark = self._remarks[row]
        return str(remark.line) if remark.line else "", kind, told(remark.text)[:_SHOWN]

    def _on_turn(self, row: int) -> None:
        if 0 <= row < len(self._transcript.turns):
            self.line_wanted.emit(self._transcript.turns[row].line)

    def _on_remark(self, row: int) -> None:
        if 0 <= row < len(self._remarks):
            self.line_wanted.emit(self._remarks[row].line)

    def _list_speakers(self, look: Look) -> None:
        """Names keep their places when they are ticked or not."""
        others = look.options.names
        counts = {name: (count, True) for name, count in look.speakers.items()}
        counts |= {name: (count, False) for name, count in (others or {}).items() if name not in counts}
        known = [name for name in self._names if name in counts]
        self._names = {
            name: counts[name] for name in chain(known, (n for n in counts if n not in self._names))
        }
        row = self.speakers.currentRow()
        self.speakers.blockSignals(True)
        self.speakers.clear()
        for name, (count, speaks) in self._names.items():
            self.speakers.addItem(self._item(name, count, speaks=speaks, free=others is not None))
        self.speakers.setCurrentRow(min(row, self.speakers.count() - 1))
        self.speakers.blockSignals(False)

    def _item(self, name: str, count: int, *, speaks: bool, free: bool) -> QListWidgetItem:
        words = self.tr("{name} – turns: {count}")
        if not speaks:
            words = self.tr("{name} – perhaps a name, lines: {count}")
        item = QListWidgetItem(words.format(name=name, count=count))
        item.setData(_NAME, name)
        if free:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if speaks else Qt.CheckState.Unchecked)
        return item

    def _on_ticked(self, item: QListWidgetItem) -> None:
        """A name that was chosen before is let go; any other is chosen."""
        name, on = item.data(_NAME), item.checkState() is Qt.CheckState.Checked
        speakers, others = self._choices.speakers - {name}, self._choices.no_speakers - {name}
        chosen = self._choices.speakers | self._choices.no_speakers
        if name not in chosen:
            speakers, others = (speakers | {name}, others) if on else (speakers, others | {name})
        self._choices = replace(self._choices, speakers=speakers, no_speakers=others)
        self.speakers_chosen.emit(speakers, others)

    def _table(self, rows: Rows, name: str, widths: Sequence[int]) -> RowTable:
        table = RowTable(rows, name, self)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        return table
