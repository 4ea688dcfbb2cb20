"""Set how much later the sound is heard than the player says: by ear, while it plays."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers.audio_delay import AudioDelay
from viewer.core.delay import MOST_MS
from viewer.ui.theme import tabular

_FINE_MS = 10
_COARSE_MS = 100
_WIDTH = 380
_MARGIN = 16


class AudioDelayDialog(QDialog):
    """A slider and a field in milliseconds that act at once; the window under it can be used meanwhile.

    It goes on showing what holds, whoever changes it.
    """

    def __init__(
        self, delay: AudioDelay, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        """Show `delay`; ``play``, ``less_delay`` and ``more_delay`` of `actions` work in here, too."""
        super().__init__(parent)
        self._delay, self._play = delay, actions["play"]
        self.setWindowTitle(self.tr("Audio delay"))
        self.addActions([actions["less_delay"], actions["more_delay"]])
        self._slider = self._make_slider()
        self._field = self._make_field()
        self._device = QLabel()
        self._device.setProperty("quiet", True)
        self._device.setWordWrap(True)
        self._lay_out()
        delay.changed.connect(self._show_ms)
        delay.device_changed.connect(self._show_device)
        self._show_ms(delay.ms)
        self._show_device()
        self._slider.setFocus()

    def place_over(self, bar: QWidget) -> None:
        """Stand over the right end of the window's text, above `bar`, where it hides the least."""
        self.adjustSize()
        window = bar.window()
        corner = bar.mapToGlobal(QPoint(bar.width() - self.width() - _MARGIN, -self.height() - 5 * _MARGIN))
        top = window.mapToGlobal(QPoint(0, 0))
        self.move(max(corner.x(), top.x()), max(corner.y(), top.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses, where no button takes it: one has to listen."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._play.trigger()
        else:
            super().keyPressEvent(event)

    def _make_slider(self) -> QSlider:
        slider = _CentredSlider(Qt.Orientation.Horizontal)
        slider.setProperty("centred", True)
        slider.setRange(-MOST_MS, MOST_MS)
        slider.setSingleStep(_FINE_MS)
        slider.setPageStep(_COARSE_MS)
        slider.setAccessibleName(self.tr("Audio delay in milliseconds"))
        slider.valueChanged.connect(self._on_slider)
        return slider

    def _make_field(self) -> QSpinBox:
        field = QSpinBox()
        field.setRange(-MOST_MS, MOST_MS)
        field.setSingleStep(_FINE_MS)
        field.setSuffix(self.tr(" ms"))
        field.setKeyboardTracking(False)  # half a number would throw the light about
        field.setFont(tabular(field.font()))
        field.lineEdit().setTextMargins(6, 0, 6, 0)
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setAccessibleName(self.tr("Audio delay in milliseconds"))
        field.valueChanged.connect(self._delay.set_ms)
        return field

    def _lay_out(self) -> None:
        early = self.tr("The light comes before the sound? Raise the delay.")
        late = self.tr("It comes after the sound? Lower it.")
        how = QLabel(f"{early}\n{late}")
        how.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._reset = buttons.addButton(self.tr("Reset"), QDialogButtonBox.ButtonRole.ResetRole)
        self._reset.clicked.connect(lambda: self._delay.set_ms(0))
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined] # Enter ends a number, nothing more
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._slider, 1)
        row.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 14)
        column.setSpacing(10)
        column.addWidget(how)
        column.addLayout(row)
        column.addWidget(self._device)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)

    def _on_slider(self, ms: int) -> None:
        self._delay.set_ms(round(ms / _FINE_MS) * _FINE_MS)
        self._show_ms(self._delay.ms)

    def _show_ms(self, ms: int) -> None:
        for part in (self._slider, self._field):
            blocked = part.blockSignals(True)  # it is so already, nothing is asked for
            part.setValue(ms)
            part.blockSignals(blocked)
        self._reset.setEnabled(ms != 0)

    def _show_device(self) -> None:
        name = self._delay.device.name
        if name:
            text = self.tr("Kept for this sound device: {device}").format(device=name)
        else:
            text = self.tr("Kept for this computer: it does not name its sound device.")
        self._device.setText(text)
        self._slider.setAccessibleDescription(text)
        self._field.setAccessibleDescription(text)


class _CentredSlider(QSlider):
    """Marks the middle, where nothing is delayed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.rect().center()
        painter.setPen(self.palette().buttonText().color())
        painter.drawLine(middle.x(), middle.y() - 7, middle.x(), middle.y() + 7)
        painter.end()
        super().paintEvent(event)
