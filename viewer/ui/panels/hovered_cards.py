"""A list of cards that shows which one the pointer is over, in the colours of a theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.panels.card_list import CardList
from viewer.ui.panels.notes_card import Fonts
from viewer.ui.theme import Theme


class HoveredCards(CardList):
    """What the lists of notes and of hits share beside their rows.

    Subclasses paint `_hovered`, the row under the pointer (-1 for none), with `_theme` and `_fonts`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme, self._hovered = theme, -1
        super().__init__(parent)
        self._fonts = Fonts.of(self.font())
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()
