"""The list of notes: cards to look at, choose, open and write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.core.annotations import Annotation, Colour
from viewer.core.notes_order import Row
from viewer.ui.panels.hovered_cards import HoveredCards
from viewer.ui.panels.note_writing import NoteWriting
from viewer.ui.panels.notes_card import GAP, PAD, Card, Content, Fonts
from viewer.ui.panels.notes_model import NotesModel
from viewer.ui.panels.notes_painter import Looks, paint_card, paint_heading
from viewer.ui.panels.notes_words import quote_of, told_colour, told_group, told_time
from viewer.ui.plain import plain_tip
from viewer.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 400  # cards that stay laid out
_HEADING = 16  # around the words of a heading
_LETTER = 0.52  # width of a letter, in line heights, for guesses


class NotesView(HoveredCards):
    """Shows a `NotesModel`.

    Attributes:
        writing: puts the reader into a note.
        draft_of: what is being written, by the annotation's id, instead of its note; None for nothing.
        tint_of: the colour of a tag, by its name.

    Signals:
        shown: (`Annotation`) it was clicked, or the keyboard came to it.
        opened: (`Annotation`) a double click, or Enter.
        left: Escape: the reader wants to go back to the text.
        menu_wanted: (`QPoint`) a context menu at this global position.
    """

    shown = Signal(object)
    opened = Signal(object)
    left = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: NotesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = model
        self._cards: dict[Row, Card] = {}
        self._remembered: tuple[list[str], str] = [], ""
        self.draft_of: Callable[[str], str | None] = lambda _id: None
        self.tint_of: Callable[[str], Colour | None] = lambda _tag: None
        super().__init__(theme, parent)
        self.writing = NoteWriting(self, model)
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(lambda: self.choose(*self._remembered))  # after Qt forgot the choice
        self.setAccessibleName(self.tr("Notes"))

    def chosen(self) -> list[str]:
        """Ids of the chosen annotations, in the order of the list, none twice."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return list(dict.fromkeys(self._model.row(row).id for row in rows))

    def current(self) -> Annotation | None:
        """The annotation the keyboard is at."""
        row = self.currentIndex().row()
        return self._model.annotation(row) if row >= 0 else None

    def choose(self, ids: list[str], current: str = "") -> None:
        """Choose these, as far as they are listed, without showing them in the text."""
        model, selection = self._model, self.selectionModel()
        flag = selection.SelectionFlag
        rows = [number for number in map(model.number, ids) if number >= 0]
        selection.clear()
        at = model.number(current) if current else -1
        if at >= 0 or rows:
            index = model.index(at if at >= 0 else rows[0], 0)
            selection.setCurrentIndex(index, flag.NoUpdate)
        for row in rows:
            selection.select(model.index(row, 0), flag.Select)

    def redraw(self) -> None:
        """What cards say changed in ways the model knows nothing of: drafts, colours of tags, a face."""
        self._cards.clear()
        self._fonts = Fonts.of(self.font())
        self.relayout()

    # Rows

    def forget_card(self, row: Row) -> None:
        """A card says something else now."""
        self._cards.pop(row, None)
        number = self._model.number_of(row)
        if number >= 0:
            self.settle_row(number)

    def guess_heights(self, rows: range) -> list[int]:
        line = self.fontMetrics().height()
        letters = max(8, int((self.viewport().width() - 42) / (line * _LETTER)))
        line_px, around = line * 1.12, 2 * PAD + GAP
        found = []
        for number in rows:
            annotation = self._model.annotation(number)
            if annotation is None:
                found.append(line + _HEADING)
                continue
            anchor, note = annotation.anchor, len(annotation.note)
            quoted = min(3, 1 + (len(anchor.quote) + 1) // letters) if anchor else 0
            noted = min(8, 1 + (note - 1) // letters) if note else 0
            lines = 1 + quoted + noted + bool(annotation.tags) + annotation.unfinished
            found.append(round(line_px * lines) + around)
        return found

    def true_height(self, row: int) -> int:
        if self._model.row(row).heading:
            return self.fontMetrics().height() + _HEADING
        return self.card(row).height

    def card(self, number: int) -> Card:
        """The card at a place of the list, laid out.

        Raises:
            LookupError: there is a heading.
        """
        row = self._model.row(number)
        card = self._cards.get(row)
        width = self.viewport().width()
        if card is not None and card.width == width:
            return card
        annotation = self._model.annotation(number)
        if annotation is None:
            raise LookupError(number)
        place = self._model.place
        speaker = place.name(place.speaker(annotation))
        tints = tuple(map(self.tint_of, annotation.tags))
        height = self.writing.height_in(row)
        draft = self.draft_of(row.id) if height is None else None
        if draft is not None and draft.strip() == annotation.note:
            draft = None
        content = Content(annotation, told_time(annotation, place), speaker, draft, tints)
        if len(self._cards) >= _KEPT:
            self._cards.clear()
        card = self._cards[row] = Card(content, width, self._fonts, height)
        return card

    def paint_rows(self, rows: range, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        selection, model = self.selectionModel(), self._model
        current = self.currentIndex().row() if self.hasFocus() else -1
        for number in rows:
            row, area = self._model.row(number), self.row_rect(number)
            if row.heading:
                words = told_group(row, self._model.order, self._model.place)
                painter.setFont(self._fonts.time)
                paint_heading(painter, area, words, self._model.group_size(row), self._theme)
            else:
                chosen = selection.isSelected(model.index(number, 0))
                looks = Looks(chosen, number == current, number == self._hovered)
                paint_card(painter, self.card(number), area.top(), self._theme, looks)
        painter.end()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        annotation = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if annotation is not None:
                self.opened.emit(annotation)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if self.current() not in (None, annotation):
                self.shown.emit(self.current())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.indexAt(event.position().toPoint()).row()
        annotation = self._model.annotation(number) if number >= 0 else None
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if annotation is not None and plain:
            self.shown.emit(annotation)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.indexAt(event.position().toPoint()).row()
        annotation = self._model.annotation(number) if number >= 0 else None
        if annotation is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(annotation)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.indexAt(event.pos()).row()
            QToolTip.showText(event.globalPos(), self._tip(number), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, number: int) -> str:
        annotation = self._model.annotation(number) if number >= 0 else None
        if annotation is None:
            return ""
        card = self.card(number)
        parts = (quote_of(annotation), annotation.note) if card.cut else ()
        said = "\n\n".join(part for part in (told_colour(annotation.colour), *parts) if part)
        return plain_tip(said)

    def reset(self) -> None:
        self._cards.clear()
        super().reset()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        for number in range(first.row(), last.row() + 1):
            self._cards.pop(self._model.row(number), None)
        super().dataChanged(first, last, roles)

    def _remember(self) -> None:
        current = self.current()
        self._remembered = self.chosen(), current.id if current else ""
