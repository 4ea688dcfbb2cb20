"""The list of what was found in the library."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from viewer.core.found import Found, FoundEpisode
from viewer.ui.panels.hovered_cards import HoveredCards
from viewer.ui.panels.notes_card import GAP, PAD, Fonts
from viewer.ui.panels.notes_painter import Looks, paint_heading
from viewer.ui.panels.search_card import HitCard
from viewer.ui.panels.search_model import SearchModel
from viewer.ui.theme import Theme

_HEADING = 16  # around the title of an episode


class SearchView(HoveredCards):
    """Shows a `SearchModel`.

    Signals:
        shown: (`Found`) the keyboard came to it.
        opened: (`Found`) a click, or Enter.
        left: Escape.
        typed: (`QKeyEvent`) a letter that belongs into the field.
    """

    shown = Signal(object)
    opened = Signal(object)
    left = Signal()
    typed = Signal(QKeyEvent)

    def __init__(self, model: SearchModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = model
        self._cards: dict[int, HitCard] = {}
        super().__init__(theme, parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Found in the library"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def current(self) -> Found | None:
        """The hit that is chosen."""
        return self._model.hit(self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Choose the hit in this row, and bring it into view."""
        index = self._model.index(number, 0)
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)
        if number == 1:  # the title of its episode comes along
            self.verticalScrollBar().setValue(0)

    # Rows

    def guess_heights(self, rows: range) -> list[int]:
        line = self.fontMetrics().height()
        card = round(line * 1.12 * 4) + 2 * PAD + GAP
        return [card if self._model.hit(row) else line + _HEADING for row in rows]

    def true_height(self, row: int) -> int:
        hit = self._model.hit(row)
        return self._card(row, hit).height if hit else self.fontMetrics().height() + _HEADING

    def paint_rows(self, rows: range, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        current = self.currentIndex().row()
        for number in rows:
            row, area = self._model.row(number), self.row_rect(number)
            if isinstance(row, FoundEpisode):
                painter.setFont(self._fonts.time)
                paint_heading(painter, area, row.title, self._model.size_of(row), self._theme)
            else:
                looks = Looks(number == current, self.hasFocus(), number == self._hovered)
                self._card(number, row).paint(painter, area.top(), self._theme, looks)
        painter.end()

    def _card(self, number: int, hit: Found) -> HitCard:
        card = self._cards.get(number)
        if card is None or card.hit is not hit or card.width != self.viewport().width():
            card = self._cards[number] = HitCard(hit, self.viewport().width(), self._fonts)
        return card

    # What Qt calls

    def reset(self) -> None:
        self._cards.clear()
        super().reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hit = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if hit is not None:
                self.opened.emit(hit)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace or (event.text().isprintable() and event.text().strip()):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)
            if self.current() not in (None, hit):
                self.shown.emit(self.current())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        hit = self._model.hit(self.indexAt(event.position().toPoint()).row())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(hit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange) and self.model():
            self._cards.clear()
            self._fonts = Fonts.of(self.font())
            self.relayout()
