"""The pill "Now playing 12:34": the way back to what is heard."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton

from viewer.core.timecode import format_ms
from viewer.ui.icons import icon
from viewer.ui.theme import Theme, mix

_MARGIN = 14


class NowPlayingPill(QPushButton):
    """Lies over the edge of a view behind which the lit turn is; hidden otherwise."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._direction: Literal["up", "down"] = "down"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.viewport().installEventFilter(self)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._show_icon()
        over = mix(theme.accent, theme.text, 0.15).name()
        self.setStyleSheet(
            f"QPushButton {{ background: {theme.accent.name()}; color: {theme.accent_text.name()};"
            f" border: 2px solid {theme.accent.name()}; border-radius: 17px; padding: 5px 16px 5px 12px; }}"
            f"QPushButton:hover {{ background: {over}; border-color: {over}; }}"
            f"QPushButton:focus {{ border-color: {theme.text.name()}; }}"
        )

    def point(self, direction: Literal["up", "down"] | None, ms: int) -> None:
        """Show the pill with an arrow and a time, or hide it.

        Args:
            direction: where the lit turn is; None hides the pill.
            ms: audio time now.
        """
        if direction is None:
            self.hide()
            return
        text = self.tr("Now playing {time}").format(time=format_ms(ms))
        if (text, direction) == (self.text(), self._direction) and not self.isHidden():
            return
        self._direction = direction
        self.setText(text)
        where = self.tr("above") if direction == "up" else self.tr("below")
        self.setAccessibleName(self.tr("{text}, {where}: go there").format(text=text, where=where))
        self.setToolTip(self.tr("Go to what is playing and follow it (F)"))
        self._show_icon()
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _show_icon(self) -> None:
        self.setIcon(icon(self._direction, self._theme.accent_text))

    def _place(self) -> None:
        self.resize(self.sizeHint().width(), 34)
        area = self._area.viewport().geometry()
        left = area.x() + (area.width() - self.width()) // 2
        below = area.y() + area.height() - self.height() - _MARGIN
        self.move(left, area.y() + _MARGIN if self._direction == "up" else below)
