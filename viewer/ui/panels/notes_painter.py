"""Paints the cards and headings of the list of notes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from viewer.core.annotations import Kind
from viewer.ui import icons
from viewer.ui.panels.notes_card import GAP, OUTER, PAD, Card
from viewer.ui.panels.shades import paint_swatch
from viewer.ui.theme import Theme

_SWATCH = 13
_ROUND = 7.0
_BAR = 3
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Looks:
    """How a card stands in the list.

    Attributes:
        chosen: it is selected.
        focused: the keyboard is at it.
        hovered: the pointer is over it.
    """

    chosen: bool = False
    focused: bool = False
    hovered: bool = False


def paint_card(painter: QPainter, card: Card, top: int, theme: Theme, looks: Looks) -> None:
    """Draw `card` with its upper edge at `top`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, card, top, theme, looks)
    left, y = OUTER + PAD, float(top + PAD)
    _paint_head(painter, card, left, y, theme)
    card.quote.draw(painter, left, y + card.line + 3, theme.text)
    y = float(top + card.note_top)
    if card.editing is None:
        card.note.draw(painter, left, y, theme.quiet)
    y = _paint_signs(painter, card, left, y + card.below, theme)
    _paint_chips(painter, card, left, y, theme)
    painter.restore()


def paint_heading(painter: QPainter, area: QRect, words: str, count: int, theme: Theme) -> None:
    """Draw what stands above a group, and how many there are."""
    painter.save()
    room = area.adjusted(OUTER + 2, 6, -OUTER - 2, -4)
    figure = str(count)
    taken = painter.fontMetrics().horizontalAdvance(figure) + 10
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room.width() - taken)
    painter.setPen(theme.text)
    painter.drawText(room, _UPRIGHT, shown)
    painter.setPen(theme.quiet)
    painter.drawText(
        room.adjusted(painter.fontMetrics().horizontalAdvance(shown) + 8, 0, 0, 0), _UPRIGHT, figure
    )
    painter.restore()


def _paint_ground(painter: QPainter, card: Card, top: int, theme: Theme, looks: Looks) -> None:
    area = QRectF(OUTER + 0.5, top + 0.5, card.width - 2 * OUTER - 1, card.height - GAP - 1)
    ground = theme.hover_band if looks.hovered else theme.surface
    painter.setBrush(theme.active_band if looks.chosen else ground)
    painter.setPen(
        QPen(theme.accent if looks.chosen else theme.line, 2 if looks.focused and looks.chosen else 1)
    )
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    if looks.chosen:  # not by its colour alone
        bar = QRectF(area.left() + 1, area.top() + _ROUND, _BAR, area.height() - 2 * _ROUND)
        painter.fillRect(bar, theme.accent)
    elif looks.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), _ROUND - 2, _ROUND - 2)


def _paint_head(painter: QPainter, card: Card, left: float, y: float, theme: Theme) -> None:
    middle, content = y + card.line / 2, card.content
    if content.annotation.kind is Kind.BOOKMARK:
        area = QRect(round(left) - 2, round(middle) - 8, 16, 16)
        icons.draw(painter, area, "bookmark", theme.text)
    else:
        box = QRectF(left, round(middle - _SWATCH / 2), _SWATCH, _SWATCH + 1)
        paint_swatch(painter, box, content.annotation.colour, theme)
    left += _SWATCH + 7
    painter.setPen(theme.text)
    painter.setFont(card.fonts.time)
    width = painter.fontMetrics().horizontalAdvance(content.time)
    painter.drawText(QRectF(left, y, width + 2, card.line), _UPRIGHT, content.time)
    room = card.room - (_SWATCH + 7 + width + 9)
    painter.setFont(card.fonts.small)
    painter.setPen(theme.quiet)
    name = painter.fontMetrics().elidedText(content.speaker, _RIGHT, room)
    painter.drawText(QRectF(left + width + 9, y, room, card.line), _UPRIGHT, name)


def _paint_signs(painter: QPainter, card: Card, left: float, y: float, theme: Theme) -> float:
    painter.setFont(card.fonts.small)
    side = min(15, card.small_line)
    for sign, words in card.signs:
        color = theme.warning if sign == "warning" else theme.quiet
        upper = round(y) + (card.small_line - side) // 2
        icons.draw(painter, QRect(round(left), upper, side, side), sign, color)
        painter.setPen(color)
        area = QRectF(left + side + 5, y, card.room - side - 5, card.small_line)
        shown = painter.fontMetrics().elidedText(words, _RIGHT, round(area.width()))
        painter.drawText(area, _UPRIGHT, shown)
        y += card.small_line
    return y


def _paint_chips(painter: QPainter, card: Card, left: float, y: float, theme: Theme) -> None:
    painter.setFont(card.fonts.small)
    for tag, place, colour in card.chips:
        area = place.translated(left, y + 2).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.line_strong, 1))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        words = area.adjusted(8, 0, -8, 0)
        if colour is not None:
            painter.setPen(QPen(theme.mark_line(colour), 1))
            painter.setBrush(theme.mark(colour))
            painter.drawEllipse(QPointF(words.left() + 3, words.center().y()), 3.5, 3.5)
            words.setLeft(words.left() + 11)
        painter.setPen(theme.text)
        room = round(words.width()) + 1
        shown = painter.fontMetrics().elidedText(tag, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
