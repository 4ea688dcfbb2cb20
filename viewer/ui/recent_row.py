"""One episode in the list of recent ones: its title, and how far it was heard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer.core.timecode import format_ms
from viewer.ui.plain import plain_tip
from viewer.ui.theme import Theme, tabular

_PADDING = 12
_LINE = 3


@dataclass(frozen=True, slots=True)
class RecentItem:
    """An episode that was open before.

    Attributes:
        key: what the window knows it by.
        title: as it is read.
        aside: the speakers, say; may be empty.
        position_ms: where the reader left off.
        duration_ms: its length; None while unknown.
        present: False where its files are not where they were.
    """

    key: int
    title: str
    aside: str = ""
    position_ms: int = 0
    duration_ms: int | None = None
    present: bool = True


class RecentRow(QAbstractButton):
    """Opens the episode; the thin line below says how far it was heard, the words at the right say it too."""

    def __init__(self, item: RecentItem, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._theme = theme
        self.setText(item.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (item.title, self._heard()) if part))
        self.setToolTip(plain_tip(self.tr("Open {title} where you left off").format(title=item.title)))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and air."""
        return QSize(300, 2 * self.fontMetrics().lineSpacing() + 2 * _PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, texts and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.pressed if self.isDown() else self._theme.hover)
            painter.drawRoundedRect(self.rect(), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        self._draw_texts(painter, self.rect().adjusted(_PADDING, _PADDING - 3, -_PADDING, -_PADDING))
        self._draw_line(painter)
        painter.end()

    def _heard(self) -> str:
        item = self.item
        if not item.present:
            return self.tr("The file was moved")
        if not item.duration_ms:
            return format_ms(item.position_ms) if item.position_ms else ""
        position, duration = format_ms(item.position_ms), format_ms(item.duration_ms)
        if not item.position_ms:
            return duration
        return self.tr("{position} of {duration}").format(position=position, duration=duration)

    def _draw_texts(self, painter: QPainter, area: QRect) -> None:
        right = Qt.TextElideMode.ElideRight
        top = Qt.AlignmentFlag.AlignTop
        painter.setFont(tabular(self.font()))
        painter.setPen(self._theme.quiet)
        heard = self._heard()
        taken = painter.fontMetrics().horizontalAdvance(heard) + _PADDING
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | top, heard)
        below = area.adjusted(0, painter.fontMetrics().lineSpacing(), 0, 0)
        painter.drawText(
            below, top, painter.fontMetrics().elidedText(self.item.aside, right, area.width() - taken)
        )
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self._theme.text if self.item.present else self._theme.quiet)
        painter.drawText(
            area, top, painter.fontMetrics().elidedText(self.item.title, right, area.width() - taken)
        )

    def _draw_line(self, painter: QPainter) -> None:
        if not self.item.duration_ms:
            return
        whole = QRectF(_PADDING, self.height() - _PADDING + 3, self.width() - 2 * _PADDING, _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.line)
        painter.drawRoundedRect(whole, 1.5, 1.5)
        share = min(1.0, self.item.position_ms / self.item.duration_ms)
        if share:
            painter.setBrush(self._theme.accent)
            whole.setWidth(max(_LINE, whole.width() * share))
            painter.drawRoundedRect(whole, 1.5, 1.5)
