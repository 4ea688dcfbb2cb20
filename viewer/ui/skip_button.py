"""A round arrow with the seconds it skips."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.icon_button import IconButton

_SIZE = 28
_FIGURES = 9


class SkipButton(IconButton):
    """Back or forward by some seconds; the number stands inside the arrow."""

    def __init__(self, icon: str, name: str, seconds: int, parent: QWidget | None = None) -> None:
        self._seconds = seconds
        super().__init__(icon, name, parent, size=_SIZE)

    def set_seconds(self, seconds: int) -> None:
        """Say how far it skips."""
        self._seconds = seconds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow as any icon, the number over it."""
        super().paintEvent(event)
        if self.icon().isNull():
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(_FIGURES)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect().translated(0, 1), Qt.AlignmentFlag.AlignCenter, str(self._seconds))
        painter.end()
