"""Where the episode stands of how long it is; a press asks for a time to jump to."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from viewer.core.timecode import format_ms
from viewer.ui.icon_button import hint
from viewer.ui.theme import Theme, tabular

_HOUR_MS = 3_600_000
_PADDING = 7
_ALL_EIGHTS = str.maketrans("0123456789", "8888888888")


class TimeButton(QToolButton):
    """Says 1:14 / 12:08, as wide as this episode will ever need, so that nothing moves while it plays."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._position_ms = 0
        self._duration_ms = 0
        self.shown = ""
        self.setFont(tabular(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Jump to a time"))
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def bind(self, jump: QAction) -> None:
        """Let a press trigger this action."""
        self.clicked.connect(jump.trigger)
        self.setToolTip(hint(self.tr("Jump to a time"), jump.shortcut()))

    def set_position(self, ms: int) -> None:
        """Say what is heard; cheap while the second stays the same."""
        changed = ms // 1000 != self._position_ms // 1000
        self._position_ms = ms
        if changed:
            self._say()

    def set_duration(self, ms: int) -> None:
        """Say how long the episode is; 0 where there is none."""
        self._duration_ms = ms
        self._say()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The widest text this episode can bring about, and the height of a button."""
        widest = self._whole(self._duration_ms).translate(_ALL_EIGHTS)
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(widest) + 2 * _PADDING, metrics.height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Never narrower: a time cut short is a wrong time."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the position as text, the duration as an aside."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        position, _, rest = self.shown.partition(" ")
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.text if self._duration_ms else self._theme.quiet)
        painter.drawText(area, align, position)
        left = area.left() + self.fontMetrics().horizontalAdvance(position + " ")
        painter.setPen(self._theme.quiet)
        painter.drawText(QRect(left, area.top(), area.width(), area.height()), align, rest)
        painter.end()

    def _whole(self, position_ms: int) -> str:
        position = format_ms(position_ms, hours=self._duration_ms >= _HOUR_MS or None)
        return f"{position} / {format_ms(self._duration_ms)}" if self._duration_ms else position

    def _say(self) -> None:
        # Not the button's own text: a new one would lay out the whole bar every second.
        self.shown = self._whole(self._position_ms)
        self.update()
        position, duration = format_ms(self._position_ms), format_ms(self._duration_ms)
        said = self.tr("{position} of {duration}").format(position=position, duration=duration)
        self.setAccessibleName(said if self._duration_ms else position)
