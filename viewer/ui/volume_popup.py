"""The slider that opens over the volume button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from viewer.ui.icon_button import IconButton
from viewer.ui.theme import Theme, tabular

_GAP = 6


class VolumePopup(QFrame):
    """Loudness from 0 to 100, and a button that mutes.

    Signals:
        volume_requested: (0 to 100) the reader moved the slider.
    """

    volume_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("popup")
        self.mute = IconButton("volume", self.tr("Mute"), self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(140)
        self.slider.setAccessibleName(self.tr("Volume"))
        self.slider.setToolTip(self.tr("Volume"))
        self.slider.valueChanged.connect(self._on_value)
        self._figure = QLabel(self)
        self._figure.setFont(tabular(self.font()))
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figure.setMinimumWidth(self._figure.fontMetrics().horizontalAdvance("100") + 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 6)
        for part in (self.mute, self.slider, self._figure):
            row.addWidget(part)
        self._asked = False

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.mute.set_theme(theme)

    def set_volume(self, volume: int) -> None:
        """Show a loudness that is so already; asks for nothing."""
        self._asked = True
        self.slider.setValue(volume)
        self._asked = False
        self._figure.setText(str(volume))

    def open_over(self, button: QWidget) -> None:
        """Open above `button`, the slider ready for the arrow keys."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() // 2 - self.width() // 2, -self.height() - _GAP))
        window = button.window()
        rightmost = window.mapToGlobal(QPoint(window.width() - self.width() - _GAP, 0)).x()
        self.move(min(corner.x(), rightmost), max(button.screen().availableGeometry().top(), corner.y()))
        self.slider.setFocus()
        self.show()

    def _on_value(self, volume: int) -> None:
        self._figure.setText(str(volume))
        if not self._asked:
            self.volume_requested.emit(volume)
